// SPDX-License-Identifier: MIT

/// A set of spherical-harmonic modes (ℓ, m) of weight −2.
///
/// A model sums those of its modes that are in the set, as LALSimulation does with a `ModeArray`. A
/// mode of an aligned-spin model counts with its own sign of m; of a precessing model, in the
/// co-precessing frame, a pair (ℓ, ±m) is there when either is in the set.
public struct ModeSelection: OptionSet, Sendable {
  /// One bit for each mode.
  public let rawValue: UInt32

  /// Makes a set from its bits.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The mode (ℓ, m) alone, for ℓ from 2 to 4; nothing for other modes.
  @inlinable
  public init(ell: Int, emm: Int) {
    let isKnown = ell >= 2 && ell <= 4 && emm.magnitude <= ell
    // The modes of ℓ begin after the 5 and 7 of those below it.
    self.init(rawValue: isKnown ? 1 &<< UInt32(ell * ell - 4 + ell + emm) : 0)
  }

  /// All modes with ℓ from 2 to 4.
  @inlinable public static var all: Self { Self(rawValue: (1 &<< 21) &- 1) }

  /// The modes (ℓ, m) and (ℓ, −m).
  @inlinable
  public static func pair(ell: Int, emm: Int) -> Self {
    Self(ell: ell, emm: emm).union(Self(ell: ell, emm: -emm))
  }
}
