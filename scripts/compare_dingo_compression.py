# SPDX-License-Identifier: MIT
"""Compressed datasets of Whipbird and dingo-gw, each read by the other's tools."""

import os
import re
import subprocess
import sys
import time

import bilby
import h5py
import numpy as np
from dingo.gw.dataset.generate_dataset import generate_dataset
from dingo.gw.dataset.waveform_dataset import WaveformDataset
from dingo.gw.SVD import SVDBasis

from dingo_tools import (
    POLARIZATIONS,
    command_of_dingo,
    expect,
    largest_difference,
    quiet,
    settings_of,
    stored,
    whipbird,
    write_settings,
)

CURVE = "aLIGO_ZERO_DET_high_P_asd.txt"
UNIFORM = {"type": "UniformFrequencyDomain", "f_min": 20.0, "f_max": 512.0, "delta_f": 0.25}
MULTIBANDED = {
    "type": "MultibandedFrequencyDomain",
    "nodes": [20.0, 36.0, 68.0, 132.0, 388.0],
    "delta_f_initial": 0.25,
    "base_domain": {**UNIFORM, "delta_f": 0.125},
}
SVD = {"size": 60, "num_training_samples": 150, "num_validation_samples": 60}
HETERODYNING = {"order": 2}


def settings_with(example, rows, domain, compression, precessing=False):
    """The example's prior with a quick model of our own kernels."""
    settings = settings_of(example, rows)
    settings["domain"] = domain
    settings["waveform_generator"]["approximant"] = "IMRPhenomPv2" if precessing else "IMRPhenomD"
    if precessing:
        prior = settings["intrinsic_prior"]
        for index in (1, 2):
            prior.pop(f"chi_{index}", None)
            prior[f"a_{index}"] = "bilby.core.prior.Uniform(minimum=0.0, maximum=0.99)"
            prior[f"tilt_{index}"] = "default"
        prior["phi_12"] = prior["phi_jl"] = "default"
    settings.pop("compression", None)
    if compression:
        settings["compression"] = compression
    return settings


def ours(options, *arguments):
    result = subprocess.run(
        [str(options.whipbird), *map(str, arguments)], capture_output=True, text=True
    )
    expect(result.returncode == 0, f"{arguments} failed:\n{result.stderr}{result.stdout}")
    return result.stdout


def items(path):
    """What dingo-gw gives for a file: physical strain, and the domain."""
    with quiet():
        dataset = WaveformDataset(file_name=str(path))
    rows = [dataset[row]["waveform"] for row in range(len(dataset))]
    return {n: np.array([row[n] for row in rows]) for n in POLARIZATIONS}, dataset.domain


def amplitude(domain):
    from dingo.gw.transforms import WhitenFixedASD

    return WhitenFixedASD(domain, asd_file=CURVE).asd_array


def mismatches(got, exact, weights):
    """1 − overlap of whitened rows, h+ first, then hx, as the table has them."""
    values = []
    for name in POLARIZATIONS:
        a, b = got[name] / weights, exact[name] / weights
        norm = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
        values.append(1 - np.sum(a.conj() * b, axis=1).real / norm)
    return np.concatenate(values)


def compare_compression(options, folder, example):
    for label, domain in (("uniform", UNIFORM), ("multibanded", MULTIBANDED)):
        check_exact_steps(options, folder, example, label, domain)
        check_expanded(options, folder, example, label, domain)
    check_same_basis(options, folder, example)
    check_their_tools(options, folder, example)
    check_our_tools(options, folder, example)


def check_exact_steps(options, folder, example, label, domain):
    plain = generated(options, folder, example, domain, None)
    exact = stored(plain)[1]
    for name, compression in {
        "whitened": {"whitening": CURVE},
        "heterodyned": {"phase_heterodyning": HETERODYNING},
        "whitened, heterodyned": {"whitening": CURVE, "phase_heterodyning": HETERODYNING},
        "heterodyned by fixed masses": {
            "phase_heterodyning": {"order": 0, "fixed_parameters": {"chirp_mass": 30.0}}
        },
    }.items():
        path = generated(options, folder, example, domain, compression)
        got, _ = items(path)
        difference = largest_difference(got, exact).max()
        print(f"{label}, {name}: dingo-gw's items differ by {difference:.1e} of max|h|")
        expect(difference < 1e-12, f"{name}: {difference:.1e}")


def generated(options, folder, example, domain, compression, rows=100, precessing=True, **more):
    settings = settings_with(example, rows, domain, compression, precessing)
    path = write_settings(settings, folder, "compressed.yaml")
    out = folder / ("plain.hdf5" if compression is None else "compressed.hdf5")
    more = {"sampler": "counter", **more}
    return whipbird(options, path, out, "--overwrite", **more)


