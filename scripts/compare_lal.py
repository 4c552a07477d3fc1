# SPDX-License-Identifier: MIT
"""Compares files made through LALSimulation with direct calls of lalsuite; run scripts/compare-lal.

For each approximant, `whipbird generate --backend lal --parameters` makes a few rows on two
threads, and the same waveforms are asked of lalsuite here, one after the other:

multibanded  SimInspiralChooseFDWaveformSequence at the frequencies: to the last bit. Models
             without it (time domain, IMRPhenomPv3HM): SimInspiralFD on the base grid, averaged
             over each bin; compared as 'uniform'
plain        SimInspiralChooseFDWaveform on a uniform grid: to the last bit
uniform      SimInspiralFD, moved in time: to 2e-15 of |h| in each bin, because the rotation is
             computed in another way here; what is zero must be zero. Models of the time domain to
             2e-14 of max|h|: their move is no whole number of samples, and the Fourier transform
             inside LAL rounds otherwise from call to call, as memory is aligned
time         SimInspiralTD at the samples of one period: to the last bit where the merger falls
             on a sample; else to 1e-12 of max|h|, because a Fourier transform moves it there
"""

import argparse
import csv
import multiprocessing
import os
import pathlib
import subprocess
import sys
import tempfile

import h5py

os.environ.setdefault("LAL_DEBUG_LEVEL", "0")
import lal
import lalsimulation as ls
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
POLARIZATIONS = ("h_plus", "h_cross")
F_REF = 20.0

# What each approximant describes: p precession, t tides; s: rows take long.
APPROXIMANTS = {
    "IMRPhenomD": "", "IMRPhenomHM": "", "IMRPhenomPv2": "p", "IMRPhenomPv3HM": "p",
    "IMRPhenomXAS": "", "IMRPhenomXHM": "", "IMRPhenomXP": "p", "IMRPhenomXPHM": "p",
    "IMRPhenomXO4a": "p", "IMRPhenomXAS_NRTidalv3": "t", "IMRPhenomXP_NRTidalv3": "pt",
    "IMRPhenomPv2_NRTidalv2": "pt", "IMRPhenomTHM": "", "IMRPhenomTPHM": "p", "TaylorF2": "",
    "SEOBNRv4": "s", "SEOBNRv4P": "ps", "SEOBNRv4PHM": "ps", "SEOBNRv4HM": "s", "TEOBResumS": "s",
}  # fmt: skip

F_MIN, F_MAX, DELTA_F = 20.0, 1024.0, 0.25
NODES, F_MAX_BASE, DELTA_F_BASE = [20.0, 26.0, 34.0, 46.0, 62.0, 78.0, 1038.0], 1038.0, 0.0625
DURATION, RATE = 4.0, 4096.0
UNIFORM = f"{{type: FD, f_min: {F_MIN}, f_max: {F_MAX}, delta_f: {DELTA_F}}}"
BASE = f"{{type: FD, f_min: {F_MIN}, f_max: {F_MAX_BASE}, delta_f: {DELTA_F_BASE}}}"
DOMAINS = {
    "uniform": UNIFORM,
    "plain": UNIFORM,
    "multibanded": f"{{type: MFD, nodes: {NODES}, delta_f_initial: {DELTA_F_BASE}, "
    f"base_domain: {BASE}}}",
    "time": f"{{type: TD, time_duration: {DURATION}, sampling_rate: {RATE}}}",
}


class Failure(Exception):
    """A comparison that did not hold."""


def expect(holds, text):
    if not holds:
        raise Failure(text)


