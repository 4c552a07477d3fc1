// SPDX-License-Identifier: MIT

/// The bins of a finer grid that one bin is the mean of.
public struct BinAverage: Sendable, Equatable, BitwiseCopyable {
  /// The first of them.
  public let first: Int
  /// How many.
  public let count: Int

  /// Names the bins.
  @inlinable
  public init(first: Int, count: Int) {
    self.first = first
    self.count = count
  }
}

/// What `whipbird_average` works on: rows of a finer grid, in double, and their means over bins; every
/// pointer is one of the device's memory.
public struct AveragingWork: @unchecked Sendable {
  /// The rows of each polarization.
  public let count: Int
  /// The bins of a row of the finer grid.
  public let fineBinCount: Int
  /// The bins of a row of means.
  public let binCount: Int
  /// What each bin is the mean of.
  public let averages: UnsafePointer<BinAverage>
  /// h₊ on the finer grid, row after row, complex.
  public let finePlus: UnsafePointer<Double>
  /// h× on the finer grid.
  public let fineCross: UnsafePointer<Double>
  /// Where the means of h₊ go, row after row.
  public let plus: UnsafeMutablePointer<Double>
  /// Where the means of h× go.
  public let cross: UnsafeMutablePointer<Double>

  /// Names the memory.
  @inlinable
  public init(
    count: Int,
    fineBinCount: Int,
    binCount: Int,
    averages: UnsafePointer<BinAverage>,
    finePlus: UnsafePointer<Double>,
    fineCross: UnsafePointer<Double>,
    plus: UnsafeMutablePointer<Double>,
    cross: UnsafeMutablePointer<Double>
  ) {
    self.count = count
    self.fineBinCount = fineBinCount
    self.binCount = binCount
    self.averages = averages
    self.finePlus = finePlus
    self.fineCross = fineCross
    self.plus = plus
    self.cross = cross
  }
}
