#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that HDF5 files have the layout in which dingo-gw 0.10.3 keeps waveforms.

    scripts/check-layout.py [--single] FILE...

With --single, waveforms are expected in single precision, which dingo-gw reads but never writes.
Needs h5py and numpy, not dingo. Names every deviation; exits with 1 if there is any.
"""

import ast
import pathlib
import sys

import h5py
import numpy as np

TEXT_ATTRIBUTES = {"dataset_type": "waveform_dataset", "settings": None}
POLARIZATIONS = ("h_cross", "h_plus")
KNOWN_PATHS = {"parameters", "polarizations", "version", "svd", "whipbird"}


class Deviations(list):
    """What is wrong with one file."""

    def expect(self, holds, text):
        if not holds:
            self.append(text)
        return bool(holds)


def is_variable_text(h5_type):
    return (
        h5_type.get_class() == h5py.h5t.STRING
        and h5_type.is_variable_str()
        and h5_type.get_cset() == h5py.h5t.CSET_UTF8
    )


def check_plain_storage(wrong, dataset):
    properties = dataset.id.get_create_plist()
    name = dataset.name
    wrong.expect(properties.get_layout() == h5py.h5d.CONTIGUOUS, f"{name} is not contiguous")
    wrong.expect(properties.get_nfilters() == 0, f"{name} is filtered or compressed")


def check_compound(wrong, dataset, names=None, single=False):
    """Packed little-endian numbers, one after the other; returns the members' names."""
    size, number, title = (
        (4, h5py.h5t.IEEE_F32LE, "single") if single else (8, h5py.h5t.IEEE_F64LE, "double")
    )
    h5_type = dataset.id.get_type()
    if not wrong.expect(
        h5_type.get_class() == h5py.h5t.COMPOUND, f"{dataset.name} is not of compound type"
    ):
        return []
    members = [h5_type.get_member_name(i).decode() for i in range(h5_type.get_nmembers())]
    if names is not None:
        wrong.expect(members == names, f"{dataset.name} has members {members}, not {names}")
    for index, member in enumerate(members):
        offset = h5_type.get_member_offset(index)
        wrong.expect(
            offset == size * index,
            f"{dataset.name}: member {member} at byte {offset}, not {size * index}",
        )
        wrong.expect(
            h5_type.get_member_type(index).equal(number),
            f"{dataset.name}: member {member} is not a little-endian {title}",
        )
    wrong.expect(dataset.dtype.itemsize == size * len(members), f"{dataset.name} is not packed")
    return members