def check_expanded(options, folder, example, label, domain):
    exact = stored(generated(options, folder, example, domain, None))[1]
    compression = {"svd": SVD, "whitening": CURVE, "phase_heterodyning": HETERODYNING}
    path = generated(options, folder, example, domain, compression)
    got, domain = items(path)
    found = mismatches(got, exact, amplitude(domain))
    with h5py.File(path) as file:
        table = file["svd/mismatches"][f"mismatch n={SVD['size']}"]
        first_bins = np.abs(file["svd/V"][: domain.min_idx]).max(initial=0)
    print(
        f"{label}, whitened, heterodyned, {SVD['size']} vectors: mismatches of dingo-gw's items, "
        f"median {np.median(found):.1e}, largest {found.max():.1e}; the table's: "
        f"{np.median(table):.1e}, {table.max():.1e}"
    )
    expect(first_bins == 0, "V is not zero below f_min")
    expect(np.median(found) < 2 * np.median(table), "the table promises smaller mismatches")
    expect(found.max() < 5 * table.max(), "the table promises a smaller largest mismatch")


def check_same_basis(options, folder, example):
    """With bilby's numbers from one seed, dingo-gw's own basis and mismatches."""
    settings = settings_with(
        example, 20, UNIFORM, {"svd": {**SVD, "size": 40}, "whitening": CURVE}, precessing=True
    )
    path = write_settings(settings, folder, "same.yaml")
    mine = whipbird(options, path, folder / "same.hdf5", "--overwrite", seed=options.seed)
    bilby.core.utils.random.seed(options.seed)
    with quiet():
        theirs = generate_dataset(settings, 1)
    parameters, coefficients = stored(mine)
    with h5py.File(mine) as file:
        vectors, values = file["svd/V"][:], file["svd/s"][:]
        table = file["svd/mismatches"]["mismatch n=40"]
    for name in parameters.dtype.names:
        expected = np.asarray(theirs.parameters[name], dtype=float)
        expect(np.allclose(parameters[name], expected, rtol=1e-12, atol=0), f"rows: {name}")
    overlap = np.linalg.svd(theirs.svd["V"].conj().T @ vectors, compute_uv=False)
    angle = np.arccos(np.clip(overlap.min(), 0, 1))
    ratio = np.max(np.abs(values / theirs.svd["s"] - 1))
    own = np.asarray(theirs.svd["mismatches"]["mismatch n=40"])
    change = np.max(np.abs(table - own) / own)
    strain = largest_difference(
        {n: coefficients[n] @ vectors.conj().T for n in POLARIZATIONS},
        {n: theirs.polarizations[n] @ theirs.svd["V"].conj().T for n in POLARIZATIONS},
    ).max()
    print(
        f"same seed: subspaces {angle:.1e} rad apart, singular values {ratio:.1e}, mismatches "
        f"{change:.1e}, whitened rows {strain:.1e} (all relative)"
    )
    expect(angle < 1e-4 and ratio < 1e-6 and change < 1e-3 and strain < 1e-5, "bases differ")


