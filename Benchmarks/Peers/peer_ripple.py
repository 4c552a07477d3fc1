# SPDX-License-Identifier: MIT
"""ripple (JAX) in double precision: all waveforms of a call mapped and compiled together.

Compiling is timed apart. A call takes at most BATCH waveforms, so that its intermediate arrays stay
within a few gigabytes.
"""

import peer

BATCH = 50


class Ripple:
    def __init__(self, threads):
        peer.use_processors(threads)
        import jax

        jax.config.update("jax_enable_x64", True)
        jax.config.update("jax_platforms", "cpu")
        import numpy
        import ripplegw

        self.jax, self.numpy, self.ripple = jax, numpy, ripplegw
        self.version = f"{ripplegw.__version__}, jax {jax.__version__}"

    def set_up(self, case):
        if case["model"] not in self.ripple.list_waveforms():
            raise peer.Refused(f"it has no {case['model']}")
        start = peer.timed(self.prepare, case)[1]
        count = len(case["binaries"])
        compiling = peer.timed(self.compiled, min(BATCH, count))[1]
        self.round(count)
        return {
            "set_up_ns": start,
            "compile_ns": compiling,
            "remark": f"jit and vmap, at most {BATCH} waveforms a call, float64",
        }

    def prepare(self, case):
        jnp = self.jax.numpy
        self.case = case
        self.functions = {}
        waveform = self.ripple.waveform(case["model"], f_ref=case["f_ref"])
        numbers = {name: self.numpy.array(values) for name, values in peer.columns(case).items()}
        m1, m2 = numbers["m1"], numbers["m2"]
        # Its first body is the heavier one, as it is in LAL.
        values = {
            "M_c": (m1 * m2) ** 0.6 / (m1 + m2) ** 0.2,
            "eta": self.numpy.minimum(m1 * m2 / (m1 + m2) ** 2, 0.25),
            "s1_x": numbers["s1x"], "s1_y": numbers["s1y"], "s1_z": numbers["s1z"],
            "s2_x": numbers["s2x"], "s2_y": numbers["s2y"], "s2_z": numbers["s2z"],
            "d_L": numbers["distance"], "phase_c": numbers["phase"], "iota": numbers["iota"],
        }  # fmt: skip
        self.parameters = {name: values[name] for name in waveform.parameter_names}
        self.frequencies = jnp.array(case["frequencies"])

        def both(frequencies, parameters):
            polarizations = waveform(frequencies, parameters)
            return jnp.stack([polarizations["p"], polarizations["c"]])

        self.mapped = self.jax.jit(self.jax.vmap(both, in_axes=(None, 0)))

    def compiled(self, size):
        """The function for so many waveforms at once."""
        if size not in self.functions:
            part = {name: values[:size] for name, values in self.parameters.items()}
            self.functions[size] = self.mapped.lower(self.frequencies, part).compile()
        return self.functions[size]

    def round(self, count):
        starts = range(0, count, BATCH)
        for first in starts:
            self.compiled(min(BATCH, count - first))
        self.computed, nanoseconds = peer.timed(self.compute, count, starts)
        return nanoseconds

    def compute(self, count, starts):
        rows = []
        for first in starts:
            end = min(first + BATCH, count)
            part = {name: values[first:end] for name, values in self.parameters.items()}
            rows.append(self.compiled(end - first)(self.frequencies, part))
        return self.jax.block_until_ready(rows)

    def rows(self):
        return self.numpy.concatenate([self.numpy.asarray(part) for part in self.computed])


if __name__ == "__main__":
    peer.run(Ripple)
