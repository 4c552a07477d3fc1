// SPDX-License-Identifier: MIT

/// IMRPhenomD: a binary black hole with aligned spins, from inspiral to ringdown, (2, ±2) only.
///
/// Husa et al., arXiv:1508.07250, and Khan et al., arXiv:1508.07253, as LALSimulation evaluates it.
/// In order: agreement with LALSimulation; accuracy; no branches in the evaluation; speed.
///
/// Known differences from LALSimulation, all within the rounding of its own arithmetic: the mass
/// difference is (m₁ − m₂) / M, not √(1 − 4η); the amplitude between inspiral and ringdown is a
/// quartic about the middle of that region, not one in powers of M f; powers of frequency come from
/// tables of the grid.
enum IMRPhenomD {
  /// Where the waveform ends, as M f.
  static let cutoff = 0.2
  /// Where the amplitude leaves the inspiral, as M f.
  static let amplitudeJoin = 0.014
  /// Where the phase leaves the inspiral, as M f.
  static let phaseJoin = 0.018
  /// The largest mass ratio that the fits have seen.
  static let calibratedMassRatio = 18.0
  /// The largest spin that the fits have seen at unequal and at equal masses.
  static let calibratedSpin = (unequal: 0.85, equal: 0.98)
  /// The remnant's spin below which LALSimulation warns of misbehaviour.
  static let lowRemnantSpin = -0.717
  /// What LALSimulation does with grids and with a reference frequency of 0.
  static let rules = RowPlan.Rules(endsOnEveryGrid: false, refersToRequestedStart: false)
}
