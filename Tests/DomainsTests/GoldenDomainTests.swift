// SPDX-License-Identifier: MIT

import Domains
import Testing

/// Domains agree with dingo-gw 0.10.3.
struct GoldenDomainTests {
  static func expect(_ domain: Domain, _ expected: GoldenDomains.Description) throws {
    #expect(domain.count == expected.count)
    #expect(domain.minimumIndex == expected.minimumIndex)
    #expect(domain.maximumIndex == expected.maximumIndex)
    #expect(domain.frequencyMask.count { $0 } == expected.maskCount)
    let single = domain.singlePrecisionFrequencies
    #expect(fingerprint(single.map(\.bitPattern)) == expected.frequencies)
    #expect(domain.minimumFrequency == expected.minimumFrequency)
    #expect(domain.maximumFrequency == expected.maximumFrequency)
    let noise = try domain.noiseStandardDeviation()
    #expect(noise.count == expected.count)
    #expect((noise[0] - expected.noiseFirst).magnitude < 1e-7 * expected.noiseFirst)
    #expect(
      (noise[noise.count - 1] - expected.noiseLast).magnitude < 1e-7 * expected.noiseLast
    )
    for (exact, rounded) in zip(domain.frequencies, single) {
      #expect((exact - Double(rounded)).magnitude <= 1e-7 * exact)
    }
    if case .multibanded(let domain) = domain {
      #expect(domain.nodes.map { Double($0) } == expected.nodes)
      #expect(domain.bands.map(\.bins.count) == expected.binsPerBand)
    }
  }

  @Test("Grids, masks, noise and settings agree with dingo")
  func grids() throws {
    let golden = try GoldenDomains.load()
    #expect(golden.cases.count >= 14)
    for golden in golden.cases {
      try Self.expect(golden.makeDomain(), golden.domain)
    }
  }

  @Test("Narrowed domains and their data agree with dingo's update")
  func updates() throws {
    for golden in try GoldenDomains.load().cases {
      guard let expected = golden.updated else { continue }
      let domain = try golden.makeDomain()
      let narrowed = try domain.narrowed(
        minimumFrequency: expected.newMinimum,
        maximumFrequency: expected.newMaximum
      )
      try Self.expect(narrowed, expected)
      let data = try narrowed.updateData(
        GoldenDomains.data(count: domain.count),
        from: domain,
        lowValue: 0
      )
      #expect(fingerprint(data.map(\.bitPattern)) == expected.updatedData)
      let again = try narrowed.updateData(data, from: domain, lowValue: 0)
      #expect(again == data)
    }
  }

  @Test("Decimated data agree with dingo's, from zero or from f_min on")
  func decimation() throws {
    for golden in try GoldenDomains.load().cases {
      guard case .multibanded(let domain) = try golden.makeDomain() else { continue }
      let data = GoldenDomains.data(count: domain.base.count)
      let means = try domain.decimate(data)
      #expect(fingerprint(means.map(\.bitPattern)) == golden.decimated)
      #expect(try domain.decimate(Array(data.dropFirst(domain.base.minimumIndex))) == means)
      let pairs = try domain.decimate(data.flatMap { [$0, -$0] }, valuesPerBin: 2)
      #expect(pairs == means.flatMap { [$0, -$0] })
    }
  }

  @Test("Decimated base frequencies are the frequencies")
  func decimatedFrequencies() throws {
    for golden in try GoldenDomains.load().cases {
      guard case .multibanded(let domain) = try golden.makeDomain() else { continue }
      let means = try domain.decimate(domain.base.frequencies)
      for (mean, frequency) in zip(means, domain.frequencies) {
        #expect((mean - frequency).magnitude <= 1e-14 * frequency)
      }
      let spacings = Set(domain.spacings)
      #expect(spacings.count == domain.bands.count)
    }
  }

  @Test("Data moved in time agree with dingo's")
  func timeTranslation() throws {
    let golden = try GoldenDomains.load().timeTranslation
    let domain = Domain.uniform(
      try UniformFrequencyDomain(
        minimumFrequency: golden.base[0],
        maximumFrequency: golden.base[1],
        spacing: golden.base[2]
      )
    )
    let real = GoldenDomains.data(count: domain.count)
    let imaginary = GoldenDomains.data(from: domain.count, count: domain.count)
    var row = zip(real, imaginary).flatMap { [$0, $1] }
    try domain.translateInTime(&row, by: golden.seconds)
    for (index, (real, imaginary)) in zip(golden.real, golden.imaginary).enumerated() {
      #expect((row[16 * index] - real).magnitude < 1e-10)
      #expect((row[16 * index + 1] - imaginary).magnitude < 1e-10)
    }
  }
}
