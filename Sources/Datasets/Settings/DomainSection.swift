// SPDX-License-Identifier: MIT

import Domains

/// Reads the map `domain`, in dingo-gw's and in dingo-waveform's schema.
enum DomainSection {
  static func domain(_ map: SettingsMap) throws(DatasetError) -> Domain {
    let kind = try kind(map)
    do {
      return switch kind {
      case .uniformFrequency: try .uniform(uniform(map))
      case .multibandedFrequency: try .multibanded(multibanded(map))
      case .time: try .time(time(map))
      }
    } catch let error as DatasetError {
      throw error
    } catch {
      throw DatasetError(.badInput, "\(map.file):\(map.line): '\(map.path)': \(error)")
    }
  }

  private static func kind(_ map: SettingsMap) throws(DatasetError) -> DomainKind {
    let name = try map.requireText("type", "the kind of domain")
    do {
      return try DomainKind(name: name)
    } catch {
      throw map.error("type", "is refused: \(error)")
    }
  }

  private static func uniform(_ map: SettingsMap) throws -> UniformFrequencyDomain {
    try map.refuseUnknownKeys(["type", "f_min", "f_max", "delta_f"])
    return try UniformFrequencyDomain(
      minimumFrequency: map.requireNumber("f_min", "the lowest frequency in Hz"),
      maximumFrequency: map.requireNumber("f_max", "the highest frequency in Hz"),
      spacing: map.requireNumber("delta_f", "the width of a bin in Hz")
    )
  }

  private static func time(_ map: SettingsMap) throws -> TimeDomain {
    try map.refuseUnknownKeys(["type", "time_duration", "sampling_rate"])
    return try TimeDomain(
      duration: map.requireNumber("time_duration", "the length of a row in seconds"),
      samplingRate: map.requireNumber("sampling_rate", "the samples per second in Hz")
    )
  }

  private static func multibanded(_ map: SettingsMap) throws -> MultibandedFrequencyDomain {
    try map.refuseUnknownKeys(["type", "nodes", "delta_f_initial", "base_domain", "base_delta_f"])
    let nodes = try map.requireNumbers("nodes", "the edges of the bands in Hz")
    let initial = try map.requireNumber("delta_f_initial", "the width of a bin in the first band")
    guard map["base_domain"] == nil || map["base_delta_f"] == nil else {
      throw map.error("base_delta_f", "and 'base_domain' say the same thing. Keep one of them.")
    }
    guard map["base_domain"] != nil else {
      let spacing = try map.requireNumber(
        "base_delta_f",
        "the width of a bin of the base grid; or give 'base_domain'"
      )
      return try MultibandedFrequencyDomain(
        nodes: nodes,
        initialSpacing: initial,
        baseSpacing: spacing
      )
    }
    let base = try map.requireMap("base_domain", "the grid that the bands are made of")
    guard try kind(base) == .uniformFrequency else {
      throw base.error("type", "must be UniformFrequencyDomain.")
    }
    return try MultibandedFrequencyDomain(
      nodes: nodes,
      initialSpacing: initial,
      base: uniform(base)
    )
  }
}
