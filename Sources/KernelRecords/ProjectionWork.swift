// SPDX-License-Identifier: MIT

/// What `whipbird_project` and `whipbird_gather` work on: rows that are multiplied with a basis.
///
/// Sums over the bins are made in segments of `ProjectionWork.segmentLength` bins, which are added in
/// order: a row's coefficients depend on this row and on the basis alone. Their places are those of
/// `[segment, polarization, rowCapacity, size]`, complex.
public struct ProjectionWork: @unchecked Sendable {
  /// The rows of each polarization.
  public let count: Int
  /// The rows for which there is room.
  public let rowCapacity: Int
  /// The bins of a row.
  public let binCount: Int
  /// The vectors of the basis.
  public let size: Int
  /// The segments whose sums are there.
  public let segmentCount: Int
  /// The basis, bin by bin: complex, `binCount` times `size`.
  public let vectors: UnsafeRawPointer
  /// The windows of the rows' bins that hold signal; nil for rows without any.
  public let windows: UnsafePointer<BinWindow?>
  /// h₊, row after row, complex.
  public let plus: UnsafeRawPointer
  /// h×, row after row, complex.
  public let cross: UnsafeRawPointer
  /// The sums of each segment.
  public let sums: UnsafeMutablePointer<Double>
  /// Where the coefficients of h₊ go, row after row, complex, in double or single.
  public let targetPlus: UnsafeMutableRawPointer
  /// Where the coefficients of h× go.
  public let targetCross: UnsafeMutableRawPointer
  /// Whether coefficients are written in single precision.
  public let isSingle: Bool

  /// The bins of a segment.
  public static var segmentLength: Int { 1024 }
  /// The binaries whose rows one thread takes at a time.
  public static var binariesPerThread: Int { 4 }
  /// The vectors that one thread takes.
  public static var vectorsPerThread: Int { 2 }

  /// The segments of rows of so many bins.
  @inlinable
  public static func segmentCount(binCount: Int) -> Int {
    max(1, (binCount + segmentLength - 1) / segmentLength)
  }

  /// Names the memory.
  @inlinable
  public init(
    count: Int,
    rowCapacity: Int,
    binCount: Int,
    size: Int,
    segmentCount: Int,
    vectors: UnsafeRawPointer,
    windows: UnsafePointer<BinWindow?>,
    plus: UnsafeRawPointer,
    cross: UnsafeRawPointer,
    sums: UnsafeMutablePointer<Double>,
    targetPlus: UnsafeMutableRawPointer,
    targetCross: UnsafeMutableRawPointer,
    isSingle: Bool
  ) {
    self.count = count
    self.rowCapacity = rowCapacity
    self.binCount = binCount
    self.size = size
    self.segmentCount = segmentCount
    self.vectors = vectors
    self.windows = windows
    self.plus = plus
    self.cross = cross
    self.sums = sums
    self.targetPlus = targetPlus
    self.targetCross = targetCross
    self.isSingle = isSingle
  }
}
