// SPDX-License-Identifier: MIT

import Domains
import Generation

/// The domain and the generator's settings that a group of draws shares.
public struct VerificationGrid: Sendable, Equatable {
  /// The model and how it is asked for.
  public let settings: WaveformSettings
  /// The bins.
  public let domain: Domain

  /// Makes a grid.
  public init(settings: WaveformSettings, domain: Domain) {
    self.settings = settings
    self.domain = domain
  }

  /// The same grid with more options of the model, and LAL's last bin, for a reference.
  func settings(addingOptions options: [ModelOption]) throws(GenerationError) -> WaveformSettings {
    try WaveformSettings(
      approximant: settings.approximant,
      referenceFrequency: settings.referenceFrequency,
      startFrequency: settings.startFrequency,
      spinConversionPhase: settings.spinConversionPhase,
      lastBin: .lal,
      bandStart: settings.bandStart,
      modes: settings.modes,
      options: settings.options + options,
      conditioning: settings.conditioning,
      backend: settings.backend
    )
  }

  /// The grid as lines of a settings file: `domain` and `waveform_generator`.
  public var yamlLines: [String] {
    var generator = [
      "approximant: \(settings.approximant)", "f_ref: \(settings.referenceFrequency)",
    ]
    if let start = settings.startFrequency { generator.append("f_start: \(start)") }
    if let phase = settings.spinConversionPhase {
      generator.append("spin_conversion_phase: \(phase)")
    }
    if settings.conditioning != .lal {
      generator.append("conditioning: \(settings.conditioning.rawValue)")
    }
    if let modes = settings.modes {
      let pairs = modes.map { "[\($0.l), \($0.m)]" }
      generator.append("mode_list: [\(pairs.joined(separator: ", "))]")
    }
    if !settings.options.isEmpty {
      let options = settings.options.map { "\($0.name): \($0.value)" }
      generator.append("lal_options: {\(options.joined(separator: ", "))}")
    }
    return [
      "domain: \(Self.yaml(domain.settingsDictionary))",
      "waveform_generator: {\(generator.joined(separator: ", "))}",
    ]
  }

  private static func yaml(_ settings: DomainSettings) -> String {
    let entries = settings.entries.map { entry in
      switch entry.value {
      case .text(let text): "\(entry.key): \(text)"
      case .number(let number): "\(entry.key): \(number)"
      case .numbers(let numbers):
        "\(entry.key): [\(numbers.map(\.description).joined(separator: ", "))]"
      case .settings(let inner): "\(entry.key): \(yaml(inner))"
      }
    }
    return "{\(entries.joined(separator: ", "))}"
  }
}