def check_their_tools(options, folder, example):
    whitened = generated(options, folder, example, UNIFORM, {"whitening": CURVE}, precessing=True)
    basis = folder / "svd.hdf5"
    command_of_dingo(
        "dingo_build_svd", "--dataset_file", whitened, "--size", 30, "--num_train", 60,
        "--out_file", basis,
    )  # fmt: skip
    expect("Basis size: 30" in command_of_dingo("dingo_ls", basis), "dingo_ls of a basis")
    own = folder / "own.hdf5"
    ours(
        options, "build-svd", "--dataset_file", whitened, "--size", 30, "--num_train", 60,
        "--out_file", own, "--overwrite",
    )  # fmt: skip
    with quiet():
        theirs, mine = SVDBasis(file_name=str(basis)), SVDBasis(file_name=str(own))
    ratio = np.max(np.abs(mine.s / theirs.s - 1))
    a, b = (np.asarray(x.mismatches["mismatch n=30"]) for x in (mine, theirs))
    # dingo_build_svd takes the polarizations in the order of their names: hx first.
    b = np.roll(b, len(b) // 2)
    print(
        f"dingo_build_svd and build-svd on our whitened file: singular values "
        f"{ratio:.1e} of itself, mismatches {np.max(np.abs(a - b)):.1e}"
    )
    # dingo-gw's formula gives rounding errors of 1e-16 for rows that the basis holds whole.
    expect(ratio < 1e-9 and np.allclose(a, b, rtol=1e-6, atol=1e-14), "bases differ")
    expect("Basis size: 30" in command_of_dingo("dingo_ls", own), "dingo_ls of our basis")
    compression = {"svd": {"file": str(basis)}, "whitening": CURVE}
    settings = settings_with(example, 30, UNIFORM, compression, precessing=True)
    path = write_settings(settings, folder, "part.yaml")
    for index in range(2):
        whipbird(
            options, path, folder / f"part{index}.hdf5", "--overwrite",
            seed=index, sampler="counter",
        )  # fmt: skip
    merged = folder / "merged.hdf5"
    prefix = ("--prefix", folder / "part", "--num_parts", 2)
    command_of_dingo("dingo_merge_datasets", *prefix, "--out_file", merged)
    ours(options, "merge", *prefix, "--out_file", folder / "m.hdf5", "--overwrite")
    expect("compression" in command_of_dingo("dingo_ls", folder / "m.hdf5"), "dingo_ls of ours")
    one, other = items(merged)[0], items(folder / "m.hdf5")[0]
    expect(all(np.array_equal(one[n], other[n]) for n in POLARIZATIONS), "merged files differ")
    print("dingo_ls, dingo_build_svd, dingo_merge_datasets work on our files; a basis of dingo-gw")


def check_our_tools(options, folder, example):
    compression = {
        "svd": {**SVD, "size": 55}, "whitening": CURVE, "phase_heterodyning": HETERODYNING,
    }  # fmt: skip
    settings = settings_with(example, 20, UNIFORM, compression, precessing=True)
    bilby.core.utils.random.seed(options.seed)
    theirs = folder / "theirs.hdf5"
    with quiet():
        generate_dataset(settings, 1).to_file(str(theirs))
    exact, domain = items(theirs)
    strain = folder / "strain.hdf5"
    ours(options, "decompress", theirs, "-o", strain, "--overwrite")
    difference = largest_difference(stored(strain)[1], exact).max()
    print(f"decompress of dingo-gw's file: {difference:.1e} of max|h| from dingo-gw's own items")
    expect(difference < 1e-12, "decompressed rows differ")
    small = folder / "small.hdf5"
    ours(options, "compress", theirs, "--size", 50, "-o", small, "--overwrite")
    with quiet():
        cut = WaveformDataset(file_name=str(theirs), svd_size_update=50)
    expected = {
        n: np.array([cut[row]["waveform"][n] for row in range(len(cut))]) for n in POLARIZATIONS
    }
    difference = largest_difference(items(small)[0], expected).max()
    expect(difference < 1e-12, f"compress --size: {difference:.1e}")
    expect("mismatches of 120" in ours(options, "inspect", theirs), "inspect")
    ours(options, "verify", theirs, "--draws", 10)
    print("inspect, verify, decompress and compress work on dingo-gw's files")


# Production settings, timed


def measured(command):
    """Seconds, processor seconds, and the largest memory of one process in MB, by GNU time."""
    start = time.perf_counter()
    result = subprocess.run(
        ["/usr/bin/time", "-v", *map(str, command)],
        capture_output=True, text=True,
    )  # fmt: skip
    seconds = time.perf_counter() - start
    expect(result.returncode == 0, f"{command} failed:\n{result.stderr[-2000:]}")
    memory = re.search(r"Maximum resident set size \(kbytes\): (\d+)", result.stderr)
    busy = re.findall(r"(?:User|System) time \(seconds\): ([\d.]+)", result.stderr)
    return seconds, sum(map(float, busy)), int(memory[1]) / 1000


def compare_production(options, folder, example):
    settings = settings_of(example, options.production_rows)
    settings["compression"]["svd"] = {
        "size": 200, "num_training_samples": options.production_rows // 10,
        "num_validation_samples": options.production_rows // 50,
    }  # fmt: skip
    own = {**settings, "waveform_generator": {**settings["waveform_generator"], "backend": "native"}}
    theirs_path = write_settings(settings, folder, "production.yaml")
    path = write_settings(own, folder, "own.yaml")
    dingo = os.path.join(os.path.dirname(sys.executable), "dingo_generate_dataset")
    outputs = {"whipbird": folder / "w.hdf5", "dingo-gw": folder / "d.hdf5"}
    commands = {
        "whipbird": [
            options.whipbird, "generate", path, "-o", outputs["whipbird"], "--threads", 2,
            "--seed", 1, "--overwrite",
        ],
        "dingo-gw": [
            dingo, "--settings_file", theirs_path, "--num_processes", 2,
            "--out_file", outputs["dingo-gw"],
        ],
    }  # fmt: skip
    results = {name: [] for name in commands}
    for _ in range(options.production_rounds):
        for name, command in commands.items():
            load = os.getloadavg()[0]
            results[name].append((*measured(command), load))
    for name, rounds in results.items():
        size = outputs[name].stat().st_size / 1e6
        print(f"{name}: file {size:.1f} MB")
        for seconds, busy, memory, load in rounds:
            print(
                f"  {seconds:.1f} s, {busy:.1f} s of processors, largest process {memory:.0f} MB, "
                f"load before {load:.1f}"
            )
    for index, what in enumerate(("time", "time of processors")):
        ratios = [
            theirs[index] / mine[index]
            for theirs, mine in zip(results["dingo-gw"], results["whipbird"])
        ]
        print(f"ratio of {what} " + ", ".join(f"{ratio:.1f}" for ratio in ratios))
