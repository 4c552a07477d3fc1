// SPDX-License-Identifier: MIT

/// The IMRPhenomX family's dominant mode, (2, ±2), for aligned spins, from inspiral to ringdown.
///
/// Pratten et al., arXiv:2001.11412, as LALSimulation evaluates it by default: inspiral phase 104,
/// intermediate phase 105, ringdown phase 105, inspiral amplitude 103, intermediate amplitude 104,
/// ringdown amplitude 103.
///
/// Known differences from LALSimulation, all within the rounding of its own arithmetic: the mass
/// difference is (m₁ − m₂) / M, not √(1 − 4η); the amplitude between inspiral and ringdown is the
/// inverse of a quartic about the middle of that region, not of one in powers of M f; powers of
/// frequency come from tables of the grid.
enum IMRPhenomX {
  /// Where the waveform ends, as M f: in general, and at an effective spin above `largeSpin`.
  static let cutoff = (general: 0.3, largeSpin: 0.33)
  /// The effective spin from which the waveform ends later.
  static let largeSpin = 0.99
  /// The lowest of the inspiral phase's collocation points, as M f.
  static let inspiralStart = 0.0026
  /// The largest mass ratio that the model is evaluated at, with an allowance for rounding.
  static let largestMassRatio = 1000 + 1e-12
  /// The largest mass ratio that the fits have seen.
  static let calibratedMassRatio = 20.0
  /// The largest spin that the fits are trusted at.
  static let calibratedSpin = 0.99
  /// The signal ends with the last bin up to the cut-off, on every grid.
  static var rules: RowPlan.Rules {
    RowPlan.Rules(endsOnEveryGrid: true, refersToRequestedStart: false, holdsCutoffBin: true)
  }
}

/// The fitted numbers of the IMRPhenomX models.
enum IMRPhenomXFits {}