def draw(name, rows, seed):
    """Parameters of a few binaries that the approximant describes."""
    random = np.random.default_rng([seed, *name.encode()])
    kind = APPROXIMANTS[name]
    tides, precesses = "t" in kind, "p" in kind
    most = 0.3 if tides else 0.8
    table = []
    for _ in range(rows):
        # SEOBNRv4P starts no heavier binary at 20 Hz.
        masses = random.uniform(*((1.1, 1.9) if tides else (25, 38) if "s" in kind else (25, 70)), 2)
        row = {"mass_1": max(masses), "mass_2": min(masses)}
        for body in "12":
            if precesses:
                row[f"a_{body}"] = random.uniform(0, most)
                row[f"tilt_{body}"] = random.uniform(0.1, 3)
            else:
                row[f"chi_{body}"] = random.uniform(-most, most)
            if tides:
                row[f"lambda_{body}"] = random.uniform(100, 1000)
        if precesses:
            row |= {"phi_12": random.uniform(0, 6.28), "phi_jl": random.uniform(0, 6.28)}
        row |= {
            "theta_jn": random.uniform(0.1, 3),
            "phase": random.uniform(0, 6.28),
            "luminosity_distance": random.uniform(500, 2000),
        }
        table.append({key: float(value) for key, value in row.items()})
    return table


def binary(row):
    """The arguments of LAL's calls that describe the binary."""
    mass1, mass2 = row["mass_1"] * lal.MSUN_SI, row["mass_2"] * lal.MSUN_SI
    if "a_1" in row:
        names = ("theta_jn", "phi_jl", "tilt_1", "tilt_2", "phi_12", "a_1", "a_2")
        inclination, *spins = ls.SimInspiralTransformPrecessingNewInitialConditions(
            *(row[name] for name in names), mass1, mass2, F_REF, row["phase"]
        )
    else:
        inclination, spins = row["theta_jn"], [0, 0, row["chi_1"], 0, 0, row["chi_2"]]
    distance = row["luminosity_distance"] * (1e6 * lal.PC_SI)
    options = lal.CreateDict()
    if "lambda_1" in row:
        ls.SimInspiralWaveformParamsInsertTidalLambda1(options, row["lambda_1"])
        ls.SimInspiralWaveformParamsInsertTidalLambda2(options, row["lambda_2"])
    return [mass1, mass2], list(map(float, spins)), distance, inclination, row["phase"], options


def uniform_grid(function, number, row, delta_f, f_max):
    masses, spins, distance, inclination, phase, options = binary(row)
    plus, cross = function(
        *masses, *spins, distance, inclination, phase, 0.0, 0.0, 0.0, delta_f, F_MIN, f_max, F_REF,
        options, number,
    )  # fmt: skip
    count = round(f_max / delta_f) + 1
    rows = np.zeros((2, count), complex)
    for target, series in zip(rows, (plus, cross)):
        length = min(count, series.data.length)
        target[:length] = series.data.data[:length]
    return rows, plus.epoch


def conditioned(number, row, delta_f, f_max):
    """SimInspiralFD with the merger moved to t = 0 and nothing below f_min."""
    rows, epoch = uniform_grid(ls.SimInspiralFD, number, row, delta_f, f_max)
    shift = np.longdouble(epoch.gpsSeconds) + np.longdouble(epoch.gpsNanoSeconds) / 10**9
    shift += 1 / np.longdouble(delta_f)
    if ls.SimInspiralImplementedFDApproximants(number):
        # A whole number of samples, of which the epoch has lost what is below a nanosecond.
        sample = 0.5 / (delta_f * 2 ** (round(f_max / delta_f) - 1).bit_length())
        shift = np.round(shift / sample) * np.longdouble(sample)
    cycles = np.arange(rows.shape[1]) * (np.longdouble(delta_f) * shift)
    angle = -2 * np.longdouble(lal.PI) * (cycles - np.round(cycles))
    rows = rows * (np.cos(angle) + 1j * np.sin(angle))
    rows[:, : round(F_MIN / delta_f)] = 0
    return rows.astype(complex)


