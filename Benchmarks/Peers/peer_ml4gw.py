# SPDX-License-Identifier: MIT
"""ml4gw (PyTorch) on the CPU in double precision, a batch at a time."""

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

        torch.set_num_threads(threads)
        torch.set_grad_enabled(False)
        open_package("ml4gw")
        from ml4gw.waveforms.cbc import IMRPhenomD, IMRPhenomPv2

        self.torch = torch
        self.models = {"IMRPhenomD": IMRPhenomD, "IMRPhenomPv2": IMRPhenomPv2}
        self.version = f"{version('ml4gw')}, torch {torch.__version__}"

    def set_up(self, case):
        if case["model"] not in self.models:
            raise peer.Refused(f"it has no {case['model']}")
        start = peer.timed(self.prepare, case)[1]
        self.round(len(case["binaries"]))
        return {
            "set_up_ns": start,
            "compile_ns": None,
            "remark": f"not compiled, at most {BATCH} waveforms a call, float64",
        }

    def prepare(self, case):
        torch = self.torch
        self.case = case
        self.model = self.models[case["model"]]().double()
        self.frequencies = torch.tensor(case["frequencies"], dtype=torch.float64)
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
        self.parameters = shared | (aligned if case["model"] == "IMRPhenomD" else spins)

    def round(self, count):
        self.computed, nanoseconds = peer.timed(self.compute, count)
        return nanoseconds

    def compute(self, count):
        rows = []
        for first in range(0, count, BATCH):
            part = {n: v[first : min(first + BATCH, count)] for n, v in self.parameters.items()}
            cross, plus = self.model(self.frequencies, f_ref=self.case["f_ref"], **part)
            rows.append((plus, cross))
        return rows

    def rows(self):
        stacked = [self.torch.stack(part, dim=1) for part in self.computed]
        return self.torch.cat(stacked).numpy()


if __name__ == "__main__":
    peer.run(ML4GW)
