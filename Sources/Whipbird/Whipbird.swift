// SPDX-License-Identifier: MIT

@_exported import Backends
@_exported import Benchmarking
@_exported import Binaries
@_exported import Compression
@_exported import Datasets
@_exported import Domains
@_exported import Generation
@_exported import GenerationCUDA
@_exported import GenerationLAL
@_exported import HDF5Files
@_exported import Priors
@_exported import Verification
