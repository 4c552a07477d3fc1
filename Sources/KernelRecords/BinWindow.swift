// SPDX-License-Identifier: MIT

/// The bins of a row that hold signal, and how the first ones are faded in.
public struct BinWindow: Sendable, Equatable, BitwiseCopyable {
  /// The first bin with signal.
  public let start: Int
  /// One past the last bin with signal.
  public let end: Int
  /// Where the fading begins; the weight of this bin is zero.
  public let taperStart: Int
  /// The first bin of weight one.
  public let taperEnd: Int

  /// Names the bins; none are faded in unless that is asked for.
  @inlinable
  public init(start: Int, end: Int, taperStart: Int = 0, taperEnd: Int = 0) {
    self.start = start
    self.end = end
    self.taperStart = taperStart
    self.taperEnd = taperEnd
  }
}
