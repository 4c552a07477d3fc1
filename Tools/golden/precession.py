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