def bin_count(domain):
    """The number of bins of a settings domain, and how many of them lie below f_min."""
    if domain["type"] in ("UniformFrequencyDomain", "FrequencyDomain", "FD"):
        count = int(domain["f_max"] / domain["delta_f"]) + 1
        return count, round(domain["f_min"] / domain["delta_f"])
    base = domain["base_domain"]["delta_f"] if "base_domain" in domain else domain["base_delta_f"]
    nodes = [int(node / base) for node in domain["nodes"]]
    widths = [
        int(domain["delta_f_initial"] * 2**band / base) for band in range(len(nodes) - 1)
    ]
    counts = [(b - a) // width for a, b, width in zip(nodes, nodes[1:], widths)]
    return sum(counts), 0


def read_settings(wrong, file):
    for name, value in TEXT_ATTRIBUTES.items():
        if not wrong.expect(name in file.attrs, f"the attribute {name} is missing"):
            continue
        attribute = h5py.h5a.open(file.id, name.encode())
        wrong.expect(
            is_variable_text(attribute.get_type()),
            f"the attribute {name} is not variable-length UTF-8 text",
        )
        wrong.expect(attribute.shape == (), f"the attribute {name} is not a scalar")
        if value is not None:
            wrong.expect(file.attrs[name] == value, f"the attribute {name} is not {value!r}")
    try:
        settings = ast.literal_eval(file.attrs["settings"])
    except (KeyError, ValueError, SyntaxError) as error:
        wrong.append(f"the settings are not a Python literal: {error}")
        return {}
    for key in ("domain", "waveform_generator", "intrinsic_prior", "num_samples"):
        wrong.expect(key in settings, f"the settings lack {key!r}")
    return settings


def sampled_names(prior):
    return [name for name, text in prior.items() if "Constraint(" not in str(text)]


def check_parameters(wrong, file, settings):
    if not wrong.expect("parameters" in file, "/parameters is missing"):
        return 0
    parameters = file["parameters"]
    check_plain_storage(wrong, parameters)
    names = sampled_names(settings["intrinsic_prior"]) if "intrinsic_prior" in settings else None
    members = check_compound(wrong, parameters, names)
    if not wrong.expect(parameters.ndim == 1, f"/parameters has shape {parameters.shape}"):
        return 0
    rows = parameters[:]
    for member in members:
        wrong.expect(np.isfinite(rows[member]).all(), f"/parameters: {member} is not finite")
    if "num_samples" in settings:
        wrong.expect(
            len(rows) == settings["num_samples"],
            f"/parameters has {len(rows)} rows, the settings say {settings['num_samples']}",
        )
    return len(rows)


def check_basis(wrong, file, bins):
    svd = file["svd"]
    if not wrong.expect("V" in svd and "s" in svd, "/svd lacks V or s"):
        return None
    check_plain_storage(wrong, svd["V"])
    check_compound(wrong, svd["V"], ["r", "i"])
    check_plain_storage(wrong, svd["s"])
    wrong.expect(svd["s"].dtype == np.dtype("<f8"), "/svd/s is not little-endian double")
    wrong.expect(svd["V"].shape[0] == bins, f"/svd/V has {svd['V'].shape[0]} bins, not {bins}")
    if "mismatches" in svd:
        check_plain_storage(wrong, svd["mismatches"])
        check_compound(wrong, svd["mismatches"])
    return svd["V"].shape[1]


def check_polarizations(wrong, file, settings, rows, single):
    if not wrong.expect("polarizations" in file, "/polarizations is missing"):
        return
    group = file["polarizations"]
    wrong.expect(
        sorted(group) == sorted(POLARIZATIONS), f"/polarizations holds {sorted(group)}"
    )
    if "domain" not in settings:
        return
    bins, first = bin_count(settings["domain"])
    width = check_basis(wrong, file, bins) if "svd" in file else bins
    for name in POLARIZATIONS:
        if name not in group:
            continue
        dataset = group[name]
        check_plain_storage(wrong, dataset)
        check_compound(wrong, dataset, ["r", "i"], single)
        if not wrong.expect(
            dataset.shape == (rows, width),
            f"{dataset.name} has shape {dataset.shape}, not {(rows, width)}",
        ):
            continue
        check_values(wrong, dataset, 0 if "svd" in file else first)


def check_values(wrong, dataset, first):
    step = max(1, 2**22 // max(dataset.shape[1], 1))
    for start in range(0, dataset.shape[0], step):
        block = dataset[start : start + step]
        rows = f"{dataset.name}, rows {start} to {start + len(block) - 1}"
        wrong.expect(np.isfinite(block).all(), f"{rows}: not all finite")
        wrong.expect(not block[:, :first].any(), f"{rows}: not zero below f_min")
        wrong.expect(block.any(axis=1).all(), f"{rows}: a row is zero throughout")


def check(path, single):
    wrong = Deviations()
    with open(path, "rb") as raw:
        signature = raw.read(9)
    wrong.expect(signature[:8] == b"\x89HDF\r\n\x1a\n", "not an HDF5 file")
    if wrong:
        return wrong, []
    wrong.expect(signature[8] == 0, f"superblock version {signature[8]}, not 0")
    journal = pathlib.Path(f"{path}.journal")
    wrong.expect(not journal.exists(), f"unfinished: {journal} lies beside it")
    with h5py.File(path, "r") as file:
        settings = read_settings(wrong, file)
        if wrong.expect("version" in file, "/version is missing"):
            version = file["version"]
            wrong.expect(is_variable_text(version.id.get_type()), "/version is not UTF-8 text")
            wrong.expect(version.shape == (), "/version is not a scalar")
        rows = check_parameters(wrong, file, settings)
        check_polarizations(wrong, file, settings, rows, single)
        return wrong, sorted(set(file) - KNOWN_PATHS)


def main(arguments):
    paths = [argument for argument in arguments if argument != "--single"]
    if not paths:
        sys.exit(__doc__)
    failed = False
    for path in paths:
        wrong, unknown = check(path, "--single" in arguments)
        for text in wrong:
            print(f"{path}: {text}")
        for name in unknown:
            print(f"{path}: note: /{name} is no part of the layout")
        print(f"{path}: {'deviates from' if wrong else 'has'} the layout of dingo-gw")
        failed = failed or bool(wrong)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
