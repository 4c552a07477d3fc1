// SPDX-License-Identifier: MIT

import Domains
import Testing

/// The multibanded grid, and what is refused.
struct MultibandedFrequencyDomainTests {
  static let nodes: [Double] = [20, 26, 34, 46, 62, 78, 1038]

  static func make(
    nodes: [Double] = nodes,
    initialSpacing: Double = 0.0625,
    minimum: Double = 20,
    maximum: Double = 1038,
    spacing: Double = 0.0625
  ) throws -> MultibandedFrequencyDomain {
    try MultibandedFrequencyDomain(
      nodes: nodes,
      initialSpacing: initialSpacing,
      baseSpacing: spacing,
      baseMinimumFrequency: minimum,
      baseMaximumFrequency: maximum
    )
  }

  @Test("The standard nodes give dingo's bands")
  func standard() throws {
    let domain = try Self.make()
    #expect(domain.count == 736)
    #expect(domain.bands.map(\.bins.count) == [96, 64, 48, 32, 16, 480])
    #expect(domain.bands.map(\.factor) == [1, 2, 4, 8, 16, 32])
    let starts = domain.bands.map { domain.frequencies[$0.bins.lowerBound] }
    #expect(starts == [20, 26.03125, 34.09375, 46.21875, 62.46875, 78.96875])
    #expect(domain.maximumFrequency == 1037.9375)
    #expect(domain.singlePrecisionFrequencies.map { Double($0) } == domain.frequencies)
    let noise = try Domain.multibanded(domain).noiseStandardDeviation()
    #expect(noise.first == 2)
    #expect((noise[735] - 0.35355).magnitude < 1e-5)
  }

  @Test("Without a range the base domain goes from zero to the highest frequency covered")
  func defaultBase() throws {
    let domain = try MultibandedFrequencyDomain(
      nodes: Self.nodes,
      initialSpacing: 0.0625,
      baseSpacing: 0.0625
    )
    #expect(domain.base.minimumFrequency == 0)
    #expect(domain.base.maximumFrequency == 1037.9375)
    #expect(domain.frequencies == (try Self.make().frequencies))
  }

  @Test("A band that its bins do not fill is refused and the nearest nodes named")
  func unevenBand() {
    #expect(
      throws: DomainError.unevenBand(
        index: 1,
        lower: 26,
        upper: 34.0625,
        binWidth: 0.125,
        nearest: [34, 34.125]
      )
    ) { try Self.make(nodes: [20, 26, 34.0625, 46]) }
  }

  @Test("A node between base bins is refused and the nearest bins named")
  func nodeOffGrid() {
    #expect(
      throws: DomainError.notOnGrid(
        quantity: "nodes[1]",
        value: 26.03,
        spacing: 0.0625,
        nearest: [26, 26.0625]
      )
    ) { try Self.make(nodes: [20, 26.03, 34]) }
  }

  @Test("A grid that drifts off the base grid in single precision is refused, as by dingo")
  func drift() {
    let error = #expect(throws: DomainError.self) {
      try Self.make(
        nodes: [20, 30, 50, 90],
        initialSpacing: 0.1,
        minimum: 20,
        maximum: 100,
        spacing: 0.1
      )
    }
    guard case .singlePrecisionDrift = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(
    "Nodes that make no bands are refused",
    arguments: [
      [], [20], [20, 20], [34, 26], [20, 34, 26], [20, .nan], [20, .infinity], [10, 26],
      [20, 2000], [-20, 20], [20, 1e300], [20, 26, 1e18],
    ] as [[Double]]
  )
  func nodeRefusals(nodes: [Double]) {
    #expect(throws: DomainError.self) { try Self.make(nodes: nodes) }
    #expect(throws: DomainError.self) {
      try MultibandedFrequencyDomain(
        nodes: nodes,
        initialSpacing: 0.0625,
        base: UniformFrequencyDomain(
          minimumFrequency: 20,
          maximumFrequency: 1038,
          spacing: 0.0625
        )
      )
    }
  }

  @Test(
    "Widths that make no bins are refused",
    arguments: [0, -0.0625, .nan, .infinity, 0.03125, 0.09375, 1e300, 1e18] as [Double]
  )
  func widthRefusals(width: Double) {
    #expect(throws: DomainError.self) { try Self.make(initialSpacing: width) }
  }

  @Test("Spacings that single precision cannot hold are refused", arguments: [1e-50, 1e50])
  func spacingsBeyondSinglePrecision(spacing: Double) throws {
    let base = try UniformFrequencyDomain(
      minimumFrequency: 0,
      maximumFrequency: 100 * spacing,
      spacing: spacing
    )
    #expect(throws: DomainError.self) {
      try MultibandedFrequencyDomain(
        nodes: [0, 50 * spacing],
        initialSpacing: spacing,
        base: base
      )
    }
  }

  @Test("Many bands whose widths overflow are refused")
  func manyBands() {
    #expect(throws: DomainError.self) {
      try Self.make(nodes: (0..<100).map { 20 + Double($0) })
    }
  }

  @Test("A narrowed domain holds the same bins and can be narrowed again")
  func narrowing() throws {
    let domain = try Self.make()
    let once = try domain.narrowed(minimumFrequency: 30)
    let twice = try once.narrowed(maximumFrequency: 600)
    let both = try domain.narrowed(minimumFrequency: 30, maximumFrequency: 600)
    #expect(twice == both)
    let bins = try Domain.multibanded(both).bins(in: .multibanded(domain))
    #expect(Array(domain.frequencies[bins]) == both.frequencies)
    #expect(try domain.narrowed() == domain)
    for (minimum, maximum) in [(10.0, 600.0), (30, 2000), (600, 30), (30.01, 600), (100, 100)] {
      #expect(throws: DomainError.self) {
        try domain.narrowed(minimumFrequency: minimum, maximumFrequency: maximum)
      }
    }
  }

  @Test("Every pair of ends gives a domain whose bins are bins of the original")
  func narrowingEverywhere() throws {
    let domain = try Self.make(nodes: [20, 22, 26, 34], maximum: 34)
    for minimum in stride(from: 20, through: 33, by: 0.4375) {
      for maximum in stride(from: minimum + 0.75, through: 33.9375, by: 0.8125) {
        let narrowed = try domain.narrowed(minimumFrequency: minimum, maximumFrequency: maximum)
        let bins = try Domain.multibanded(narrowed).bins(in: .multibanded(domain))
        #expect(Array(domain.frequencies[bins]) == narrowed.frequencies)
        #expect(narrowed.minimumFrequency >= minimum)
        #expect(narrowed.maximumFrequency <= maximum)
      }
    }
  }
}
