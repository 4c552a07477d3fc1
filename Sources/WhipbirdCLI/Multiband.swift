// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird multiband`.
struct Multiband: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Choose the bands of a multibanded domain, or evaluate given ones.",
    discussion: """
      Examples:
        whipbird multiband uniform.yaml --target_median_mismatch 1e-3 -o multibanded.yaml
        whipbird multiband multibanded.yaml --num_samples 1000

      Settings with a UniformFrequencyDomain: bands are chosen as wide as the target allows, as \
      dingo_generate_multibanded_domain does, and printed as a block 'domain' for settings. \
      Settings with a MultibandedFrequencyDomain: waveforms on the bands are compared with those \
      on the uniform base domain, as dingo_evaluate_multibanded_domain does.

      Waveforms have the lowest chirp mass of the prior, which asks for the narrowest bins, and all \
      other parameters from the prior. The same seed gives the same bands.
      """
  )

  @Argument(help: "The settings: a YAML file as dingo's.")
  var settings: String?

  @Option(
    name: [.customLong("settings_file"), .customLong("settings-file")],
    help: "The settings, in dingo's spelling."
  )
  var settingsFile: String?

  @Option(
    name: [.customLong("target_median_mismatch"), .customLong("target-median-mismatch")],
    help: "The largest median mismatch that chosen bands may leave, such as 1e-3."
  )
  var target: Double?

  @Option(
    name: [.customShort("o"), .long, .customLong("out_file"), .customLong("out-file")],
    help: "Write the settings with the chosen bands to this YAML file."
  )
  var output: String?

  @Flag(help: "Replace an existing file.")
  var overwrite = false

  @Option(
    name: [.customLong("num_samples"), .customLong("num-samples")],
    help: "The number of waveforms. (default: 1000 to choose bands, 5000 to evaluate them)"
  )
  var sampleCount: Int?

  @Option(help: "The seed of the parameters.")
  var seed: UInt64 = 1

  @Option(
    name: [.customLong("token_size"), .customLong("token-size")],
    help: "Bins that stay together in one band, such as the 16 of a transformer's token."
  )
  var tokenSize: Int?

  @Flag(
    name: [
      .customLong("difference_over_full_window"), .customLong("difference-over-full-window"),
    ],
    help: "Compare a wide bin with all bins that it stands for, in place of their middle."
  )
  var comparesWholeWindow = false

  @Option(
    name: [.customLong("max_delta_f"), .customLong("max-delta-f")],
    help: "The largest width of a bin in Hz, so that waveforms can be moved in time."
  )
  var largestSpacing = 2.0

  @Option(
    help: """
      The detector's noise: \(NoiseCurve.analyticNames.joined(separator: ", ")), or a file of two \
      columns, frequency and amplitude.
      """
  )
  var noise = NoiseCurve.analyticNames.first ?? ""

  @OptionGroup var threads: ThreadOptions

  @Option(help: "What computes, in place of the settings' choice. (default: auto)")
  var backend: BackendChoice?

  func validate() throws {
    guard (settings == nil) != (settingsFile == nil) else {
      throw ValidationError("Name the settings once: as SETTINGS or as --settings_file.")
    }
    if let sampleCount, !(1...10_000_000).contains(sampleCount) {
      throw ValidationError("--num_samples must be between 1 and 10000000, not \(sampleCount).")
    }
    if let tokenSize, !(1...1_000_000).contains(tokenSize) {
      throw ValidationError("--token_size must be between 1 and 1000000, not \(tokenSize).")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let interruption = Interruption()
      let read = try MultibandSettings.read(from: settings ?? settingsFile ?? "")
      let curve = try NoiseCurve.named(noise)
      if case .multibanded = read.settings.domain {
        try evaluate(read, curve, interruption)
      } else {
        try choose(read, curve, interruption)
      }
    }
  }

  private func options(sampleCount count: Int) -> MultibandOptions {
    MultibandOptions(
      sampleCount: sampleCount ?? count,
      seed: seed,
      threadCount: threads.count,
      backend: backend,
      tokenSize: tokenSize ?? 1,
      comparesWholeWindow: comparesWholeWindow,
      largestSpacing: largestSpacing
    )
  }

  private func choose(
    _ settings: MultibandSettings,
    _ curve: NoiseCurve,
    _ interruption: Interruption
  ) throws {
    guard let target else {
      throw DatasetError(
        .badInput,
        "To choose bands, say how much they may lose: --target_median_mismatch 1e-3, for example."
      )
    }
    if let output { try OutputFile.refuseExisting(output, overwrite: overwrite) }
    let options = options(sampleCount: 1000)
    print("# \(options.sampleCount) waveforms, noise \(curve.name), seed \(seed)")
    print(MultibandReport.stepHeader)
    let choice = try MultibandChoice.choose(
      settings: settings,
      target: target,
      options: options,
      noise: { curve.amplitudeSpectralDensity(at: $0) },
      shouldStop: { interruption.isRequested },
      report: { print(MultibandReport.line($0)) }
    )
    guard let choice else { throw ExitStatus.interrupted }
    for line in MultibandReport.lines(choice) { print(line) }
    guard let output else { return }
    try OutputFile.write(choice.settingsLines.joined(separator: "\n") + "\n", to: output)
    print("# Settings with these bands: \(output)")
  }

  private func evaluate(
    _ settings: MultibandSettings,
    _ curve: NoiseCurve,
    _ interruption: Interruption
  ) throws {
    for (option, isThere) in [
      ("--target_median_mismatch", target != nil), ("--output", output != nil),
      ("--token_size", tokenSize != nil), ("--difference_over_full_window", comparesWholeWindow),
    ] where isThere {
      throw DatasetError(
        .badInput,
        "\(option) is for choosing bands, but \(settings.settings.file) has bands already, which "
          + "are evaluated. Name settings with a UniformFrequencyDomain."
      )
    }
    let bar = ProgressBar()
    defer { bar.end() }
    let evaluation = try MultibandEvaluation.evaluate(
      settings: settings,
      options: options(sampleCount: 5000),
      noise: { curve.amplitudeSpectralDensity(at: $0) },
      shouldStop: { interruption.isRequested },
      report: { bar.show($0) }
    )
    bar.end()
    guard let evaluation else { throw ExitStatus.interrupted }
    for line in MultibandReport.lines(evaluation, noise: curve.name, seed: seed) { print(line) }
  }
}
