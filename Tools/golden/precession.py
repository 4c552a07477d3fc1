# SPDX-License-Identifier: MIT
"""Print the golden values of Tests/KernelsTests/PrecessionAnglesMSATests.swift.

    python Tools/golden/precession.py

Made with lalsuite 7.26.16: SimIMRPhenomXPMSAAngles, version 223, less its value at the reference
frequency, which sets both angles.
"""

import lal
import lalsimulation

BINARIES = [
    (36, 29, (0.3, 0.2, 0.1), (0.1, -0.4, 0.3), 20),
    (80, 5, (0.4, -0.5, 0.6), (-0.3, 0.2, -0.7), 10),
    (60, 59, (0.5, 0.1, -0.2), (-0.6, 0.3, 0.4), 30),
    (12, 9, (-0.7, 0.3, -0.6), (0.2, 0.9, 0.1), 50),
    (140, 20, (0.01, 0.02, 0.9), (0.6, 0.0, -0.6), 15),
    (30, 20, (0.6, 0.3, 0.2), (0, 0, 0), 20),
    (30, 20, (0, 0, 0.5), (0.2, -0.4, 0.3), 20),
    (25, 10, (0, 0, 0.5), (0, 0, -0.3), 25),
]
POINTS = [(20, 2), (55, 1), (130, 3), (240, 4), (190, 2)]


def angles(mass1, mass2, spin1, spin2, reference, order, frequency):
    frequencies = lal.CreateREAL8Sequence(1)
    frequencies.data = [frequency]
    alpha, gamma, cos_beta = lalsimulation.SimIMRPhenomXPMSAAngles(
        frequencies, mass1 * lal.MSUN_SI, mass2 * lal.MSUN_SI, *spin1, *spin2, 0.3,
        reference, order, lal.CreateDict(),
    )
    return float(alpha.data[0]), -float(gamma.data[0]), float(cos_beta.data[0])


for binary in BINARIES:
    start = angles(*binary, 2, binary[-1])
    print("    Golden(")
    mass1, mass2, spin1, spin2, reference = binary
    print(f"      masses: ({mass1}, {mass2}),")
    print(f"      spin1: {spin1},")
    print(f"      spin2: {spin2},")
    print(f"      reference: {reference},")
    print("      angles: [")
    for frequency, order in POINTS:
        alpha, epsilon, cos_beta = angles(*binary, order, frequency)
        print(f"        ({alpha - start[0]!r}, {epsilon - start[1]!r}, {cos_beta!r}),")
    print("      ]")
    print("    ),")


# Polarizations for Tests/KernelsTests/PrecessingModelsTests.swift: SimInspiralChooseFDWaveform from
# 20 to 512 Hz at 1 Hz, without multibanding; (3, 2) is left out of one of the lists, because the
# second difference that LALSimulation takes of its phase rounds to 1e-4 of the mode.
WAVES = [
    (36, 29, (0.3, 0.2, 0.1), (0.1, -0.4, 0.3), 0.7, 1.3, 20),
    (12, 30, (0.4, -0.5, 0.6), (-0.3, 0.2, -0.7), 2.1, 0.4, 30),
    (100, 9, (-0.2, 0.1, -0.8), (0.2, 0.9, 0.1), 1.2, 5.0, 25),
    (30, 30, (0.5, 0.1, -0.2), (-0.6, 0.3, 0.4), 0.4, 3.0, 20),
    (40, 15, (0, 0, 0.5), (0, 0, -0.3), 1.0, 2.0, 20),
    (20, 18, (0, 0, 0), (0.4, 0.3, -0.2), 1.6, 2.0, 40),
]
BINS = [20, 57, 131, 260]
MODES = {"XP": [], "XPHM": [(2, 2), (2, 1), (3, 3), (4, 4)]}


def polarizations(name, modes, mass1, mass2, spin1, spin2, inclination, phase, reference):
    options = lal.CreateDict()
    lalsimulation.SimInspiralWaveformParamsInsertPhenomXHMThresholdMband(options, 0)
    lalsimulation.SimInspiralWaveformParamsInsertPhenomXPHMThresholdMband(options, 0)
    if modes:
        array = lalsimulation.SimInspiralCreateModeArray()
        for ell, emm in modes:
            lalsimulation.SimInspiralModeArrayActivateMode(array, ell, emm)
            lalsimulation.SimInspiralModeArrayActivateMode(array, ell, -emm)
        lalsimulation.SimInspiralWaveformParamsInsertModeArray(options, array)
    plus, cross = lalsimulation.SimInspiralChooseFDWaveform(
        mass1 * lal.MSUN_SI, mass2 * lal.MSUN_SI, *spin1, *spin2, 500e6 * lal.PC_SI, inclination,
        phase, 0, 0, 0, 1, 20, 512, reference, options,
        lalsimulation.SimInspiralGetApproximantFromString("IMRPhenom" + name),
    )
    return plus.data.data, cross.data.data


for name, modes in MODES.items():
    print(f"  static let values{name}: [[Double]] = [")
    for wave in WAVES:
        plus, cross = polarizations(name, modes, *wave)
        numbers = [max(abs(plus).max(), abs(cross).max())]
        for k in BINS:
            numbers += [plus[k].real, plus[k].imag, cross[k].real, cross[k].imag]
        print("    [" + ", ".join(repr(float(x)) for x in numbers) + "],")
    print("  ]")