def frequencies():
    """The middles of the bins, in the single precision in which dingo keeps them."""
    result = []
    for band, (low, high) in enumerate(zip(NODES, NODES[1:])):
        width = DELTA_F_BASE * 2**band
        middle = (width - DELTA_F_BASE) / 2
        result += [low + i * width + middle for i in range(round((high - low) / width))]
    return np.array(result, dtype=np.float32).astype(float)


def sequence(number, row):
    """Polarizations at the frequencies, or None where the approximant has no such evaluation."""
    masses, spins, distance, inclination, phase, options = binary(row)
    points = lal.CreateREAL8Sequence(len(frequencies()) + 1)
    # The last one is f_max of the base grid, by which some models place the origin of time.
    points.data = np.append(frequencies(), F_MAX_BASE)
    try:
        plus, cross = ls.SimInspiralChooseFDWaveformSequence(
            phase, *masses, *spins, F_REF, distance, inclination, options, number, points
        )
    except RuntimeError:
        return None
    return np.array([plus.data.data[:-1], cross.data.data[:-1]])


def decimated(number, row):
    rows = conditioned(number, row, DELTA_F_BASE, F_MAX_BASE)
    result = []
    for band, (low, high) in enumerate(zip(NODES, NODES[1:])):
        start, end, factor = round(low / DELTA_F_BASE), round(high / DELTA_F_BASE), 2**band
        result.append(rows[:, start:end].reshape(2, -1, factor).mean(axis=2))
    return np.concatenate(result, axis=1)


def times(number, row):
    """One period of SimInspiralTD, the merger at sample 0; and whether it was moved to one."""
    masses, spins, distance, inclination, phase, options = binary(row)
    plus, cross = ls.SimInspiralTD(
        *masses, *spins, distance, inclination, phase, 0.0, 0.0, 0.0, 1 / RATE, F_MIN, F_REF,
        options, number,
    )  # fmt: skip
    count = round(DURATION * RATE)
    start = plus.epoch.gpsSeconds * RATE + plus.epoch.gpsNanoSeconds * RATE / 1e9
    first = round(start)
    rest = start - first
    is_moved = abs(rest) > 2e-9 * RATE
    rows = np.zeros((2, count))
    for target, series in zip(rows, (plus, cross)):
        values = moved(series.data.data, rest) if is_moved else series.data.data
        kept = values[-count:]
        place = first + len(values) - len(kept)
        target[(place + np.arange(len(kept))) % count] = kept
    return rows, is_moved


def moved(values, samples):
    """The signal later by a part of a sample, zeros behind it."""
    length = 1 << (len(values) + 63).bit_length()
    spectrum = np.fft.rfft(values, length)
    spectrum *= np.exp(-2j * np.pi * np.arange(len(spectrum)) * (samples / length))
    spectrum[-1] = spectrum[-1].real
    return np.fft.irfft(spectrum, length)[: len(values)]


def generate(options, folder, name, domain, table):
    """The rows of a file that whipbird makes through LALSimulation."""
    settings, parameters, out = (folder / f for f in ("s.yaml", "p.csv", "o.hdf5"))
    extra = {"plain": ", conditioning: none", "time": f", f_start: {F_MIN}"}.get(domain, "")
    settings.write_text(
        f"domain: {DOMAINS[domain]}\n"
        f"waveform_generator: {{approximant: {name}, f_ref: {F_REF}{extra}}}\n"
    )
    with parameters.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]))
        writer.writeheader()
        writer.writerows(table)
    command = [
        str(options.whipbird), "generate", str(settings), "--parameters", str(parameters),
        "-o", str(out), "--overwrite", "--threads", "2", "--backend", "lal",
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True)
    expect(result.returncode == 0, f"whipbird failed: {result.stderr.strip()}")
    with h5py.File(out) as file:
        return np.stack([file["polarizations"][p][:] for p in POLARIZATIONS], axis=1)


