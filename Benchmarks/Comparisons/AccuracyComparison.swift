// SPDX-License-Identifier: MIT

import GenerationLAL
import KernelRecords

/// Compares draws one after the other and gathers the errors.
struct AccuracyComparison {
  /// The errors of the draws that both sides gave.
  private(set) var compared: [(draw: WaveformDraw, errors: WaveformErrors)] = []
  /// How many draws both sides refused.
  private(set) var refusedByBoth = 0
  /// The draws that LAL alone refused.
  private(set) var refusedByLALOnly: [WaveformDraw] = []
  /// The draws that Whipbird alone refused, and why.
  private(set) var refusedByUsOnly: [(draw: WaveformDraw, failure: WaveformStatus.Failure)] = []

  private let model: ComparedModel
  private let fillTables: KernelSet.FillTables
  private let evaluate: KernelSet.Evaluate
  private let lal: LALSimulation
  private let approximant: LALSimulation.Approximant
  private let plantedError: Double?
  private var uniformGrids: [[Double]: ComparisonGrid] = [:]

  init(
    model: ComparedModel,
    fillTables: @escaping KernelSet.FillTables,
    evaluate: @escaping KernelSet.Evaluate,
    lal: LALSimulation,
    approximant: LALSimulation.Approximant,
    plantedError: Double? = nil
  ) {
    self.model = model
    self.fillTables = fillTables
    self.evaluate = evaluate
    self.lal = lal
    self.approximant = approximant
    self.plantedError = plantedError
  }

  /// Evaluates a draw on both sides.
  mutating func compare(_ draw: WaveformDraw) {
    let grid = grid(of: draw)
    var ours = OurWaveform(draw, grid: grid, evaluate: evaluate)
    if let plantedError { ours.plantError(plantedError) }
    let reference = ReferenceWaveform(
      draw,
      model: model,
      grid: grid.frequencies,
      lal: lal,
      approximant: approximant
    )
    switch (ours.status.failure, reference) {
    case (.none, let reference?):
      let errors = WaveformErrors(
        draw,
        frequencies: grid.frequencies,
        ours: ours,
        reference: reference
      )
      compared.append((draw, errors))
    case (.none, nil): refusedByLALOnly.append(draw)
    case (_, nil): refusedByBoth += 1
    case (let failure, _): refusedByUsOnly.append((draw, failure))
    }
  }

  /// The draws with the largest errors, largest first.
  func worst(_ count: Int) -> [(draw: WaveformDraw, errors: WaveformErrors)] {
    Array(compared.sorted { $0.errors.worst > $1.errors.worst }.prefix(count))
  }

  private mutating func grid(of draw: WaveformDraw) -> ComparisonGrid {
    if draw.grid == .sequence {
      let frequencies = ComparisonGrid.multibandedFrequencies(from: draw.minimumFrequency)
      return ComparisonGrid(frequencies: frequencies, fillTables: fillTables)
    }
    let key = [draw.spacing, draw.maximumFrequency]
    if let grid = uniformGrids[key] { return grid }
    let grid = ComparisonGrid(
      spacing: draw.spacing,
      maximumFrequency: draw.maximumFrequency,
      fillTables: fillTables
    )
    uniformGrids[key] = grid
    return grid
  }
}
