// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite("Tables of a frequency grid")
struct FrequencyTablesTests {
  @Test("have the same bits in every build that runs here", arguments: [0, 1, 2, 7, 8193])
  func builds(_ count: Int) {
    let expected = tables(kernelSet(), count)
    for name in KernelBuildUnderTest.Name.allCases {
      guard let build = KernelBuildUnderTest.find(name) else { continue }
      #expect(tables(build.kernelSet(), count) == expected, "\(name)")
    }
  }

  @Test("hold roots and logarithms, and those of the first positive frequency at zero")
  func values() {
    let (roots, inverses, logarithms) = split(tables(kernelSet(), 101))
    #expect(roots.count == 101 + FrequencyTables.padding)
    for bin in 0..<roots.count {
      let frequency = 0.25 * Double(min(max(bin, 1), 100))
      #expect(roots[bin] == Double.cbrt(frequency))
      #expect(inverses[bin] == 1 / roots[bin])
      #expect(logarithms[bin] == Double.log(frequency))
    }
  }

  private func split(_ tables: [Double]) -> ([Double], [Double], [Double]) {
    let count = tables.count / 3
    return (
      Array(tables[..<count]), Array(tables[count..<(2 * count)]), Array(tables[(2 * count)...])
    )
  }

  /// The three tables of the grid 0, 1/4, 1/2, … one after the other.
  private func tables(_ kernels: KernelSet, _ count: Int) -> [Double] {
    var frequencies = (0..<count).map { 0.25 * Double($0) }
    frequencies += Array(repeating: frequencies.last ?? 0, count: FrequencyTables.padding)
    let length = frequencies.count
    return Array(unsafeUninitializedCapacity: 3 * length) { memory, initialized in
      guard let base = memory.baseAddress else { return }
      kernels.fillTables(frequencies, count, base, base + length, base + 2 * length)
      initialized = 3 * length
    }
  }
}
