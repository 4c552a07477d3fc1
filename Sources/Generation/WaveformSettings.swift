// SPDX-License-Identifier: MIT

/// How waveforms are generated, apart from the binary and the domain.
public struct WaveformSettings: Sendable, Equatable {
  /// The model.
  public let model: WaveformModel
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

  /// Makes settings.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - referenceFrequency: In hertz, above 0.
  ///   - startFrequency: In hertz, above 0; `nil` for the domain's lowest frequency.
  ///   - spinConversionPhase: In radians; `nil` for the binary's own phase.
  ///   - lastBin: What the last bin of a uniform domain holds.
  ///   - bandStart: What a uniform domain holds below its lowest frequency.
  /// - Throws: `GenerationError.invalidSetting`.
  public init(
    model: WaveformModel,
    referenceFrequency: Double,
    startFrequency: Double? = nil,
    spinConversionPhase: Double? = nil,
    lastBin: LastBin = .lal,
    bandStart: BandStart = .zero
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
    self.model = model
    self.referenceFrequency = referenceFrequency
    self.startFrequency = startFrequency
    self.spinConversionPhase = spinConversionPhase
    self.lastBin = lastBin
    self.bandStart = bandStart
  }
}
