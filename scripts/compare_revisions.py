# SPDX-License-Identifier: MIT
"""Races two revisions of Whipbird on this machine; run it through scripts/bench-compare.

Each round times BASE, this working tree, and BASE once more, in an order that turns. What BASE
differs from itself is the noise; a change is told only where it exceeds that, and 2 %, in the median
of all rounds and in the middle four fifths of them.
"""

import argparse
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SMALLEST_CHANGE = 0.02


def quantile(values, share):
    """By the nearest rank.

    >>> quantile([3, 1, 2, 5, 4], 0.8), quantile([1, 2], 0.1)
    (4, 1)
    """
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def verdict(base, head, again):
    """What the times of the rounds allow to say: (ratio head/base, noise, a word).

    >>> verdict([10] * 9, [5] * 9, [10.1] * 9)[2]
    'faster'
    >>> verdict([10] * 9, [10.1] * 9, [10] * 9)[2]
    'no difference beyond the noise'
    >>> verdict([10, 12] * 5, [11.5] * 10, [12, 10] * 5)[2]
    'no difference beyond the noise'
    >>> verdict([10] * 9, [11] * 9, [10.05] * 9)[2]
    'slower'
    >>> verdict([10] * 10, [11, 9.5] * 5, [10] * 10)[2]
    'no difference beyond the noise'
    """
    ratios = [h / math.sqrt(b * a) for b, h, a in zip(base, head, again)]
    noise = max(
        SMALLEST_CHANGE, quantile([abs(math.log(a / b)) for b, a in zip(base, again)], 0.9)
    )
    middle = statistics.median(ratios)
    low, high = quantile(ratios, 0.1), quantile(ratios, 0.9)
    if math.log(middle) < -noise and high < 1:
        return middle, noise, "faster"
    if math.log(middle) > noise and low > 1:
        return middle, noise, "slower"
    return middle, noise, "no difference beyond the noise"


def run(command, folder, **options):
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, **options)
    if result.returncode != 0:
        words = (result.stderr or result.stdout).strip().splitlines()[-12:]
        sys.exit("bench-compare: " + " ".join(map(str, command)) + " failed:\n" + "\n".join(words))
    return result.stdout


def unpack(revision):
    """The folder of a revision's sources; what was built there before stays."""
    commit = run(["git", "rev-parse", "--verify", "--quiet", revision + "^{commit}"], ROOT).strip()
    folder = ROOT / ".build-compare" / commit[:12]
    if not (folder / "Package.swift").exists():
        folder.mkdir(parents=True, exist_ok=True)
        archive = subprocess.run(
            ["git", "archive", commit], cwd=ROOT, capture_output=True, check=True
        )
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
    return folder


def build(folder):
    print(f"building {folder}", flush=True)
    run(["swift", "build", "-c", "release", "--product", "whipbird"], folder)
    return folder / ".build" / "release" / "whipbird"


class Kernels:
    """Seconds per waveform of one model on one grid, with its error, by `whipbird benchmark`."""

    def __init__(self, model, grid, waveforms):
        self.name = f"{model}, {grid}"
        self.words = [
            "benchmark", "--model", model, "--grid", grid, "--backends", "native", "--threads", "1",
            "--no-sweeps", "--rounds", "3", "--waveforms", str(waveforms),
        ]  # fmt: skip
        self.errors = {}

    def time(self, program, scratch):
        out = scratch / "figures.json"
        run([program, *self.words, "--json", out], scratch)
        contender = json.loads(out.read_text())["cases"][0]["contenders"][0]
        if "no_speed_because" in contender:
            sys.exit(f"bench-compare: {program}: {self.name}: {contender['no_speed_because']}")
        self.errors[str(program)] = max(contender["strain_errors"])
        return contender["time_per_waveform"]["median"]


class Files:
    """Seconds of `whipbird generate`, settings in and file out."""

    def __init__(self, settings):
        self.name = f"generate {settings.name}"
        self.settings = settings
        self.errors = {}

    def time(self, program, scratch):
        out = scratch / "file.hdf5"
        start = time.perf_counter()
        run([program, "generate", self.settings, "-o", out, "--seed", "1"], scratch)
        elapsed = time.perf_counter() - start
        out.unlink()
        return elapsed


def has_benchmark(program):
    command = [program, "benchmark", "--help"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def race(measure, base, head, rounds, scratch):
    """The times of each contender, round by round."""
    times = {"base": [], "head": [], "again": []}
    programs = {"base": base, "head": head, "again": base}
    for name in times:
        measure.time(programs[name], scratch)
    for turn in range(rounds):
        order = list(times)
        for name in order[turn % 3 :] + order[: turn % 3]:
            times[name].append(measure.time(programs[name], scratch))
    return times


def report(measure, times, base, head):
    ratio, noise, word = verdict(times["base"], times["head"], times["again"])
    line = f"{measure.name:34} {word}"
    if word in ("faster", "slower"):
        line += f": {100 * (1 / ratio - 1):+.1f} % speed"
    line += f"  (noise {100 * noise:.1f} %)"
    errors = [measure.errors.get(str(program)) for program in (base, head)]
    if None not in errors:
        line += f"  error {errors[0]:.1e} -> {errors[1]:.1e}"
    print(line, flush=True)
    return {"name": measure.name, "times": times, "ratio": ratio, "noise": noise, "verdict": word}


def main():
    parser = argparse.ArgumentParser(
        prog="scripts/bench-compare",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("base", metavar="BASE", help="the revision to compare with")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--waveforms", type=int, default=50)
    parser.add_argument("--model", action="append", help="a model in place of all; repeatable")
    parser.add_argument("--json", type=pathlib.Path, help="write the times to this file")
    options = parser.parse_args()
    if options.rounds < 3:
        parser.error("--rounds must be at least 3: fewer show no noise")
    base, head = build(unpack(options.base)), build(ROOT)
    measures = [Files(ROOT / "Examples" / "imrphenomd_multibanded.yaml")]
    if has_benchmark(base):
        models = options.model or [
            "IMRPhenomD", "IMRPhenomXAS", "IMRPhenomXHM", "IMRPhenomPv2", "IMRPhenomXP",
            "IMRPhenomXPHM",
        ]  # fmt: skip
        measures += [
            Kernels(model, grid, options.waveforms)
            for model in models
            for grid in ("uniform", "multibanded")
        ]
    else:
        print("BASE has no `whipbird benchmark`: files alone are compared")
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    results = []
    with tempfile.TemporaryDirectory(dir=place) as scratch:
        scratch = pathlib.Path(scratch)
        for measure in measures:
            times = race(measure, base, head, options.rounds, scratch)
            results.append(report(measure, times, base, head))
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
