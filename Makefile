# SPDX-License-Identifier: MIT
#
# `make` prints what there is to make. Everything installs what it needs first (apt, pip).

.PHONY: help requirements test-requirements build demo test check lint format readme generated \
        bench bench-report bench-compare bench-micro clean

SWIFT_FILES := Package.swift Sources Tests Benchmarks Examples
RELEASE     := swift build -c release
WHIPBIRD    := .build/release/whipbird

# The Python of the tests: h5py, and LALSuite as the reference.
export WHIPBIRD_PYTHON ?= $(CURDIR)/.venv-test/bin/python

help:  ## Print this list.
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 28

requirements:  ## Install what the build needs (HDF5, OpenBLAS).
	@scripts/install-requirements base

test-requirements:  ## Install what the tests need beside it (HDF5 tools, h5py, LALSuite, LLVM).
	@scripts/install-requirements test

build: requirements  ## Build the command `whipbird` and the library.
	$(RELEASE) --product whipbird

demo: build  ## Generate 10 000 waveforms into Output/imrphenomd.hdf5 and describe the file.
	@mkdir -p Output
	$(WHIPBIRD) generate Examples/imrphenomd.yaml -o Output/imrphenomd.hdf5 --seed 1 --overwrite
	$(WHIPBIRD) inspect Output/imrphenomd.hdf5

test: test-requirements lint  ## Check the layout, run the README's commands and all tests.
	$(RELEASE) --build-tests
	scripts/run-readme
	swift test -c release --skip-build

check:  ## All of `make test` with warnings as errors, and generated files.
	WHIPBIRD_STRICT=1 $(MAKE) test generated

lint:  ## Check the layout of the Swift files.
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

format:  ## Lay the Swift files out.
	swift format --in-place --parallel --recursive $(SWIFT_FILES)

generated: test-requirements  ## Check that generated files are fresh.
	@ptxas=$$(ls $(dir $(WHIPBIRD_PYTHON))../lib/python3*/site-packages/nvidia/cu13/bin/ptxas); \
	scripts/build-ptx --check $${ptxas:+--ptxas $$ptxas} || [ $$? = 77 ]

readme: build test-requirements  ## Run every command of README.md.
	scripts/run-readme

bench: test-requirements  ## Compare accuracy and speed with LALSimulation on this machine.
	$(RELEASE) --product whipbird
	$(WHIPBIRD) verify --self-test
	$(WHIPBIRD) verify --model IMRPhenomD --draws 10000
	$(WHIPBIRD) benchmark

bench-report: test-requirements  ## Race all models and tools; report in Output, keep_report.py keeps it.
	@scripts/install-requirements peers
	$(RELEASE) --product whipbird
	@mkdir -p Output
	$(WHIPBIRD) benchmark --peers --isa all --json Output/benchmark.json \
	  --html Output/benchmark.html --markdown Output/benchmark.md

bench-compare:  ## Race this working tree against another revision: make bench-compare BASE=main
	@scripts/bench-compare $(or $(BASE),$(error name a revision: make bench-compare BASE=main))

bench-micro: requirements  ## Time the parts: elementary functions, set-up, bins, draws, files.
	WHIPBIRD_BENCHMARKS=1 swift package benchmark

clean:  ## Remove what was built and generated; environments (.venv-*) stay.
	rm -rf .build Output
