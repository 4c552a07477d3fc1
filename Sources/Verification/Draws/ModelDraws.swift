// SPDX-License-Identifier: MIT

import Generation
import Priors

/// The draws by which a model is verified: its corners, then random binaries of its range.
public struct ModelDraws: DrawSource {
  /// The model, by name.
  public let modelName: String
  /// The seed.
  public let seed: UInt64?
  /// The grids, half of them uniform.
  public let grids: [VerificationGrid]
  /// The corners, and the random draws after them.
  public let count: Int
  private let corners: [ModelCorners.Corner]
  private let priors: [PriorDictionary]
  private let range: ModelRange
  private let drawSeed: UInt64

  /// Prepares the draws of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - range: What it is held to.
  ///   - randomCount: The number of random draws; corners come in addition.
  ///   - seed: The seed.
  ///   - modes: The modes asked for; nil for all of the model's.
  /// - Throws: `VerificationError` for a range that no prior describes.
  public init(
    of model: WaveformModel,
    range: ModelRange,
    randomCount: Int,
    seed: UInt64,
    modes: [Mode]? = nil
  ) throws(VerificationError) {
    modelName = model.name
    self.seed = seed
    drawSeed = seed
    self.range = range
    grids = try ModelGrids.grids(of: model, range: range, seed: seed, modes: modes)
    corners = ModelCorners.all(range: range, precesses: model.precesses)
    priors = try ModelPrior.priors(range: range, precesses: model.precesses)
    count = corners.count + randomCount
  }

  /// What the draws are.
  public var summary: String {
    "\(corners.count) corners and \(count - corners.count) random draws: \(range.summary)"
  }

  /// Draw `index`: corners first.
  public func draw(_ index: Int) throws(VerificationError) -> VerificationDraw {
    var random = DrawRandom(seed: drawSeed, stream: .choice, index: index)
    let gridIndex = random.index(below: grids.count)
    if index < corners.count {
      let corner = corners[index]
      return VerificationDraw(
        origin: corner.name,
        names: corner.parameters.map(\.name),
        values: corner.parameters.map(\.value),
        gridIndex: gridIndex
      )
    }
    let prior = priors[random.index(below: priors.count)]
    return try PriorDraws.draw(prior, seed: drawSeed, row: index, gridIndex: gridIndex)
  }
}
