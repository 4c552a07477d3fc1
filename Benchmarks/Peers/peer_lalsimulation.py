# SPDX-License-Identifier: MIT
"""LALSimulation as Python users call it: a waveform at a time, with LAL's default options."""

import peer


class LALSimulation:
    def __init__(self, threads):
        peer.use_processors(threads)
        import lal
        import lalsimulation
        import numpy

        self.lal, self.simulation, self.numpy = lal, lalsimulation, numpy
        self.version = f"{lalsimulation.__version__}, numpy {numpy.__version__}"

    def set_up(self, case):
        start = peer.timed(self.prepare, case)[1]
        self.round(len(case["binaries"]))
        return {"set_up_ns": start, "compile_ns": None, "remark": None}

    def prepare(self, case):
        self.case = case
        self.approximant = self.simulation.GetApproximantFromString(case["model"])
        self.frequencies = self.lal.CreateREAL8Sequence(len(case["frequencies"]))
        self.frequencies.data = self.numpy.array(case["frequencies"])
        self.computed = self.numpy.empty(
            (len(case["binaries"]), 2, len(case["frequencies"])), dtype=complex
        )

    def round(self, count):
        return peer.timed(self.compute, count)[1]

    def compute(self, count):
        waveform = self.uniform if self.case["grid"] == "uniform" else self.sequence
        for index in range(count):
            self.computed[index] = waveform(self.case["binaries"][index])

    def uniform(self, binary):
        m1, m2, s1x, s1y, s1z, s2x, s2y, s2z, distance, inclination, phase = binary
        case, lal = self.case, self.lal
        first, count = case["first_bin"], len(case["frequencies"])
        polarizations = self.simulation.SimInspiralChooseFDWaveform(
            m1 * lal.MSUN_SI, m2 * lal.MSUN_SI, s1x, s1y, s1z, s2x, s2y, s2z,
            distance * 1e6 * lal.PC_SI, inclination, phase, 0.0, 0.0, 0.0,
            case["delta_f"], case["f_min"], case["f_max"], case["f_ref"], None, self.approximant,
        )  # fmt: skip
        return [series.data.data[first : first + count] for series in polarizations]

    def sequence(self, binary):
        m1, m2, s1x, s1y, s1z, s2x, s2y, s2z, distance, inclination, phase = binary
        lal = self.lal
        polarizations = self.simulation.SimInspiralChooseFDWaveformSequence(
            phase, m1 * lal.MSUN_SI, m2 * lal.MSUN_SI, s1x, s1y, s1z, s2x, s2y, s2z,
            self.case["f_ref"], distance * 1e6 * lal.PC_SI, inclination, None, self.approximant,
            self.frequencies,
        )  # fmt: skip
        return [series.data.data for series in polarizations]

    def rows(self):
        return self.computed


if __name__ == "__main__":
    peer.run(LALSimulation)
