// SPDX-License-Identifier: MIT

/// What depends on the frequency grid alone, computed once per grid and shared by all rows.
///
/// Each table has `count` entries, then `padding` copies of its last one, so that a kernel may
/// load a whole lane anywhere. Entry `k` belongs to bin `k`. An entry at f = 0 is that of the
/// first positive frequency (kernels never evaluate a bin at f = 0).
public struct FrequencyTables: @unchecked Sendable {
  /// How many entries beyond `count` each table has.
  public static var padding: Int { 16 }
  /// The number of bins.
  public let count: Int
  /// The frequency f in hertz.
  public let frequency: UnsafePointer<Double>
  /// f^(1/3).
  public let cubeRoot: UnsafePointer<Double>
  /// f^(-1/3).
  public let inverseCubeRoot: UnsafePointer<Double>
  /// The natural logarithm of f.
  public let logarithm: UnsafePointer<Double>

  /// Names the tables; the caller owns their memory.
  @inlinable
  public init(
    count: Int,
    frequency: UnsafePointer<Double>,
    cubeRoot: UnsafePointer<Double>,
    inverseCubeRoot: UnsafePointer<Double>,
    logarithm: UnsafePointer<Double>
  ) {
    self.count = count
    self.frequency = frequency
    self.cubeRoot = cubeRoot
    self.inverseCubeRoot = inverseCubeRoot
    self.logarithm = logarithm
  }
}
