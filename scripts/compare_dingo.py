# SPDX-License-Identifier: MIT
"""Compares Whipbird with dingo-gw 0.10.3; run it through scripts/compare-dingo.

Four parts, each of which can fail:

files   dingo-gw loads Whipbird's files, gives the items that are in them, lists and merges them
rows    with bilby's random numbers from one seed, both generate the same rows; and from the very
        parameters of dingo-gw's file, too. Models that jump when a parameter changes in its last
        digit (interpolated ones, adaptive integrations) are held to the tolerance in the latter
speed   both generate the same settings with two workers each, turn about
compression
        whitened, heterodyned, expanded datasets: each reads the other's, bases are the same
production (not by default: it takes minutes)
        dingo's production settings with 20 000 waveforms: time, memory and size side by side
"""

import argparse
import contextlib
import os
import pathlib
import statistics
import sys
import tempfile
import time

import bilby
import lal
import lalsimulation
import numpy as np
from dingo.gw.dataset.generate_dataset import generate_dataset
from dingo.gw.dataset.waveform_dataset import WaveformDataset

from compare_dingo_compression import compare_compression, compare_production
from dingo_tools import (
    JUMPING,
    POLARIZATIONS,
    ROOT,
    Failure,
    command_of_dingo,
    expect,
    largest_difference,
    quantiles,
    quiet,
    settings_of,
    stored,
    whipbird,
    write_settings,
)

# What both are held to, relative to the largest |h| of a row. dingo-gw knows the time of its
# waveforms to half a nanosecond, which at 1024 Hz is 3e-6 rad where the strain is small.
TOLERANCE = 1e-6
JUMP_TOLERANCE = 1e-2
# What is left when that half nanosecond is accounted for.
REMAINDER_TOLERANCE = 1e-9


# Files


def check_items(path, precision=None):
    parameters, waveforms = stored(path)
    with quiet():
        dataset = WaveformDataset(file_name=str(path), precision=precision)
    expect(len(dataset) == len(parameters), f"{path}: dingo-gw finds {len(dataset)} rows")
    frequencies = np.asarray(dataset.domain())
    for row in range(len(dataset)):
        item = dataset[row]
        for name in parameters.dtype.names:
            value = np.asarray(parameters[name][row], dtype="f4" if precision == "single" else "f8")
            expect(float(item["parameters"][name]) == float(value), f"{path}, row {row}: {name}")
        for name, rows in waveforms.items():
            expected = rows[row].astype("c8" if precision == "single" else rows.dtype)
            got = np.asarray(item["waveform"][name])
            expect(got.shape == frequencies.shape, f"{path}, row {row}: {name} of {got.shape}")
            expect(np.array_equal(got, expected), f"{path}, row {row}: {name} differs")
    return len(dataset), len(frequencies)


def compare_files(options, folder, settings_path):
    settings = write_settings(settings_of(settings_path, 24), folder, settings_path.name)
    path = whipbird(options, settings, folder / "files.hdf5", "--overwrite")
    for precision in (None, "double", "single"):
        rows, bins = check_items(path, precision)
    print(f"{settings_path.name}: dingo-gw loads {rows} rows of {bins} bins, items equal")
    if options.single_option:
        single = folder / "single.hdf5"
        whipbird(options, settings, single, *options.single_option.split(), "--overwrite")
        check_items(single, "single")
        print("  in single precision likewise")
    listing = command_of_dingo("dingo_ls", path)
    expect("intrinsic_prior" in listing, f"dingo_ls shows:\n{listing}")
    check_merge(options, settings, folder)
    print("  dingo_ls and dingo_merge_datasets work")


def check_merge(options, settings, folder):
    parts = [
        whipbird(options, settings, folder / f"part{i}.hdf5", "--overwrite", seed=i)
        for i in range(2)
    ]
    merged = folder / "merged.hdf5"
    command_of_dingo(
        "dingo_merge_datasets", "--prefix", folder / "part", "--num_parts", 2,
        "--out_file", merged,
    )  # fmt: skip
    parameters, waveforms = stored(merged)
    for name in parameters.dtype.names:
        expected = np.concatenate([stored(part)[0][name] for part in parts])
        expect(np.array_equal(parameters[name], expected), f"merged: {name} differs")
    for name in POLARIZATIONS:
        expected = np.concatenate([stored(part)[1][name] for part in parts])
        expect(np.array_equal(waveforms[name], expected), f"merged: {name} differs")


# Rows


