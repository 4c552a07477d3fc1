// SPDX-License-Identifier: MIT

/// IMRPhenomPv2: IMRPhenomD's (2, ±2) modes twisted up by the precession of a single spin.
///
/// Hannam et al., arXiv:1308.3271, and Bohé et al., LIGO-T1500602, as LALSimulation evaluates it.
///
/// Known differences from LALSimulation: those of IMRPhenomD; angles are never taken from cosines
/// that are close to 1, and the limit of vanishing in-plane spins is continuous.
enum IMRPhenomPv2 {
  /// What LALSimulation does with grids and with a reference frequency of 0.
  static let rules = RowPlan.Rules(endsOnEveryGrid: true, refersToRequestedStart: true)
  /// The grid around the ringdown frequency from which LALSimulation takes the merger time: from
  /// `first` to `last` times that frequency, but not beyond the cut-off.
  static let timeGrid = (first: 0.8, last: 1.2)
}
