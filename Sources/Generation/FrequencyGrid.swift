// SPDX-License-Identifier: MIT

import Domains
import KernelRecords

/// The tables of one frequency grid, computed once and shared by all threads.
public final class FrequencyGrid: Sendable {
  /// The tables; they live as long as this object.
  public let tables: FrequencyTables
  private let storage: Storage

  /// The memory of the tables; written once, before anything else can see it.
  private struct Storage: @unchecked Sendable {
    let base: UnsafeMutablePointer<Double>
  }

  /// Computes the tables for ascending frequencies in hertz.
  ///
  /// - Parameters:
  ///   - frequencies: Ascending; only the first may be 0 (its bin is never evaluated).
  ///   - fillTables: What computes them; all builds of the kernels give the same bits.
  public init(frequencies: [Double], fillTables: KernelSet.FillTables) {
    let values = Self.padded(frequencies)
    let padded = values.count
    let base = UnsafeMutablePointer<Double>.allocate(capacity: 4 * padded)
    base.initialize(from: values, count: padded)
    fillTables(
      base,
      frequencies.count,
      base + padded,
      base + 2 * padded,
      base + 3 * padded
    )
    storage = Storage(base: base)
    tables = FrequencyTables(
      count: frequencies.count,
      frequency: base,
      cubeRoot: base + padded,
      inverseCubeRoot: base + 2 * padded,
      logarithm: base + 3 * padded
    )
  }

  /// The frequencies as the tables begin with them: padded, and above 0.
  package static func padded(_ frequencies: [Double]) -> [Double] {
    let last = frequencies.last ?? 1
    let values = frequencies + [Double](repeating: last, count: FrequencyTables.padding)
    let firstPositive = frequencies.first { $0 > 0 } ?? 1
    return values.map { $0 > 0 ? $0 : firstPositive }
  }

  deinit { storage.base.deallocate() }
}
