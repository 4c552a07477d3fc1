#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Condenses a dataset that dingo-gw made into the text file that DatasetsTests reads.

    Tools/golden/dataset.py plain.hdf5 > Tests/DatasetsTests/Golden/plain.txt

The dataset must have been made by dingo-gw 0.10.3 from the settings of ExampleSettings with 20
samples after `bilby.core.utils.random.seed(1234)`. Needs h5py and numpy.
"""
import sys

import h5py
import numpy as np

BINS = [0, 39, 40, 41, 47, 60, 80, 123, 200, 300, 400, 511, 512]

with h5py.File(sys.argv[1]) as file:
    parameters = file["parameters"][:]
    plus, cross = file["polarizations/h_plus"][:], file["polarizations/h_cross"][:]
    print("# version", file["version"][()].decode())
print("names", *parameters.dtype.names)
print("bins", *BINS)
for row, values in enumerate(parameters):
    print("row", row, *(repr(float(value)) for value in values))
    for name, waveform in (("plus", plus[row]), ("cross", cross[row])):
        samples = [part for k in BINS for part in (waveform[k].real, waveform[k].imag)]
        print(name, repr(float(np.abs(waveform).max())), *(f"{sample:.12e}" for sample in samples))
