# SPDX-License-Identifier: MIT
"""What the comparisons with dingo-gw have in common."""

import contextlib
import io
import pathlib
import subprocess
import sys

import h5py
import numpy as np
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
POLARIZATIONS = ("h_plus", "h_cross")
# Approximants that make a visible difference of a last digit: random numbers agree to a few.
JUMPING = ("IMRPhenomXHM", "IMRPhenomXPHM", "IMRPhenomXO4a", "SEOBNRv4P", "SEOBNRv4PHM")


class Failure(Exception):
    """A part of the comparison that did not hold."""


def expect(holds, text):
    if not holds:
        raise Failure(text)


@contextlib.contextmanager
def quiet():
    with contextlib.redirect_stdout(io.StringIO()):
        yield


def settings_of(path, rows=None):
    settings = yaml.safe_load(path.read_text())
    if rows is not None:
        settings["num_samples"] = rows
    return settings


def write_settings(settings, folder, name):
    path = folder / name
    path.write_text(yaml.safe_dump(settings, sort_keys=False))
    return path


def whipbird(options, settings, out, *more, seed=1234, sampler="bilby", threads=2):
    if settings_of(settings)["waveform_generator"]["approximant"] in JUMPING:
        # Our own kernels do not interpolate as LAL does by default.
        more += ("--backend", "lal")
    command = [
        str(options.whipbird), "generate", str(settings), "-o", str(out),
        "--threads", str(threads), "--seed", str(seed), "--sampler", sampler, *more,
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True)
    expect(result.returncode == 0, f"{' '.join(command)} failed:\n{result.stderr}{result.stdout}")
    return out


def stored(path):
    """The parameters and polarizations of a file as they lie in it, read without dingo."""
    with h5py.File(path) as file:
        return file["parameters"][:], {n: file["polarizations"][n][:] for n in POLARIZATIONS}


def command_of_dingo(name, *arguments):
    program = pathlib.Path(sys.executable).parent / name
    result = subprocess.run([str(program), *map(str, arguments)], capture_output=True, text=True)
    expect(result.returncode == 0, f"{name} failed:\n{result.stderr[-2000:]}")
    return result.stdout


def largest_difference(ours, theirs):
    """The largest |Δh| over the largest |h|, of each row."""
    scale = np.max([np.abs(theirs[n]).max(axis=1) for n in POLARIZATIONS], axis=0)
    difference = np.max([np.abs(ours[n] - theirs[n]).max(axis=1) for n in POLARIZATIONS], axis=0)
    return difference / scale


def quantiles(values):
    points = np.quantile(values, [0.5, 0.99, 1])
    return " ".join(f"{point:.1e}" for point in points) + " (median, 99 %, largest)"
