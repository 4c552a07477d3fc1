// SPDX-License-Identifier: MIT

import Domains
import Testing

/// The uniform grid, and what is refused.
struct UniformFrequencyDomainTests {
  static func make(
    _ minimum: Double,
    _ maximum: Double,
    _ spacing: Double
  ) throws(DomainError) -> UniformFrequencyDomain {
    try UniformFrequencyDomain(
      minimumFrequency: minimum,
      maximumFrequency: maximum,
      spacing: spacing
    )
  }

  @Test("The grid goes from zero to f_max")
  func grid() throws {
    let domain = try Self.make(20, 1024, 0.125)
    #expect(domain.count == 8193)
    #expect(domain.frequencies.first == 0)
    #expect(domain.frequencies.last == 1024)
    #expect(domain.frequencies[160] == 20)
    #expect(domain.frequencyMask.firstIndex(of: true) == 160)
    #expect(domain.duration == 8)
    #expect(domain.samplingRate == 2048)
  }

  @Test("Ends off the grid are refused and the nearest bins named")
  func offGrid() {
    #expect(
      throws: DomainError.notOnGrid(
        quantity: "f_max",
        value: 100.3,
        spacing: 0.25,
        nearest: [100.25, 100.5]
      )
    ) { try Self.make(20, 100.3, 0.25) }
    #expect(
      throws: DomainError.notOnGrid(
        quantity: "f_min",
        value: 20.125,
        spacing: 0.25,
        nearest: [20, 20.25]
      )
    ) { try Self.make(20.125, 100, 0.25) }
  }

  @Test("An f_max at which dingo would lose its last bin is refused")
  func truncation() throws {
    #expect(Int(100.3 / 0.1) == 1002)
    let error = #expect(throws: DomainError.self) { try Self.make(20, 100.3, 0.1) }
    guard case .notOnGrid("f_max", _, _, let nearest) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!nearest.isEmpty)
    for value in nearest {
      #expect(try Self.make(20, value, 0.1).count == Int(value / 0.1) + 1)
    }
  }

  @Test(
    "Numbers that make no grid are refused",
    arguments: [
      (20, 1024, 0), (20, 1024, -0.125), (20, 1024, .nan), (.nan, 1024, 0.125),
      (20, .infinity, 0.125), (-1, 1024, 0.125), (1024, 20, 0.125), (20, 20, 0.125),
      (0, 1e300, 1e-300), (0, 4_294_967_296, 1), (0, 1e9, 1), (20, 1e308, 0.125), (0, 0.1, 0.25),
      (0, 1, Double.leastNonzeroMagnitude),
    ] as [(Double, Double, Double)]
  )
  func refusals(minimum: Double, maximum: Double, spacing: Double) {
    #expect(throws: DomainError.self) { try Self.make(minimum, maximum, spacing) }
  }

  @Test("Only a range inside the present one is a narrower domain")
  func narrowing() throws {
    let domain = try Self.make(20, 1024, 0.25)
    let narrowed = try domain.narrowed(minimumFrequency: 30, maximumFrequency: 512)
    #expect(narrowed == (try Self.make(30, 512, 0.25)))
    #expect(try domain.narrowed() == domain)
    #expect(throws: DomainError.self) { try domain.narrowed(minimumFrequency: 19) }
    #expect(throws: DomainError.self) { try domain.narrowed(maximumFrequency: 1025) }
    #expect(throws: DomainError.self) { try domain.narrowed(minimumFrequency: 20.1) }
    #expect(throws: DomainError.self) {
      try domain.narrowed(minimumFrequency: 512, maximumFrequency: 30)
    }
  }
}
