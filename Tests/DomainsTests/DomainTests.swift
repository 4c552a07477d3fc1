// SPDX-License-Identifier: MIT

import Domains
import Testing

/// What every domain answers.
struct DomainTests {
  static func uniform(_ minimum: Double = 20, _ maximum: Double = 64) throws -> Domain {
    .uniform(
      try UniformFrequencyDomain(
        minimumFrequency: minimum,
        maximumFrequency: maximum,
        spacing: 0.5
      )
    )
  }

  static func multibanded() throws -> Domain {
    .multibanded(
      try MultibandedFrequencyDomain(
        nodes: [20, 26, 34],
        initialSpacing: 0.5,
        baseSpacing: 0.5,
        baseMinimumFrequency: 20,
        baseMaximumFrequency: 40
      )
    )
  }

  @Test("Every name of a type is understood, with and without an import path")
  func names() throws {
    for name in ["FD", "FrequencyDomain", "UniformFrequencyDomain"] {
      #expect(try DomainKind(name: name) == .uniformFrequency)
      #expect(try DomainKind(name: "dingo_waveform.domains." + name) == .uniformFrequency)
    }
    for name in ["MFD", "MultibandedFrequencyDomain"] {
      #expect(try DomainKind(name: name) == .multibandedFrequency)
      #expect(try DomainKind(name: "dingo.gw.domains." + name) == .multibandedFrequency)
    }
    for name in ["", "fd", "os.system", "evil.FD", "dingo.", "time", "td"] {
      #expect(throws: DomainError.self) { try DomainKind(name: name) }
    }
  }

  @Test("Settings are those of dingo's domain_dict, in its order")
  func settings() throws {
    let uniform = try Self.uniform().settingsDictionary
    #expect(uniform.entries.map(\.key) == ["type", "f_min", "f_max", "delta_f"])
    #expect(uniform["type"] == .text("UniformFrequencyDomain"))
    #expect(uniform["f_max"] == .number(64))
    let multibanded = try Self.multibanded().settingsDictionary
    #expect(
      multibanded.entries.map(\.key) == ["type", "nodes", "delta_f_initial", "base_domain"]
    )
    #expect(multibanded["nodes"] == .numbers([20, 26, 34]))
    #expect(multibanded["base_domain"] == .settings(try Self.uniform(20, 40).settingsDictionary))
    #expect(multibanded["f_min"] == nil)
  }

  @Test("The noise of a bin follows its width and the window")
  func noise() throws {
    let domain = try Self.multibanded()
    let noise = try domain.noiseStandardDeviation(windowFactor: 0.25)
    for (value, spacing) in zip(noise, domain.spacings) {
      #expect((value * value * 4 * spacing - 0.25).magnitude < 1e-15)
    }
    for factor in [0, -1, .nan, .infinity] {
      #expect(throws: DomainError.self) {
        try domain.noiseStandardDeviation(windowFactor: factor)
      }
    }
  }

  @Test("A shift in time and back leaves the data as they were")
  func translation() throws {
    for domain in [try Self.uniform(), try Self.multibanded()] {
      let original = (0..<2 * domain.count).map { Double($0 % 17) - 8 }
      var row = original
      try domain.translateInTime(&row, by: 0.37)
      #expect(row != original)
      try domain.translateInTime(&row, by: -0.37)
      #expect(zip(row, original).allSatisfy { ($0 - $1).magnitude < 1e-13 })
    }
  }

  @Test("Data without the bins below f_min are moved like those with them")
  func truncatedTranslation() throws {
    let domain = try Self.uniform()
    var full = (0..<2 * domain.count).map { Double($0 % 17) }
    var truncated = Array(full.dropFirst(2 * domain.minimumIndex))
    try domain.translateInTime(&full, by: 0.01)
    try domain.translateInTime(&truncated, by: 0.01)
    #expect(Array(full.dropFirst(2 * domain.minimumIndex)) == truncated)
  }

  @Test("Data of the wrong length are refused")
  func lengths() throws {
    let domain = try Self.uniform()
    let narrowed = try domain.narrowed(maximumFrequency: 32)
    for count in [0, 1, domain.count, 2 * domain.count + 1, 2 * domain.count - 2] {
      var row = [Double](repeating: 0, count: count)
      #expect(throws: DomainError.self) { try domain.translateInTime(&row, by: 0) }
      #expect(throws: DomainError.self) {
        try narrowed.updateData(row, from: domain, valuesPerBin: 2, lowValue: 0)
      }
    }
    guard case .multibanded(let multibanded) = try Self.multibanded() else { return }
    for count in [0, 1, multibanded.base.count + 1] {
      #expect(throws: DomainError.self) {
        try multibanded.decimate([Double](repeating: 0, count: count))
      }
    }
    #expect(throws: DomainError.self) { try multibanded.decimate([1], valuesPerBin: 0) }
  }

  @Test("Data of a domain that is not wider are refused")
  func notNarrower() throws {
    let domain = try Self.uniform()
    let narrowed = try domain.narrowed(minimumFrequency: 30, maximumFrequency: 32)
    let row = [Double](repeating: 1, count: narrowed.count)
    #expect(throws: DomainError.self) {
      try domain.updateData(row, from: narrowed, lowValue: 0)
    }
    #expect(throws: DomainError.self) {
      try Self.multibanded().updateData(row, from: narrowed, lowValue: 0)
    }
  }

  @Test("Bins below f_min are set to the value asked for")
  func lowValue() throws {
    let domain = try Self.uniform()
    let narrowed = try domain.narrowed(minimumFrequency: 30, maximumFrequency: 32)
    let row = (0..<domain.count).map { Float($0) + 1 }
    let data = try narrowed.updateData(row, from: domain, lowValue: -1)
    #expect(data.count == 65)
    #expect(data.prefix(60).allSatisfy { $0 == -1 })
    #expect(Array(data.suffix(5)) == [61, 62, 63, 64, 65])
  }
}
