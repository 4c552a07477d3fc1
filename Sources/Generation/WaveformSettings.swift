// SPDX-License-Identifier: MIT

/// How waveforms are generated, apart from the binary and the domain.
public struct WaveformSettings: Sendable, Equatable {
  /// The model, as LALSimulation spells it: one of our own kernels', or any that LAL has.
  public let approximant: String
  /// The frequency in hertz at which spins and phase are given.
  public let referenceFrequency: Double
  /// Where the signal starts, in hertz; `nil` stands for the domain's lowest frequency.
  public let startFrequency: Double?
  /// The phase used for the conversion of spin angles; `nil` stands for the binary's own phase.
  public let spinConversionPhase: Double?
  /// The last bin of a uniform domain.
  public let lastBin: LastBin
  /// The bins below the lowest frequency of a uniform domain.
  public let bandStart: BandStart
  /// Where the merger lies in time.
  public let timeOrigin: TimeOrigin
  /// The modes that the waveform is made of; `nil` for all that the model has.
  public let modes: [Mode]?
  /// Options of the model, by LAL's names.
  public let options: [ModelOption]
  /// What is done to a waveform on a uniform domain.
  public let conditioning: Conditioning
  /// What computes.
  public let backend: BackendChoice
  /// How components by their dependence on the phase are found, where they are asked for.
  public let modeSeparation: ModeSeparation

  /// Makes settings for one of our own models.
  ///
  /// As the other initialiser, with a model in place of its name.
  ///
  /// - Throws: `GenerationError.invalidSetting`.
  public init(
    model: WaveformModel,
    referenceFrequency: Double,
    startFrequency: Double? = nil,
    spinConversionPhase: Double? = nil,
    lastBin: LastBin = .lal,
    bandStart: BandStart = .zero
  ) throws(GenerationError) {
    try self.init(
      approximant: model.name,
      referenceFrequency: referenceFrequency,
      startFrequency: startFrequency,
      spinConversionPhase: spinConversionPhase,
      lastBin: lastBin,
      bandStart: bandStart
    )
  }

  /// Makes settings.
  ///
  /// - Parameters:
  ///   - approximant: The name of the model, as LALSimulation spells it.
  ///   - referenceFrequency: In hertz, above 0.
  ///   - startFrequency: In hertz, above 0; `nil` for the domain's lowest frequency.
  ///   - spinConversionPhase: In radians; `nil` for the binary's own phase.
  ///   - lastBin: What the last bin of a uniform domain holds.
  ///   - bandStart: What a uniform domain holds below its lowest frequency.
  ///   - timeOrigin: Where the merger lies in time.
  ///   - modes: The modes that the waveform is made of, both signs of m listed; nil for all.
  ///   - options: Options of the model, by LAL's names.
  ///   - conditioning: What is done to a waveform on a uniform domain.
  ///   - backend: What computes.
  ///   - modeSeparation: How components by their dependence on the phase are found.
  /// - Throws: `GenerationError` for a value that cannot be, and for modes that are none.
  public init(
    approximant: String,
    referenceFrequency: Double,
    startFrequency: Double? = nil,
    spinConversionPhase: Double? = nil,
    lastBin: LastBin = .lal,
    bandStart: BandStart = .zero,
    timeOrigin: TimeOrigin = .lal,
    modes: [Mode]? = nil,
    options: [ModelOption] = [],
    conditioning: Conditioning = .lal,
    backend: BackendChoice = .auto,
    modeSeparation: ModeSeparation = .phases
  ) throws(GenerationError) {
    guard referenceFrequency > 0, referenceFrequency.isFinite else {
      throw .invalidSetting(
        name: "f_ref",
        value: referenceFrequency,
        mustBe: "a frequency above 0 Hz"
      )
    }
    if let startFrequency, !(startFrequency > 0 && startFrequency.isFinite) {
      throw .invalidSetting(
        name: "f_start",
        value: startFrequency,
        mustBe: "a frequency above 0 Hz, or null"
      )
    }
    if let phase = spinConversionPhase, !phase.isFinite {
      throw .invalidSetting(
        name: "spin_conversion_phase",
        value: phase,
        mustBe: "a finite angle, or null"
      )
    }
    try Self.check(modes)
    self.approximant = approximant
    self.referenceFrequency = referenceFrequency
    self.startFrequency = startFrequency
    self.spinConversionPhase = spinConversionPhase
    self.lastBin = lastBin
    self.bandStart = bandStart
    self.timeOrigin = timeOrigin
    self.modes = modes
    self.options = options
    self.conditioning = conditioning
    self.backend = backend
    self.modeSeparation = modeSeparation
  }

  private static func check(_ modes: [Mode]?) throws(GenerationError) {
    guard let modes else { return }
    guard !modes.isEmpty else { throw .noModes }
    for (index, mode) in modes.enumerated() {
      guard (2...Mode.largestDegree).contains(mode.l), mode.m.magnitude <= mode.l,
        !modes[..<index].contains(mode)
      else { throw .invalidMode(mode) }
    }
  }
}
