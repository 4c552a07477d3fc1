// SPDX-License-Identifier: MIT

// Three entries for each model: its size, its set-up, its evaluation; RowEntry.swift says what they
// do. The driver finds them by name, so that they cannot be generic themselves.

// MARK: IMRPhenomD

/// The size of one binary of IMRPhenomD; see `writeSize`.
@c(whipbird_imrphenomd_size)
public func imrPhenomDSize(_ size: UnsafeMutablePointer<Int>) {
  writeSize(IMRPhenomDSetUp<Double>.self, size)
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

/// The size of one binary of IMRPhenomPv2; see `writeSize`.
@c(whipbird_imrphenompv2_size)
public func imrPhenomPv2Size(_ size: UnsafeMutablePointer<Int>) {
  writeSize(IMRPhenomPv2SetUp<Double>.self, size)
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

/// The size of one binary of IMRPhenomXAS; see `writeSize`.
@c(whipbird_imrphenomxas_size)
public func imrPhenomXASSize(_ size: UnsafeMutablePointer<Int>) {
  writeSize(IMRPhenomXASSetUp<Double>.self, size)
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

/// The size of one binary of IMRPhenomXHM; see `writeSize`.
@c(whipbird_imrphenomxhm_size)
public func imrPhenomXHMSize(_ size: UnsafeMutablePointer<Int>) {
  writeSize(IMRPhenomXHMBinary<Double>.self, size)
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

/// The size of one binary of IMRPhenomXP; see `writeSize`.
@c(whipbird_imrphenomxp_size)
public func imrPhenomXPSize(_ size: UnsafeMutablePointer<Int>) {
  writeSize(IMRPhenomXPSetUp<Double>.self, size)
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

/// The size of one binary of IMRPhenomXPHM; see `writeSize`.
@c(whipbird_imrphenomxphm_size)
public func imrPhenomXPHMSize(_ size: UnsafeMutablePointer<Int>) {
  writeSize(IMRPhenomXPHMSetUp<Double>.self, size)
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
