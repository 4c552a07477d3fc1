// SPDX-License-Identifier: MIT

import Domains

/// Settings for which bands are chosen or evaluated; what they say of compression is left alone.
public struct MultibandSettings: Sendable {
  /// The settings without compression.
  public let settings: DatasetSettings
  /// The settings as they were read.
  private let source: SettingValue

  /// Reads settings.
  ///
  /// - Throws: `DatasetError` with file, line and key of what is wrong.
  public static func read(from path: String) throws(DatasetError) -> MultibandSettings {
    try parse(TextFile.read(path), file: path)
  }

  /// Reads settings from YAML text.
  ///
  /// - Throws: `DatasetError` with file, line and key of what is wrong.
  public static func parse(
    _ text: String,
    file: String
  ) throws(DatasetError) -> MultibandSettings {
    let source = try YAMLReader.read(text, file: file)
    if source["compression"]?["phase_heterodyning"] != nil {
      throw DatasetError(
        .badInput,
        "\(file): bands for heterodyned waveforms (compression.phase_heterodyning) are not served "
          + "yet."
      )
    }
    guard case .map(let entries) = source.content else {
      return try MultibandSettings(
        settings: DatasetSettings(source: source, file: file, needsPrior: false),
        source: source
      )
    }
    let plain = SettingValue(
      .map(entries.filter { !["compression", "num_samples"].contains($0.key) }),
      line: source.line
    )
    return try MultibandSettings(
      settings: DatasetSettings(source: plain, file: file, needsPrior: false),
      source: source
    )
  }

  private init(settings: DatasetSettings, source: SettingValue) {
    self.settings = settings
    self.source = source
  }

  /// All settings, with another domain.
  func with(domain: SettingValue) -> SettingValue {
    guard case .map(let entries) = source.content else { return source }
    return SettingValue(
      .map(entries.map { $0.key == "domain" ? .init(key: "domain", value: domain) : $0 })
    )
  }
}

extension SettingValue {
  /// A domain's settings, as files hold them.
  init(_ settings: DomainSettings) {
    self.init(
      .map(
        settings.entries.map { entry in
          .init(key: entry.key, value: Self.value(entry.value))
        }
      )
    )
  }

  private static func value(_ value: DomainSettings.Value) -> SettingValue {
    switch value {
    case .text(let text): SettingValue(.text(text))
    case .number(let number): SettingValue(.float(number))
    case .numbers(let numbers): SettingValue(.list(numbers.map { SettingValue(.float($0)) }))
    case .settings(let settings): SettingValue(settings)
    }
  }
}
