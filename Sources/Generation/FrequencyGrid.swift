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
    let padded = frequencies.count + FrequencyTables.padding
    let base = UnsafeMutablePointer<Double>.allocate(capacity: 4 * max(padded, 1))
    for index in 0..<padded {
      let value = frequencies.isEmpty ? 1 : frequencies[min(index, frequencies.count - 1)]
      base[index] = value > 0 ? value : frequencies.first { $0 > 0 } ?? 1
    }
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

  deinit { storage.base.deallocate() }
}
