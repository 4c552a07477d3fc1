# SPDX-License-Identifier: MIT
"""Make Tests/DomainsTests/Resources/domains.json with dingo-gw 0.10.3.

    python Tools/golden/domains.py

Arrays are kept as the FNV-1a hash of their little-endian bytes. Test data are whole numbers
k * 7919 mod 1009, so that means over powers of two are exact.
"""

import json
import pathlib

import numpy as np
from dingo.gw.domains import MultibandedFrequencyDomain, UniformFrequencyDomain

FILE = pathlib.Path(__file__).parents[2] / "Tests/DomainsTests/Resources/domains.json"

UNIFORM = [
    (20.0, 1024.0, 0.125, 30.0, 512.0),
    (20.0, 1024.0, 0.25, None, 1000.25),
    (10.0, 2048.0, 0.125, 20.0, None),
    (0.0, 1038.0, 0.0625, 20.0, 1038.0),
    (20.0, 100.0, 0.1, 20.3, 90.7),
    (20.0, 1000.0, 0.2, 33.4, 800.0),
    (7.0, 700.0, 0.7, 14.0, 350.0),
    (20.0, 1023.0, 1.0 / 3.0, 21.0, 600.0),
]
MULTIBANDED = [
    ([20, 26, 34, 46, 62, 78, 1038], 0.0625, (20.0, 1038.0, 0.0625), 30.0, 1030.0),
    ([20, 26, 34, 46, 62, 78, 1038], 0.0625, (0.0, 1100.0, 0.0625), 20.0625, 100.0),
    ([20, 128, 512, 1024], 0.125, (20.0, 1024.0, 0.125), None, 600.0),
    ([20, 36, 68, 132, 260], 0.25, (20.0, 1024.0, 0.125), 40.0, None),
    ([10, 20, 40, 80], 0.5, (0.0, 80.0, 0.25), 11.25, 39.75),
    ([16, 32], 1.0, (8.0, 64.0, 0.5), 20.5, 25.0),
    ([20.0, 30.0, 50.0, 90.0], 0.1, (20.0, 100.0, 0.1), None, None),
]


def fnv(array, dtype):
    value = 0xCBF29CE484222325
    for byte in np.ascontiguousarray(array, dtype=dtype).tobytes():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return f"{value:016x}"


def data(count):
    return np.arange(count, dtype=np.int64) * 7919 % 1009 * 1.0


def describe(domain):
    noise = np.broadcast_to(np.asarray(domain.noise_std, dtype=float), len(domain))
    result = {
        "count": len(domain),
        "minimumIndex": int(domain.min_idx),
        "maximumIndex": int(domain.max_idx),
        "maskCount": int(np.sum(domain.frequency_mask)),
        "frequencies": fnv(domain.sample_frequencies, "<f4"),
        "minimumFrequency": float(domain.f_min),
        "maximumFrequency": float(domain.f_max),
        "noiseFirst": float(noise[0]),
        "noiseLast": float(noise[-1]),
    }
    if isinstance(domain, MultibandedFrequencyDomain):
        result["nodes"] = domain.nodes.tolist()
        result["binsPerBand"] = domain._num_bins_bands.tolist()
    return result


def updated(domain, minimum, maximum):
    before = data(len(domain))
    settings = {"f_min": minimum, "f_max": maximum}
    domain.update({key: value for key, value in settings.items() if value is not None})
    result = describe(domain) | {"newMinimum": minimum, "newMaximum": maximum}
    return result | {"updatedData": fnv(domain.update_data(before), "<f8")}


def uniform_case(minimum, maximum, spacing, new_minimum, new_maximum):
    domain = UniformFrequencyDomain(minimum, maximum, spacing)
    return {
        "base": [minimum, maximum, spacing],
        "domain": describe(domain),
        "updated": updated(domain, new_minimum, new_maximum),
    }


def multibanded_case(nodes, initial, base, new_minimum, new_maximum):
    domain = MultibandedFrequencyDomain(nodes, initial, UniformFrequencyDomain(*base))
    result = {"base": list(base), "nodes": [float(n) for n in nodes], "initialSpacing": initial}
    result["domain"] = describe(domain)
    result["decimated"] = fnv(domain.decimate(data(len(domain.base_domain))), "<f8")
    if new_minimum is not None or new_maximum is not None:
        result["updated"] = updated(domain, new_minimum, new_maximum)
    return result


def attempt(function, *arguments):
    """The case, or dingo's error for it."""
    try:
        return function(*arguments)
    except (ValueError, AssertionError) as error:
        print("dingo refuses", arguments, ":", error)
        return None


def time_translation():
    domain = UniformFrequencyDomain(20.0, 64.0, 0.5)
    row = data(len(domain)) + 1j * data(2 * len(domain))[len(domain):]
    moved = domain.time_translate_data(row, 0.0123)
    return {"seconds": 0.0123, "base": [20.0, 64.0, 0.5],
            "real": moved.real.tolist()[::8], "imaginary": moved.imag.tolist()[::8]}


cases = [attempt(uniform_case, *case) for case in UNIFORM]
cases += [attempt(multibanded_case, *case) for case in MULTIBANDED]
content = {"cases": [case for case in cases if case], "timeTranslation": time_translation()}
FILE.parent.mkdir(parents=True, exist_ok=True)
FILE.write_text(json.dumps(content, indent=1) + "\n")
print(FILE, FILE.stat().st_size)
