# SPDX-License-Identifier: MIT
"""Make the golden tables of Tests/BinariesTests/Resources with bilby, LALSimulation and astropy.

    python Tools/golden/binaries.py

Made with bilby 2.8.2, lalsuite 7.26.16, astropy as bilby's default cosmology (Planck15), Python
3.11. Inputs are drawn from a fixed seed and rounded, so that they fit in few digits; outputs have
all digits of a double.
"""

import itertools
import math
import pathlib
import random
import warnings

import lal
import lalsimulation
from astropy.cosmology import Planck15
from bilby.gw.conversion import (
    bilby_to_lalsimulation_spins,
    convert_to_lal_binary_black_hole_parameters,
)

FOLDER = pathlib.Path(__file__).parents[2] / "Tests" / "BinariesTests" / "Resources"
OUTPUTS = (
    "mass_1 mass_2 a_1 a_2 tilt_1 tilt_2 phi_12 phi_jl theta_jn phase luminosity_distance".split()
)
PAIRS = [
    ("mass_1", "mass_2"),
    ("mass_1", "total_mass"),
    ("mass_1", "mass_ratio"),
    ("mass_1", "symmetric_mass_ratio"),
    ("mass_1", "chirp_mass"),
    ("mass_2", "total_mass"),
    ("mass_2", "mass_ratio"),
    ("mass_2", "symmetric_mass_ratio"),
    ("mass_2", "chirp_mass"),
    ("total_mass", "mass_ratio"),
    ("total_mass", "symmetric_mass_ratio"),
    ("total_mass", "chirp_mass"),
    ("chirp_mass", "mass_ratio"),
    ("chirp_mass", "symmetric_mass_ratio"),
]


def masses(draw, pair):
    m1 = draw.uniform(5, 100)
    # bilby's closed form for m2 and the chirp mass gives NaN below 0.337.
    q = draw.uniform(0.4, 0.95)
    m2 = q * m1
    values = {
        "mass_1": m1,
        "mass_2": m2,
        "total_mass": m1 + m2,
        "mass_ratio": q,
        "symmetric_mass_ratio": q / (1 + q) ** 2,
        "chirp_mass": (m1 * m2) ** 0.6 / (m1 + m2) ** 0.2,
    }
    return {name: round(values[name], 6) for name in pair}


def spin(draw, body, kind):
    a = round(draw.uniform(0, 0.99), 4)
    cosine = round(draw.uniform(-1, 1), 4)
    chi = round(a * cosine, 4)
    tilt = round(draw.uniform(0, 3.14), 4)
    return {
        "polar": {f"a_{body}": a, f"tilt_{body}": tilt},
        "cosine": {f"a_{body}": a, f"cos_tilt_{body}": cosine},
        "aligned": {f"chi_{body}": chi},
        "none": {f"chi_{body}": 0.0},
        "in_plane": {f"chi_{body}": chi, f"chi_{body}_in_plane": round(a * math.sqrt(1 - cosine**2), 4)},
        "projection": {f"chi_{body}": chi, f"a_{body}": a},
        "null": {f"chi_{body}": 0.0, f"a_{body}": 0.0},
    }[kind]


def rest(draw, kind):
    theta = round(draw.uniform(0, 3.14), 4)
    phase = round(draw.uniform(0, 6.28), 4)
    psi = round(draw.uniform(0, 3.14), 4)
    distance = round(draw.uniform(50, 8000), 2)
    redshift = round(draw.uniform(0.01, 3), 4)
    return [
        {"theta_jn": theta, "phase": phase, "luminosity_distance": distance},
        {"cos_theta_jn": round(math.cos(theta), 4), "phase": phase, "redshift": redshift},
        {"theta_jn": theta, "delta_phase": phase, "psi": psi, "luminosity_distance": distance,
         "phi_12": psi, "phi_jl": phase},
        {"theta_jn": theta, "phase": phase, "comoving_distance": round(distance / 2, 2),
         "phi_jl": phase},
    ][kind]


