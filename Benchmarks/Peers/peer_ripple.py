# SPDX-License-Identifier: MIT
"""ripple (JAX): all waveforms of a call mapped and compiled together.

Compiling is timed apart. On the processor, in double precision, a call takes at most BATCH waveforms,
so that its intermediate arrays stay within a few gigabytes. On a card, in double precision or in JAX's
own single, every call takes a full block, whose parameters lie on the card before the time begins.
"""

import os

import peer

BATCH = 50


class Ripple:
    def __init__(self, threads):
        peer.use_processors(threads)
        self.place = peer.place()
        # Others compute on the same card, turn about.
        os.environ["XLA_PYTHON_CLIENT_PREALLOCATE"] = "false"
        import jax

        if self.place.is_card:
            self.take_card(jax)
        else:
            jax.config.update("jax_platforms", "cpu")
        import numpy
        import ripplegw

        # ripple asks for double precision when it is imported.
        jax.config.update("jax_enable_x64", self.place.float_name == "float64")
        self.jax, self.numpy, self.ripple = jax, numpy, ripplegw
        self.version = f"{ripplegw.__version__}, jax {jax.__version__}"

    def take_card(self, jax):
        try:
            self.device = jax.devices("cuda")[0]
        except RuntimeError as error:
            raise peer.Refused(f"JAX sees no GPU: {error}") from None
        jax.config.update("jax_default_device", self.device)

    def set_up(self, case):
        if case["model"] not in self.ripple.list_waveforms():
            raise peer.Refused(f"it has no {case['model']}")
        start = peer.timed(self.prepare, case)[1]
        count = len(case["binaries"])
        if self.place.is_card:
            return {"set_up_ns": start} | self.set_up_card(case["card_rows"])
        compiling = peer.timed(self.compiled, min(BATCH, count))[1]
        self.round(count)
        return {
            "set_up_ns": start,
            "compile_ns": compiling,
            "remark": f"jit and vmap, at most {BATCH} waveforms a call, float64",
        }

    def set_up_card(self, rows):
        peer.most_rows(self.take_blocks, rows)
        return {
            "compile_ns": self.compiling,
            "block_rows": self.block,
            "remark": f"jit and vmap, {self.block} waveforms a call on {self.device.device_kind}, "
            f"{self.place.float_name}",
        }

    def take_blocks(self, rows):
        """Compiles for blocks of so many waveforms, and runs once."""
        self.block, self.computed = rows, None
        self.compiling = peer.timed(self.compiled, rows)[1]
        self.blocks = [
            self.jax.device_put({name: values[block] for name, values in self.parameters.items()})
            for block in peer.full_blocks(len(self.case["binaries"]), rows)
        ]
        # Rounds hold what was computed before while they compute anew.
        for arrive in (False, True):
            self.computed = self.compute_blocks(arrive)

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
            block = peer.full_blocks(len(self.case["binaries"]), size)[0]
            part = {name: values[block] for name, values in self.parameters.items()}
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

    def card_round(self, arrive):
        self.computed = None
        self.computed, nanoseconds, calls = peer.repeated(lambda: self.compute_blocks(arrive))
        return nanoseconds, calls * len(self.blocks) * self.block

    def compute_blocks(self, arrive):
        rows = [self.compiled(self.block)(self.frequencies, part) for part in self.blocks]
        return self.jax.device_get(rows) if arrive else self.jax.block_until_ready(rows)

    def rows(self):
        parts = [self.numpy.asarray(part) for part in self.computed]
        return self.numpy.concatenate(parts)[: len(self.case["binaries"])]


if __name__ == "__main__":
    peer.run(Ripple)