def difference(ours, theirs, tolerance, per_bin):
    """What is to be printed of one row; a Failure where the tolerance is exceeded."""
    expect(ours.shape == theirs.shape, f"shapes {ours.shape} and {theirs.shape}")
    expect(np.isfinite(ours).all() and np.abs(theirs).max() > 0, "nothing to compare")
    if np.array_equal(ours, theirs):
        return 0.0
    scale = np.maximum(np.abs(theirs), 1e-300) if per_bin else np.abs(theirs).max()
    worst = float((np.abs(ours - theirs) / scale).max())
    expect(worst <= tolerance, f"|Δh| is {worst:.1e}, above {tolerance:.0e}")
    return worst


def compare(options, folder, name, domain):
    number = ls.GetApproximantFromString(name)
    is_spectral = bool(ls.SimInspiralImplementedFDApproximants(number))
    if domain == "plain" and not is_spectral:
        return "none in the frequency domain"
    slow = "s" in APPROXIMANTS[name] or "t" in APPROXIMANTS[name]
    table = draw(name, options.slow_rows if slow else options.rows, options.seed)
    if domain == "time":
        table = table[: options.slow_rows]
    worst, exact, how = 0.0, 0, ""
    for row, ours in zip(table, generate(options, folder, name, domain, table)):
        tolerance, per_bin = 2e-15, True
        if domain == "plain":
            theirs = uniform_grid(ls.SimInspiralChooseFDWaveform, number, row, DELTA_F, F_MAX)[0]
            theirs[:, : round(F_MIN / DELTA_F)] = 0
            tolerance = 0
        elif domain == "uniform":
            theirs = conditioned(number, row, DELTA_F, F_MAX)
            tolerance, per_bin = (2e-15, True) if is_spectral else (2e-14, False)
        elif domain == "time":
            theirs, is_moved = times(number, row)
            tolerance, per_bin = (1e-12 if is_moved else 0), False
            how = ", moved between samples" if is_moved else ""
        else:
            theirs = sequence(number, row) if is_spectral else None
            if theirs is None:
                # Means of bins that cancel have larger errors relative to themselves.
                theirs, how = decimated(number, row), ", averaged"
                tolerance, per_bin = 2e-14, False
            else:
                tolerance = 0
        error = difference(ours, theirs, tolerance, per_bin)
        worst, exact = max(worst, error), exact + (error == 0)
    equal = "equal to the bit" if exact == len(table) else f"largest difference {worst:.1e}"
    return f"{len(table)} rows, {equal}{how}"


def compare_all(options, name):
    failed = False
    with tempfile.TemporaryDirectory(prefix="whipbird-") as folder:
        for domain in options.domains:
            try:
                verdict = compare(options, pathlib.Path(folder), name, domain)
            except Failure as failure:
                verdict, failed = f"FAILED: {failure}", True
            print(f"{name:24} {domain:12} {verdict}", flush=True)
    sys.exit(1 if failed else 0)


def main():
    parser = argparse.ArgumentParser(
        prog="scripts/compare-lal",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--whipbird", type=pathlib.Path, default=ROOT / ".build/release/whipbird")
    parser.add_argument("--approximants", nargs="+", default=list(APPROXIMANTS))
    parser.add_argument("--domains", nargs="+", choices=list(DOMAINS), default=list(DOMAINS))
    parser.add_argument("--rows", type=int, default=20, help="rows to compare")
    parser.add_argument("--slow-rows", type=int, default=4, help="of models that take long")
    parser.add_argument("--seed", type=int, default=1, help="of the parameters")
    options = parser.parse_args()
    print(f"lal {lal.__version__}, lalsimulation {ls.__version__}, {options.whipbird}")
    failed = 0
    for name in options.approximants:
        # IMRPhenomTPHM gives other values after a call of IMRPhenomXPHM: each its own process.
        child = multiprocessing.get_context("fork").Process(target=compare_all, args=(options, name))
        child.start()
        child.join()
        failed += child.exitcode != 0
    print(f"FAILED: {failed}" if failed else "PASSED")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
