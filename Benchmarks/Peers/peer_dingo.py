# SPDX-License-Identifier: MIT
"""dingo-gw as dingo_generate_dataset runs it: its waveforms in one process, or in a pool of several.

What it draws and writes is left out, so that the waveforms are those of the case.
"""

import multiprocessing

import peer


class Dingo:
    def __init__(self, threads):
        # Each process computes on one thread, as dingo_generate_dataset has it.
        peer.use_processors(threads)
        import pandas
        import threadpoolctl
        from importlib.metadata import version

        from dingo.gw.domains import build_domain
        from dingo.gw.waveform_generator import WaveformGenerator, generate_waveforms_parallel

        threadpoolctl.threadpool_limits(limits=1)
        self.pandas, self.build_domain = pandas, build_domain
        self.generator, self.generate = WaveformGenerator, generate_waveforms_parallel
        self.version = f"{version('dingo-gw')}, lalsuite {version('lalsuite')}"
        self.pool = multiprocessing.get_context("fork").Pool(threads) if threads > 1 else None

    def set_up(self, case):
        start = peer.timed(self.prepare, case)[1]
        self.round(len(case["binaries"]))
        return {
            "set_up_ns": start,
            "compile_ns": None,
            "remark": "LAL's default options; uniform grids conditioned by SimInspiralFD, merger times "
            "rounded to 1 ns",
        }

    def prepare(self, case):
        self.case = case
        domain = self.build_domain(case["domain"])
        self.waveforms = self.generator(
            case["model"], domain, case["f_ref"],
            spin_conversion_phase=case["spin_conversion_phase"],
        )  # fmt: skip
        self.parameters = self.pandas.DataFrame(case["parameters"], columns=case["names"])

    def round(self, count):
        self.computed, nanoseconds = peer.timed(
            self.generate, self.waveforms, self.parameters[:count], self.pool
        )
        return nanoseconds

    def rows(self):
        import numpy

        first, count = self.case["first_bin"], len(self.case["frequencies"])
        return numpy.stack(
            [
                numpy.asarray(self.computed[name])[:, first : first + count]
                for name in ("h_plus", "h_cross")
            ],
            axis=1,
        )


if __name__ == "__main__":
    peer.run(Dingo)