@contextlib.contextmanager
def recorded_epochs():
    """Notes the epoch of each uniform waveform that dingo-gw asks LALSimulation for."""
    original = lalsimulation.SimInspiralFD
    epochs = []

    def recording(*arguments):
        plus, cross = original(*arguments)
        epochs.append((plus.deltaF, plus.epoch.gpsSeconds, plus.epoch.gpsNanoSeconds))
        return plus, cross

    lalsimulation.SimInspiralFD = recording
    try:
        yield epochs
    finally:
        lalsimulation.SimInspiralFD = original


def lost_times(epochs, maximum_frequency):
    """What rounding the epochs to nanoseconds took from the shifts in time, in seconds."""
    lost = []
    for spacing, seconds, nanoseconds in epochs:
        bins = round(maximum_frequency / spacing)
        nyquist = spacing * 2 ** (bins - 1).bit_length()
        shift = 1 / spacing + (seconds + 1e-9 * nanoseconds)
        sample = 0.5 / nyquist
        lost.append(round(shift / sample) * sample - shift)
    return np.array(lost)


def compare_rows(options, folder, settings_path):
    settings = settings_of(settings_path, options.rows)
    path = write_settings(settings, folder, settings_path.name)
    parameters, ours = stored(
        whipbird(options, path, folder / "rows.hdf5", "--overwrite", seed=options.seed)
    )
    bilby.core.utils.random.seed(options.seed)
    with quiet(), recorded_epochs() as epochs:
        dataset = generate_dataset(settings, 1)
    theirs = {name: np.asarray(dataset.polarizations[name]) for name in POLARIZATIONS}
    print(f"{settings_path.name}: {len(parameters)} rows, bilby's seed {options.seed}")
    compare_parameters(parameters, dataset.parameters)
    before = largest_difference(ours, theirs)
    print(f"  |Δh| / max|h|: {quantiles(before)}")
    jumps = settings["waveform_generator"]["approximant"] in JUMPING
    tolerance = JUMP_TOLERANCE if jumps else TOLERANCE
    expect(before.max() <= tolerance, f"waveforms differ by {before.max():.1e}")
    given = rows_from_their_parameters(options, folder, path, dataset, theirs)
    print(f"  from dingo-gw's parameters: {quantiles(given)}")
    expect(given.max() <= TOLERANCE, f"from equal parameters by {given.max():.1e}")
    if jumps:
        return
    if settings["domain"]["type"] == "MultibandedFrequencyDomain":
        remainder = before
    else:
        expect(len(epochs) == len(parameters), "dingo-gw asked LAL for some rows twice")
        remainder = without_lost_times(settings, ours, theirs, epochs)
    expect(
        remainder.max() <= REMAINDER_TOLERANCE,
        f"{remainder.max():.1e} of the difference is unexplained",
    )


def rows_from_their_parameters(options, folder, settings, dataset, theirs):
    table = folder / "theirs.hdf5"
    with quiet():
        dataset.to_file(str(table))
    out = folder / "given.hdf5"
    whipbird(options, settings, out, "--overwrite", "--parameters", str(table))
    return largest_difference(stored(out)[1], theirs)


def compare_parameters(ours, theirs):
    names = list(ours.dtype.names)
    expect(names == list(theirs.columns), f"columns {names} and {list(theirs.columns)}")
    worst = 0.0
    for name in names:
        expected = np.asarray(theirs[name], dtype=float)
        scale = np.maximum(np.abs(expected), 1e-300)
        error = np.max(np.where(ours[name] == expected, 0, np.abs(ours[name] - expected) / scale))
        worst = max(worst, float(error))
    exact = sum(np.array_equal(ours[n], np.asarray(theirs[n], dtype=float)) for n in names)
    print(f"  parameters: {exact} of {len(names)} columns equal to the bit, worst {worst:.1e}")
    expect(worst <= 1e-12, f"parameters differ by {worst:.1e}")


def without_lost_times(settings, ours, theirs, epochs):
    domain = settings["domain"]
    lost = lost_times(epochs, domain["f_max"])
    frequencies = domain["delta_f"] * np.arange(ours["h_plus"].shape[1])
    shift = np.exp(-2j * np.pi * frequencies * lost[:, None])
    exact = {name: theirs[name] * shift for name in POLARIZATIONS}
    remainder = largest_difference(ours, exact)
    print(f"  epochs rounded by up to {np.abs(lost).max() * 1e9:.2f} ns")
    print(f"  with the exact times instead: {quantiles(remainder)}")
    return remainder


# Speed


