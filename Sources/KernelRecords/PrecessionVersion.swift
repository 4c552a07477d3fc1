// SPDX-License-Identifier: MIT

/// How models of IMRPhenomX follow the orbital plane of a precessing binary, by the numbers of LAL's
/// `PhenomXPrecVersion`.
///
/// arXiv:2004.06503, Table II and Appendix G.
public enum PrecessionVersion: Int32, Sendable, CaseIterable {
  /// One spin to next-to-next-to-leading order; L to 2PN without spins.
  case singleSpin2PN = 101
  /// The same angles; L to 3PN with spins.
  case singleSpin3PN = 102
  /// The same angles; L to 4PN with spins.
  case singleSpin4PN = 103
  /// The same angles; L to 4PN, with the squares of the spins at leading order.
  case singleSpin4PNSpinSquares = 104
  /// Two spins by multiple-scale analysis, and `singleSpin3PN` where that fails. The default.
  case twoSpins = 223
}
