// SPDX-License-Identifier: MIT

import GenerationLAL
import KernelRecords

/// What LALSimulation says of a draw: polarizations on our grid, and where they may be compared.
struct ReferenceWaveform {
  /// h₊ and h×, interleaved, one entry per frequency of the grid.
  let plus: [Double]
  let cross: [Double]
  /// The bin that is not compared, as LAL leaves out the last bin below the cut-off or the grid's end.
  ///
  /// Nil on a sequence of frequencies, which has none.
  let omittedBin: Int?

  /// Asks LALSimulation; nil when it refuses or gives numbers that are not finite.
  init?(
    _ draw: WaveformDraw,
    model: ComparedModel,
    grid: [Double],
    lal: LALSimulation,
    approximant: LALSimulation.Approximant
  ) {
    let wave: LALPolarizations
    do {
      wave = try Self.call(draw, grid: grid, lal: lal, approximant: approximant)
    } catch {
      return nil
    }
    let length = 2 * grid.count
    guard wave.plus.count >= length, wave.cross.count >= length else { return nil }
    plus = Array(wave.plus[..<length])
    cross = Array(wave.cross[..<length])
    guard plus.allSatisfy(\.isFinite), cross.allSatisfy(\.isFinite) else { return nil }
    let end = min(model.cutoff / draw.totalMassTime, draw.maximumFrequency)
    omittedBin = draw.grid == .sequence ? nil : Int(end / draw.spacing)
  }

  private static func call(
    _ draw: WaveformDraw,
    grid: [Double],
    lal: LALSimulation,
    approximant: LALSimulation.Approximant
  ) throws(LALSimulationError) -> LALPolarizations {
    switch draw.grid {
    case .uniform:
      try lal.chooseFrequencyDomainWaveform(
        approximant,
        binary: draw.binary,
        spacing: draw.spacing,
        minimumFrequency: draw.minimumFrequency,
        maximumFrequency: draw.maximumFrequency
      )
    case .sequence:
      try lal.frequencyDomainWaveformSequence(
        approximant,
        binary: draw.binary,
        frequencies: grid
      )
    }
  }
}