def compare_speed(options, folder, settings_path):
    settings = settings_of(settings_path, options.waveforms)
    path = write_settings(settings, folder, settings_path.name)
    out, theirs_path = folder / "speed.hdf5", folder / "dingo.hdf5"

    def ours(turn, threads):
        out.unlink(missing_ok=True)
        start = time.perf_counter()
        whipbird(options, path, out, seed=turn, sampler="counter", threads=threads)
        return time.perf_counter() - start

    def theirs(turn):
        theirs_path.unlink(missing_ok=True)
        bilby.core.utils.random.seed(turn)
        start = time.perf_counter()
        with quiet():
            generate_dataset(settings, 2).to_file(str(theirs_path))
        return time.perf_counter() - start

    contenders = {
        "dingo-gw, 2 processes": theirs,
        "whipbird, 2 threads": lambda turn: ours(turn, 2),
        "whipbird, 1 thread": lambda turn: ours(turn, 1),
    }
    times = {name: [] for name in contenders}
    for turn in range(options.rounds + 1):
        for name, run in contenders.items():
            seconds = run(turn)
            if turn > 0:  # the first turn warms all of them up
                times[name].append(seconds)
    # The error is that of the last rows that dingo-gw drew: whipbird draws them too.
    out.unlink(missing_ok=True)
    whipbird(options, path, out, seed=options.rounds, sampler="bilby")
    error = largest_difference(stored(out)[1], stored(theirs_path)[1]).max()
    report_speed(options, settings_path, times, error)


def report_speed(options, settings_path, times, error):
    print(
        f"{settings_path.name}: {options.waveforms} waveforms to {options.folder}, "
        f"{options.rounds} rounds, load {os.getloadavg()[0]:.1f}"
    )
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    for name, seconds in times.items():
        each = [1e6 * second / options.waveforms for second in seconds]
        print(
            f"  {name:21} {1e6 * medians[name] / options.waveforms:8.1f} µs per waveform "
            f"({min(each):.1f} to {max(each):.1f})"
        )
    dingo, two, one = medians.values()
    print(f"  ratio to dingo-gw {dingo / two:.1f}; from 1 to 2 threads {one / two:.2f}")
    print(f"  largest |Δh| / max|h| {error:.1e}")
    print("  (whipbird: the whole command; dingo-gw: without the start of Python and its imports)")
    expect(error <= TOLERANCE, "speeds of waveforms that differ mean nothing")


PARTS = {"files": compare_files, "rows": compare_rows, "speed": compare_speed}
# Parts with settings of their own, run once.
OWN_PARTS = {"compression": compare_compression, "production": compare_production}


def main():
    parser = argparse.ArgumentParser(
        prog="scripts/compare-dingo",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", choices=[*PARTS, *OWN_PARTS], action="append", help="one part alone")
    parser.add_argument("--whipbird", type=pathlib.Path, default=ROOT / ".build/release/whipbird")
    parser.add_argument(
        "--settings", type=pathlib.Path, nargs="+",
        default=[ROOT / "Examples/imrphenomd.yaml", ROOT / "Examples/imrphenomd_multibanded.yaml"],
    )  # fmt: skip
    parser.add_argument("--rows", type=int, default=200, help="rows to compare")
    parser.add_argument("--seed", type=int, default=1234, help="bilby's seed")
    parser.add_argument("--waveforms", type=int, default=2000, help="waveforms to time")
    parser.add_argument("--rounds", type=int, default=5, help="turns to time")
    parser.add_argument("--production-rows", type=int, default=20_000, help="(default: 20 000)")
    parser.add_argument("--production-rounds", type=int, default=1, help="turns (default: 1)")
    parser.add_argument(
        "--single-option", default="--precision single",
        help="what makes whipbird write single precision (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument("--folder", default="/dev/shm", help="where files are made and removed")
    options = parser.parse_args()
    print(f"bilby {bilby.__version__}, lal {lal.__version__}, {options.whipbird}")
    failed = False
    with tempfile.TemporaryDirectory(prefix="whipbird-", dir=options.folder) as folder:
        for name in options.only or [*PARTS, "compression"]:
            for settings_path in options.settings if name in PARTS else [ROOT / "Examples/npe.yaml"]:
                try:
                    {**PARTS, **OWN_PARTS}[name](options, pathlib.Path(folder), settings_path)
                except Failure as failure:
                    print(f"FAILED ({name}, {settings_path.name}): {failure}")
                    failed = True
    print("FAILED" if failed else "PASSED")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
