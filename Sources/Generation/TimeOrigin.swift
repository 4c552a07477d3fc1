// SPDX-License-Identifier: MIT

/// Where a model puts the merger on the axis of time, if LAL does it by samples.
///
/// IMRPhenomPv2 alone makes a difference: LAL takes the slope of its phase at the ringdown frequency
/// from a spline through ten points.
public enum TimeOrigin: String, Sendable, CaseIterable {
  /// LAL's, so that waveforms equal LAL's. The default.
  case lal
  /// The slope itself; mergers move by 1 µs in the median and by 30 µs at most.
  case exact
}
