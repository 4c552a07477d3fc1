// SPDX-License-Identifier: MIT

/// Which bins of a grid a kernel fills, and how the start of the band is treated.
public struct EvaluationRequest: Sendable, Equatable {
  /// The first bin that may hold signal; the kernel writes zero below it.
  public var firstBin: Int
  /// One past the last bin that may hold signal; the kernel writes zero from there on.
  public var endBin: Int
  /// The frequency from which the caller wants signal, in hertz (`f_start`, else `f_min`).
  public var minimumFrequency: Double
  /// The spacing of a uniform grid in hertz; 0 for any other grid.
  public var spacing: Double
  /// Whether the start is tapered as LAL's `SimInspiralFD` does it (uniform grids only):
  /// signal from a frequency below `minimumFrequency`, faded in by half a cosine.
  public var tapersStart: Bool
  /// Which modes to sum.
  public var modes: ModeSelection
  /// How precessing models of IMRPhenomX follow the orbital plane; nothing to others.
  public var precession: PrecessionVersion
  /// Whether the time of the merger is exact where LAL takes it from samples of the phase
  /// (IMRPhenomPv2); nothing to other models.
  public var hasExactTimeOrigin: Bool

  /// Makes a request; units and meaning as documented on the members.
  @inlinable
  public init(
    firstBin: Int,
    endBin: Int,
    minimumFrequency: Double,
    spacing: Double,
    tapersStart: Bool,
    modes: ModeSelection = .all,
    precession: PrecessionVersion = .twoSpins,
    hasExactTimeOrigin: Bool = false
  ) {
    self.firstBin = firstBin
    self.endBin = endBin
    self.minimumFrequency = minimumFrequency
    self.spacing = spacing
    self.tapersStart = tapersStart
    self.modes = modes
    self.precession = precession
    self.hasExactTimeOrigin = hasExactTimeOrigin
  }
}
