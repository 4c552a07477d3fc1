// SPDX-License-Identifier: MIT

import Binaries
import Domains
import Generation
import Priors

/// The settings of a dataset, checked: what dingo's YAML file describes.
///
/// Keys at the top: `domain`, `waveform_generator`, `intrinsic_prior`, `num_samples`, `compression`.
public struct DatasetSettings: Sendable {
  /// The bins of every waveform.
  public let domain: Domain
  /// The model and its reference frequency.
  public let waveform: WaveformSettings
  /// The distribution of the parameters; nil only in settings for a table of parameters.
  public let prior: PriorDictionary?
  /// The number of rows; nil only in settings for a table of parameters.
  public let sampleCount: Int?
  /// What each waveform goes through before it is stored; nil for nothing.
  public internal(set) var compression: CompressionSettings?
  /// The settings as they were read; files store them unchanged.
  public let source: SettingValue
  /// The name of the file they were read from, for messages.
  public let file: String

  /// The most rows a dataset may have, far above any disk, so that sizes never overflow.
  static let largestSampleCount = 1_000_000_000_000

  /// Reads settings from a YAML file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - needsPrior: Whether `intrinsic_prior` and `num_samples` must be there; a table of
  ///     parameters takes their place.
  /// - Returns: The checked settings.
  /// - Throws: `DatasetError` with file, line and key of what is wrong.
  public static func read(
    from path: String,
    needsPrior: Bool = true
  ) throws(DatasetError) -> DatasetSettings {
    try parse(TextFile.read(path), file: path, needsPrior: needsPrior)
  }

  /// Reads settings from YAML text.
  ///
  /// - Parameters:
  ///   - text: The YAML.
  ///   - file: What messages call the text.
  ///   - needsPrior: Whether `intrinsic_prior` and `num_samples` must be there.
  /// - Returns: The checked settings.
  /// - Throws: `DatasetError` with file, line and key of what is wrong.
  public static func parse(
    _ text: String,
    file: String,
    needsPrior: Bool = true
  ) throws(DatasetError) -> DatasetSettings {
    try DatasetSettings(
      source: YAMLReader.read(text, file: file),
      file: file,
      needsPrior: needsPrior
    )
  }

  package init(source: SettingValue, file: String, needsPrior: Bool) throws(DatasetError) {
    let top = try SettingsMap(source, file: file, path: "")
    try top.refuseUnknownKeys(
      ["domain", "waveform_generator", "intrinsic_prior", "num_samples", "compression"])
    compression = try CompressionSection.settings(top)
    domain = try DomainSection.domain(
      top.requireMap("domain", "the frequencies of the waveforms")
    )
    waveform = try WaveformGeneratorSection.settings(
      top.requireMap("waveform_generator", "the model and its reference frequency")
    )
    try Self.refuseInfiniteLength(domain, waveform, top)
    if case .time = domain, compression != nil {
      throw top.error("compression", "is for frequency domains: remove it, or change the domain.")
    }
    let hasPrior = needsPrior || top["intrinsic_prior"] != nil
    prior =
      hasPrior
      ? try Self.prior(top.requireMap("intrinsic_prior", "the distribution of the parameters"))
      : nil
    sampleCount =
      needsPrior || top["num_samples"] != nil ? try Self.sampleCount(top) : nil
    self.source = source
    self.file = file
  }

  private static func refuseInfiniteLength(
    _ domain: Domain,
    _ waveform: WaveformSettings,
    _ top: SettingsMap
  ) throws(DatasetError) {
    guard domain.minimumFrequency == 0, waveform.startFrequency == nil else { return }
    if case .time = domain {
      let generator = try top.requireMap("waveform_generator", "the model")
      _ = try generator.require("f_start", "where the waveforms start, in Hz")
    }
    let map = try top.requireMap("domain", "the frequencies of the waveforms")
    let key = map["f_min"] == nil ? "nodes" : "f_min"
    throw map.error(key, "is refused: \(GenerationError.minimumFrequencyIsZero)")
  }

  private static func sampleCount(_ top: SettingsMap) throws(DatasetError) -> Int {
    let value = try top.require("num_samples", "the number of waveforms")
    guard case .integer(let count) = value.content else {
      throw top.error("num_samples", "must be a whole number, not \(value.kindInWords).")
    }
    guard count > 0, count <= largestSampleCount else {
      throw top.error(
        "num_samples",
        "is \(count), but must be between 1 and \(largestSampleCount)."
      )
    }
    return count
  }

  private static func prior(_ map: SettingsMap) throws(DatasetError) -> PriorDictionary {
    var entries: [(name: String, value: PriorValue)] = []
    for entry in map.entries {
      switch entry.value.content {
      case .integer, .float: entries.append((entry.key, .number(entry.value.number ?? .nan)))
      case .text(let text): entries.append((entry.key, .text(text)))
      default:
        throw map.error(
          entry.key,
          "must be a number, a prior such as 'Uniform(0, 1)', or 'default', not "
            + "\(entry.value.kindInWords)."
        )
      }
    }
    do {
      let prior = try PriorDictionary(entries)
      _ = try ParameterConverter(names: prior.names)
      return prior
    } catch {
      throw locate(error, in: map)
    }
  }

  /// Adds file and line to an error about a prior: the line of the key that it names, if any.
  private static func locate(_ error: any Error, in map: SettingsMap) -> DatasetError {
    let text = "\(error)"
    let named = map.entries.filter { text.contains("'\($0.key)'") || text.contains("\($0.key):") }
    let line = named.first?.value.line ?? map.line
    return DatasetError(.badInput, "\(map.file):\(line): '\(map.path)': \(text)")
  }
}

extension DatasetSettings {
  private var domainInWords: String {
    let range = "\(domain.minimumFrequency) to \(domain.maximumFrequency) Hz"
    return switch domain {
    case .uniform(let grid): "\(domain.count) bins of \(grid.spacing) Hz, signal in \(range)"
    case .multibanded(let grid): "\(domain.count) bins in \(grid.bands.count) bands, \(range)"
    case .time(let times):
      "\(domain.count) samples at \(times.samplingRate) Hz, \(times.duration) s"
    }
  }

  /// What the settings describe, line by line, for people.
  public var summaryLines: [String] {
    var lines = ["\(file): these settings are good."]
    lines.append("domain       \(domainInWords)")
    let start = waveform.startFrequency.map { ", f_start \($0) Hz" } ?? ""
    lines.append(
      "model        \(waveform.approximant), f_ref \(waveform.referenceFrequency) Hz\(start)"
    )
    if let prior { lines.append("parameters   \(prior.names.joined(separator: ", "))") }
    if let sampleCount { lines.append("waveforms    \(sampleCount)") }
    if let compression { lines += compression.lines.map { "compression  " + $0 } }
    return lines
  }
}
