// SPDX-License-Identifier: MIT

/// Where a kernel writes: rows of interleaved complex numbers (re, im, re, im, …) in double.
///
/// Row `r`, bin `k` of h₊ is at `plus[r * stride + 2 k]` (real) and the entry after it
/// (imaginary); h× likewise in `cross`. `stride` counts doubles and is at least `2 count`.
public struct PolarizationRows: @unchecked Sendable {
  /// The first row of h₊.
  public let plus: UnsafeMutablePointer<Double>
  /// The first row of h×.
  public let cross: UnsafeMutablePointer<Double>
  /// The distance between rows, in doubles.
  public let stride: Int

  /// Names the memory; the caller owns it.
  @inlinable
  public init(
    plus: UnsafeMutablePointer<Double>,
    cross: UnsafeMutablePointer<Double>,
    stride: Int
  ) {
    self.plus = plus
    self.cross = cross
    self.stride = stride
  }
}
