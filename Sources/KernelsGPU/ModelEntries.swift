// SPDX-License-Identifier: MIT

// Three entries for each model: its sizes, its set-up, its evaluation; RowEntry.swift says what they
// do. The driver finds them by name, so that they cannot be generic themselves.

// MARK: IMRPhenomD

/// Sizes of one binary of IMRPhenomD; see `writeSizes`.
@c(whipbird_imrphenomd_sizes)
public func imrPhenomDSizes(_ sizes: UnsafeMutablePointer<Int>) {
  writeSizes(IMRPhenomDSetUp<Double>.self, sizes)
}

/// Sets up binaries of IMRPhenomD; see `setUpRows`.
@c(whipbird_imrphenomd_set_up)
public func imrPhenomDSetUp(_ work: UnsafeRawPointer) {
  setUpRows(IMRPhenomDSetUp<Double>.self, work)
}

/// Evaluates binaries of IMRPhenomD; see `evaluateBins`.
@c(whipbird_imrphenomd_evaluate)
public func imrPhenomDEvaluate(_ work: UnsafeRawPointer) {
  evaluateBins(IMRPhenomDSetUp<Double>.self, work)
}

// MARK: IMRPhenomPv2

/// Sizes of one binary of IMRPhenomPv2; see `writeSizes`.
@c(whipbird_imrphenompv2_sizes)
public func imrPhenomPv2Sizes(_ sizes: UnsafeMutablePointer<Int>) {
  writeSizes(IMRPhenomPv2SetUp<Double>.self, sizes)
}

/// Sets up binaries of IMRPhenomPv2; see `setUpRows`.
@c(whipbird_imrphenompv2_set_up)
public func imrPhenomPv2SetUp(_ work: UnsafeRawPointer) {
  setUpRows(IMRPhenomPv2SetUp<Double>.self, work)
}

/// Evaluates binaries of IMRPhenomPv2; see `evaluateBins`.
@c(whipbird_imrphenompv2_evaluate)
public func imrPhenomPv2Evaluate(_ work: UnsafeRawPointer) {
  evaluateBins(IMRPhenomPv2SetUp<Double>.self, work)
}

// MARK: IMRPhenomXAS

/// Sizes of one binary of IMRPhenomXAS; see `writeSizes`.
@c(whipbird_imrphenomxas_sizes)
public func imrPhenomXASSizes(_ sizes: UnsafeMutablePointer<Int>) {
  writeSizes(IMRPhenomXASSetUp<Double>.self, sizes)
}

/// Sets up binaries of IMRPhenomXAS; see `setUpRows`.
@c(whipbird_imrphenomxas_set_up)
public func imrPhenomXASSetUp(_ work: UnsafeRawPointer) {
  setUpRows(IMRPhenomXASSetUp<Double>.self, work)
}

/// Evaluates binaries of IMRPhenomXAS; see `evaluateBins`.
@c(whipbird_imrphenomxas_evaluate)
public func imrPhenomXASEvaluate(_ work: UnsafeRawPointer) {
  evaluateBins(IMRPhenomXASSetUp<Double>.self, work)
}

// MARK: IMRPhenomXHM

/// Sizes of one binary of IMRPhenomXHM; see `writeSizes`.
@c(whipbird_imrphenomxhm_sizes)
public func imrPhenomXHMSizes(_ sizes: UnsafeMutablePointer<Int>) {
  writeSizes(IMRPhenomXHMBinary<Double>.self, sizes)
}

/// Sets up binaries of IMRPhenomXHM; see `setUpRows`.
@c(whipbird_imrphenomxhm_set_up)
public func imrPhenomXHMSetUp(_ work: UnsafeRawPointer) {
  setUpRows(IMRPhenomXHMBinary<Double>.self, work)
}

/// Evaluates binaries of IMRPhenomXHM; see `evaluateBins`.
@c(whipbird_imrphenomxhm_evaluate)
public func imrPhenomXHMEvaluate(_ work: UnsafeRawPointer) {
  evaluateBins(IMRPhenomXHMBinary<Double>.self, work)
}

// MARK: IMRPhenomXP

/// Sizes of one binary of IMRPhenomXP; see `writeSizes`.
@c(whipbird_imrphenomxp_sizes)
public func imrPhenomXPSizes(_ sizes: UnsafeMutablePointer<Int>) {
  writeSizes(IMRPhenomXPSetUp<Double>.self, sizes)
}

/// Sets up binaries of IMRPhenomXP; see `setUpRows`.
@c(whipbird_imrphenomxp_set_up)
public func imrPhenomXPSetUp(_ work: UnsafeRawPointer) {
  setUpRows(IMRPhenomXPSetUp<Double>.self, work)
}

/// Evaluates binaries of IMRPhenomXP; see `evaluateBins`.
@c(whipbird_imrphenomxp_evaluate)
public func imrPhenomXPEvaluate(_ work: UnsafeRawPointer) {
  evaluateBins(IMRPhenomXPSetUp<Double>.self, work)
}

// MARK: IMRPhenomXPHM

/// Sizes of one binary of IMRPhenomXPHM; see `writeSizes`.
@c(whipbird_imrphenomxphm_sizes)
public func imrPhenomXPHMSizes(_ sizes: UnsafeMutablePointer<Int>) {
  writeSizes(IMRPhenomXPHMSetUp<Double>.self, sizes)
}

/// Sets up binaries of IMRPhenomXPHM; see `setUpRows`.
@c(whipbird_imrphenomxphm_set_up)
public func imrPhenomXPHMSetUp(_ work: UnsafeRawPointer) {
  setUpRows(IMRPhenomXPHMSetUp<Double>.self, work)
}

/// Evaluates binaries of IMRPhenomXPHM; see `evaluateBins`.
@c(whipbird_imrphenomxphm_evaluate)
public func imrPhenomXPHMEvaluate(_ work: UnsafeRawPointer) {
  evaluateBins(IMRPhenomXPHMSetUp<Double>.self, work)
}