def conversions(draw):
    kinds = ["polar", "cosine", "aligned", "none", "in_plane", "projection", "null"]
    for number in range(70):
        parameters = masses(draw, PAIRS[number % len(PAIRS)])
        parameters |= spin(draw, 1, kinds[number % len(kinds)])
        parameters |= spin(draw, 2, kinds[number // 2 % len(kinds)])
        parameters |= rest(draw, number % 4)
        yield parameters
    for pair in PAIRS:
        parameters = {
            name + ("" if "ratio" in name else "_source"): value
            for name, value in masses(draw, pair).items()
        }
        parameters |= spin(draw, 1, "polar") | spin(draw, 2, "polar") | rest(draw, 0)
        yield parameters | {"redshift": round(draw.uniform(0, 2), 3)}


def write(name, header, lines):
    path = FOLDER / name
    path.write_text("\n".join([f"# {header}", *lines]) + "\n")
    print(path, path.stat().st_size)


def conversion_lines(draw):
    for parameters in conversions(draw):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            converted, _ = convert_to_lal_binary_black_hole_parameters(dict(parameters))
        given = " ".join(f"{name}={value!r}" for name, value in parameters.items())
        yield given + " -> " + " ".join(repr(float(converted[name])) for name in OUTPUTS)


def spin_points(draw):
    """theta_jn phi_jl tilt_1 tilt_2 phi_12 a_1 a_2 mass_1 mass_2 f_ref phase"""
    def angle(upper):
        return round(draw.uniform(0, upper), 3)

    for _ in range(150):
        yield [angle(3.14), angle(6.28), angle(3.14), angle(3.14), angle(6.28), angle(0.99),
               angle(0.99), round(draw.uniform(3, 100), 2), round(draw.uniform(3, 100), 2),
               round(draw.uniform(5, 100), 1), angle(6.28)]
    pi = math.pi
    corners = itertools.product([0.0, pi / 2, 2.5], [1e-9, 1e-6, 1e-3, pi / 2, pi - 1e-6])
    for theta, tilt in corners:
        yield [theta, 1.25, tilt, 0.5, 0.0, 0.9, 0.3, 30.0, 30.0, 20.0, 0.0]
        yield [theta, 0.0, tilt, 2.0, 3.0, 0.5, 0.0, 50.0, 2.0, 20.0, 1.5]
    for a1, a2, t1, t2 in [(1, 1, 3.0, 3.1), (1, 0.5, 0.0, 1.0), (0.0, 1, 1.0, pi), (1, 1, 0, pi),
                           (0, 0, 1.0, 2.0), (0.7, 0.2, pi, 0.0), (0.0, 0.6, 2.0, 1.0),
                           (1e-12, 0, 1.0, 0.5), (1e-6, 1e-6, 1.5, 1.6), (0.99, 0.99, 3.1, 3.1)]:
        for f_ref, m1, m2 in [(20.0, 40.0, 30.0), (900.0, 95.0, 5.0), (5.0, 1.4, 1.4)]:
            yield [1.0, 2.0, float(t1), float(t2), 4.0, float(a1), float(a2), m1, m2, f_ref, 3.0]


def spin_line(point):
    si = [*point[:7], point[7] * lal.MSUN_SI, point[8] * lal.MSUN_SI, *point[9:]]
    result = bilby_to_lalsimulation_spins(*si)
    return " ".join(map(repr, point)) + " -> " + " ".join(repr(float(x)) for x in result)


def inverse_line(draw):
    def component():
        return round(draw.uniform(-0.57, 0.57), 3)

    point = [round(draw.uniform(0, 3.14), 3), *(component() for _ in range(6)),
             round(draw.uniform(3, 100), 2), round(draw.uniform(3, 100), 2),
             round(draw.uniform(5, 100), 1), round(draw.uniform(0, 6.28), 3)]
    result = lalsimulation.SimInspiralTransformPrecessingWvf2PE(*point)
    return " ".join(map(repr, point)) + " -> " + " ".join(repr(float(x)) for x in result)


def main():
    draw = random.Random(20240917)
    FOLDER.mkdir(parents=True, exist_ok=True)
    write("conversions.txt", "names=values -> " + " ".join(OUTPUTS), conversion_lines(draw))
    write("spins.txt", "theta_jn phi_jl tilt_1 tilt_2 phi_12 a_1 a_2 mass_1 mass_2 f_ref phase"
          " -> iota s1x s1y s1z s2x s2y s2z", map(spin_line, spin_points(draw)))
    write("angles.txt", "iota s1x s1y s1z s2x s2y s2z mass_1 mass_2 f_ref phase"
          " -> theta_jn phi_jl tilt_1 tilt_2 phi_12 a_1 a_2", (inverse_line(draw) for _ in range(40)))
    write("distances.txt", "redshift -> luminosity_distance comoving_distance in Planck15",
          (f"{z!r} -> {float(Planck15.luminosity_distance(z).value)!r}"
           f" {float(Planck15.comoving_distance(z).value)!r}"
           for z in [1e-6, 1e-3, 0.01, 0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 100.0, 1000.0]))


main()
