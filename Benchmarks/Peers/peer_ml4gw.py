# SPDX-License-Identifier: MIT
"""ml4gw (PyTorch), a batch at a time: on the processor in double precision; on a card in double, or in
PyTorch's own single, in full blocks whose parameters lie on the card before the time begins."""

import importlib.util
import sys
import types

import peer

BATCH = 50


def open_package(name):
    """Makes a package's modules importable without what the package itself imports.

    ml4gw's other parts need torchaudio, of which there is none for every version of PyTorch.
    """
    found = importlib.util.find_spec(name)
    if found is None:
        raise peer.Refused(f"there is no {name} in this Python")
    package = types.ModuleType(name)
    package.__path__ = list(found.submodule_search_locations)
    sys.modules[name] = package


class ML4GW:
    def __init__(self, threads):
        peer.use_processors(threads)
        from importlib.metadata import version

        import torch

        self.place = peer.place()
        torch.set_num_threads(threads)
        torch.set_grad_enabled(False)
        if self.place.is_card:
            self.refuse_missing_card(torch)
        open_package("ml4gw")
        from ml4gw.waveforms.cbc import IMRPhenomD, IMRPhenomPv2

        self.torch = torch
        self.type = getattr(torch, self.place.float_name)
        self.models = {"IMRPhenomD": IMRPhenomD, "IMRPhenomPv2": IMRPhenomPv2}
        self.version = f"{version('ml4gw')}, torch {torch.__version__}"

    @staticmethod
    def refuse_missing_card(torch):
        if torch.version.cuda is None:
            raise peer.Refused(f"PyTorch sees no GPU: torch {torch.__version__} is built without CUDA")
        try:
            torch.cuda.init()
        except (RuntimeError, AssertionError) as error:
            raise peer.Refused(f"PyTorch sees no GPU: {error}") from None

    def set_up(self, case):
        if case["model"] not in self.models:
            raise peer.Refused(f"it has no {case['model']}")
        start = peer.timed(self.prepare, case)[1]
        if self.place.is_card:
            return {"set_up_ns": start} | self.set_up_card(case["card_rows"])
        self.round(len(case["binaries"]))
        return {
            "set_up_ns": start,
            "compile_ns": None,
            "remark": f"not compiled, at most {BATCH} waveforms a call, float64",
        }

    def set_up_card(self, rows):
        self.model = self.model.to("cuda")
        self.frequencies = self.frequencies.to("cuda")
        peer.most_rows(self.take_blocks, rows)
        return {
            "compile_ns": None,
            "block_rows": self.block,
            "remark": f"not compiled, {self.block} waveforms a call on "
            f"{self.torch.cuda.get_device_name()}, {self.place.float_name}",
        }

    def take_blocks(self, rows):
        """Copies the parameters of blocks of so many waveforms to the card, and runs once."""
        self.block, self.computed = rows, None
        self.torch.cuda.empty_cache()
        self.blocks = [
            {name: values[block].to("cuda") for name, values in self.parameters.items()}
            for block in peer.full_blocks(len(self.case["binaries"]), rows)
        ]
        # Rounds hold what was computed before while they compute anew.
        for arrive in (False, True):
            self.computed = self.compute_blocks(arrive)

    def prepare(self, case):
        torch = self.torch
        self.case = case
        self.model = self.models[case["model"]]().to(self.type)
        self.frequencies = torch.tensor(case["frequencies"], dtype=self.type)
        numbers = {
            name: torch.tensor(values, dtype=torch.float64)
            for name, values in peer.columns(case).items()
        }
        m1, m2 = numbers["m1"], numbers["m2"]
        shared = {
            "chirp_mass": (m1 * m2) ** 0.6 / (m1 + m2) ** 0.2,
            # The code takes the lighter over the heavier.
            "mass_ratio": m2 / m1,
            "distance": numbers["distance"],
            "phic": numbers["phase"],
            "inclination": numbers["iota"],
        }
        aligned = {"chi1": numbers["s1z"], "chi2": numbers["s2z"]}
        spins = {name: numbers[name] for name in ("s1x", "s1y", "s1z", "s2x", "s2y", "s2z")}
        parameters = shared | (aligned if case["model"] == "IMRPhenomD" else spins)
        self.parameters = {name: values.to(self.type) for name, values in parameters.items()}

    def round(self, count):
        self.computed, nanoseconds = peer.timed(self.compute, count)
        return nanoseconds

    def compute(self, count):
        rows = []
        for first in range(0, count, BATCH):
            part = {n: v[first : min(first + BATCH, count)] for n, v in self.parameters.items()}
            rows.append(self.both(part))
        return rows

    def both(self, part):
        cross, plus = self.model(self.frequencies, f_ref=self.case["f_ref"], **part)
        return plus, cross

    def card_round(self, arrive):
        self.computed = None
        self.computed, nanoseconds, calls = peer.repeated(lambda: self.compute_blocks(arrive))
        return nanoseconds, calls * len(self.blocks) * self.block

    def compute_blocks(self, arrive):
        rows = [self.both(part) for part in self.blocks]
        if arrive:
            rows = [tuple(polarization.cpu() for polarization in part) for part in rows]
        self.torch.cuda.synchronize()
        return rows

    def rows(self):
        stacked = [self.torch.stack(part, dim=1) for part in self.computed]
        return self.torch.cat(stacked)[: len(self.case["binaries"])].cpu().numpy()


if __name__ == "__main__":
    peer.run(ML4GW)
