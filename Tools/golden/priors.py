# SPDX-License-Identifier: MIT
"""Make Tests/PriorsTests/Golden/bilby.txt, rows that bilby draws from priors.

    python Tools/golden/priors.py

Made with bilby 2.8.2, numpy 2.4.6, SciPy 1.16.3, astropy 8.0.2, Python 3.11, x86-64 with AVX-512.
Each block is a line `sample SEED COUNT`, lines `prior KEY TEXT`, and lines `row NUMBER VALUES`
with the rows of `BBHPriorDict(...).sample(COUNT)`, all digits given. Blocks `value U DENSITY
CUMULATIVE QUANTILE` hold exact values of SciPy for one prior, to test quantiles with.
"""

import pathlib
import warnings

warnings.simplefilter("ignore")

import numpy as np
from bilby.core.utils import logger, random
from bilby.gw.prior import BBHPriorDict
from scipy import integrate, optimize, special, stats

logger.setLevel("ERROR")
TARGET = pathlib.Path(__file__).parents[2] / "Tests" / "PriorsTests" / "Golden" / "bilby.txt"
GW = "bilby.gw.prior."
MASSES = {
    "mass_1": "Constraint(minimum=10.0, maximum=80.0)",
    "mass_2": "Constraint(minimum=10.0, maximum=80.0)",
}
DEFAULT_MASSES = MASSES | {
    "mass_ratio": GW + "UniformInComponentsMassRatio(minimum=0.125, maximum=1.0)",
    "chirp_mass": GW + "UniformInComponentsChirpMass(minimum=25.0, maximum=100.0)",
}
PERIODIC = "Uniform(minimum=0.0, maximum=2*np.pi, boundary='periodic')"
SPIN = GW + "AlignedSpin(name='chi_1', a_prior=Uniform(minimum=0, maximum=0.9))"
PLAIN = MASSES | {
    "chirp_mass": GW + "UniformInComponentsChirpMass(minimum=25.0, maximum=60.0)",
    "mass_ratio": GW + "UniformInComponentsMassRatio(minimum=0.25, maximum=1.0)",
    "phase": PERIODIC,
    "chi_1": SPIN,
    "chi_2": SPIN,
    "theta_jn": "Sine(minimum=0.0, maximum=np.pi)",
    "luminosity_distance": 100.0,
    "geocent_time": 0.0,
}
PRECESSING = DEFAULT_MASSES | {
    "phase": PERIODIC,
    "a_1": "Uniform(minimum=0.0, maximum=0.99)",
    "tilt_1": "Sine(minimum=0.0, maximum=np.pi)",
    "luminosity_distance": 100.0,
}
SINGLE = [
    "Uniform(minimum=-1, maximum=3)",
    "Uniform(-np.pi/2, 0.1)",
    "Sine(minimum=0.3, maximum=2.9)",
    "Cosine(minimum=-1.2, maximum=0.4)",
    "Cosine(name='x')",
    "PowerLaw(alpha=2, minimum=100, maximum=1000)",
    "PowerLaw(alpha=-2.5, minimum=3, maximum=30)",
    "PowerLaw(alpha=-1, minimum=3, maximum=30)",
    "LogUniform(minimum=0.1, maximum=10)",
    "SymmetricLogUniform(minimum=0.1, maximum=10)",
    "Gaussian(mu=3, sigma=0.5)",
    "TruncatedGaussian(mu=0, sigma=1, minimum=-0.5, maximum=2)",
    "HalfGaussian(sigma=2)",
    "Triangular(mode=0.3, minimum=-1, maximum=2)",
    "DeltaFunction(peak=2.5)",
    GW + "UniformInComponentsMassRatio(minimum=0.125, maximum=1)",
    GW + "UniformInComponentsMassRatio(minimum=0.02, maximum=0.4)",
    GW + "UniformInComponentsMassRatio(minimum=0.2, maximum=1, equal_mass=True)",
    GW + "AlignedSpin(name='x')",
    GW + "AlignedSpin(a_prior=Uniform(0, 0.99), num_interp=1000)",
    GW + "AlignedSpin(a_prior=Uniform(0, 0.9), minimum=-0.1, maximum=0.5)",
    GW + "AlignedSpin(a_prior=PowerLaw(alpha=2, minimum=0, maximum=0.8))",
    GW + "AlignedSpin(a_prior=Uniform(0, 0.9), z_prior=Uniform(minimum=0.2, maximum=1))",
    GW + "AlignedSpin(a_prior=Uniform(0.1, 0.9), z_prior=Cosine(-1, 1))",
    GW + "UniformSourceFrame(minimum=100, maximum=5000, name='luminosity_distance')",
    GW + "UniformComovingVolume(minimum=0, maximum=1.5, name='redshift')",
    GW + "UniformComovingVolume(minimum=10, maximum=3000, name='comoving_distance')",
]


