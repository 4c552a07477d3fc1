// SPDX-License-Identifier: MIT

import Datasets
import Priors

/// Draws from the prior of a dataset's settings, on its domain.
public struct PriorDraws: DrawSource {
  /// The model, by name.
  public let modelName: String
  /// The seed.
  public let seed: UInt64?
  /// The one grid of the settings.
  public let grids: [VerificationGrid]
  /// The number of draws.
  public let count: Int
  private let prior: PriorDictionary
  private let file: String
  private let drawSeed: UInt64

  /// Prepares the draws: those that a dataset of these settings and this seed begins with.
  ///
  /// - Throws: `VerificationError` for settings without a prior.
  public init(
    settings: DatasetSettings,
    count: Int,
    seed: UInt64
  ) throws(VerificationError) {
    guard let prior = settings.prior else {
      throw .badInput("\(settings.file): 'intrinsic_prior' is missing.")
    }
    modelName = settings.waveform.approximant
    self.prior = prior
    self.count = count
    self.seed = seed
    drawSeed = seed
    file = settings.file
    grids = [VerificationGrid(settings: settings.waveform, domain: settings.domain)]
  }

  /// What the draws are.
  public var summary: String { "\(count) random draws from the prior of \(file)" }

  /// Draw `index`.
  public func draw(_ index: Int) throws(VerificationError) -> VerificationDraw {
    try Self.draw(prior, seed: drawSeed, row: index, gridIndex: 0)
  }

  /// The first candidate of a row that holds the prior's constraints.
  static func draw(
    _ prior: PriorDictionary,
    seed: UInt64,
    row: Int,
    gridIndex: Int
  ) throws(VerificationError) -> VerificationDraw {
    var values = [Double](repeating: 0, count: prior.names.count)
    for candidate in 0..<mostCandidates {
      let holds = values.withUnsafeMutableBufferPointer {
        prior.draw(seed: seed, row: UInt64(row), candidate: candidate, into: $0)
      }
      guard holds else { continue }
      return VerificationDraw(
        origin: "draw \(row)",
        names: prior.names,
        values: values,
        gridIndex: gridIndex
      )
    }
    throw .badInput(
      "None of \(mostCandidates) candidates holds the prior's constraints. "
        + "Do the constraints contradict the other priors?"
    )
  }

  private static let mostCandidates: UInt64 = 1_000_000
}
