// SPDX-License-Identifier: MIT

/// A share of a run's rows, for runs that several machines make together.
public struct RunPart: Sendable, Equatable {
  /// The number of the share, from 0.
  public let index: Int
  /// How many shares there are.
  public let count: Int

  /// Makes a share; nil where there is none of that number.
  public init?(index: Int, count: Int) {
    guard count > 0, count <= 1_000_000, (0..<count).contains(index) else { return nil }
    self.index = index
    self.count = count
  }

  /// The rows of this share: shares differ by one row at most, and leave none out.
  package func rows(of total: Int) -> Range<Int> {
    let (whole, rest) = (total / count, total % count)
    let start = index * whole + min(index, rest)
    return start..<start + whole + (index < rest ? 1 : 0)
  }
}