def sample(priors, seed, count, rows):
    """A block with some rows of one sample."""
    prior = BBHPriorDict(dict(priors))
    random.seed(seed)
    columns = prior.sample(count)
    yield f"sample {seed} {count}"
    yield from (f"prior {key} {text}" for key, text in priors.items())
    for row in rows:
        values = [np.atleast_1d(columns[key])[row] for key in columns]
        yield f"row {row} " + " ".join(repr(float(value)) for value in values)


def exact_quantiles():
    """Quantiles by SciPy's functions and root finders, not by interpolation as bilby's."""
    us = (0.001, 0.1, 0.37, 0.5, 0.8, 0.999)
    truncated = stats.truncnorm(-0.5, 2)
    spin = lambda x: 0.5 * (1 + np.sign(x) * abs(x) / 0.9 * (1 - np.log(abs(x) / 0.9)))
    exact = {
        "Gaussian(mu=3, sigma=0.5)": stats.norm(3, 0.5).ppf,
        "TruncatedGaussian(mu=0, sigma=1, minimum=-0.5, maximum=2)": truncated.ppf,
        "Triangular(mode=0.3, minimum=-1, maximum=2)": stats.triang(1.3 / 3, -1, 3).ppf,
        "LogUniform(minimum=0.1, maximum=10)": stats.loguniform(0.1, 10).ppf,
        SPIN: lambda u: optimize.brentq(
            lambda x: spin(x) - u, *((-0.9, -1e-12) if u < 0.5 else (1e-12, 0.9)), xtol=1e-15
        )
        if u != 0.5
        else 0.0,
    }
    integral = lambda q: -5 * q**-0.2 * special.hyp2f1(-0.4, -0.2, 0.8, -q)
    for low, high in ((0.125, 1), (0.02, 0.4)):
        norm = integral(high) - integral(low)
        exact[GW + f"UniformInComponentsMassRatio(minimum={low}, maximum={high})"] = (
            lambda u, low=low, high=high, norm=norm: optimize.brentq(
                lambda q: (integral(q) - integral(low)) / norm - u, low, high, xtol=1e-16
            )
        )
    for text, quantile in exact.items():
        yield f"quantile {text}"
        yield from (f"value {u} {float(quantile(u))!r}" for u in us)


def main():
    lines = [
        *sample(PLAIN, 1234, 20, range(20)),
        *sample(PRECESSING, 7, 30, range(30)),
        *sample(PRECESSING, 2**40 + 5, 20000, range(0, 20000, 2001)),
        *(line for seed in range(4) for line in sample(DEFAULT_MASSES, seed, 1, [0])),
        *sample({"a": "Uniform(0, 1)", "b": 2.0, "c": "Sine(name='c')"}, 3, 7, range(7)),
        *sample({"a": "Uniform(0, 1)"}, 3, 1, [0]),
        *(line for text in SINGLE for line in sample({"x": text}, 99, 40, range(40))),
        *exact_quantiles(),
    ]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
