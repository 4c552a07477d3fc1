// SPDX-License-Identifier: MIT

import Foundation
import GenerationLAL
import KernelRecords

/// What LALSimulation says of a draw: polarizations on our grid, and where they may be compared.
struct ReferenceWaveform {
  /// h₊ and h×, interleaved, one entry per frequency of the grid.
  var plus: [Double]
  var cross: [Double]
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
    if draw.grid == .tapered { moveBackInTime(wave, draw) }
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
    case .tapered:
      try lal.simInspiralFD(
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

  /// Undoes the move in time of `SimInspiralFD`, a whole number of its samples, of which the epoch
  /// tells to the nanosecond.
  private mutating func moveBackInTime(_ wave: LALPolarizations, _ draw: WaveformDraw) {
    let sample = 0.5 / draw.maximumFrequency
    let time = ((wave.epoch + 1 / draw.spacing) / sample).rounded() * sample
    for bin in 0..<(plus.count / 2) {
      let cycles = Double(bin) * draw.spacing * time
      let angle = -2 * Double.pi * (cycles - cycles.rounded())
      Self.rotate(&plus, bin, by: angle)
      Self.rotate(&cross, bin, by: angle)
    }
  }

  private static func rotate(_ values: inout [Double], _ bin: Int, by angle: Double) {
    let (re, im) = (values[2 * bin], values[2 * bin + 1])
    values[2 * bin] = re * cos(angle) - im * sin(angle)
    values[2 * bin + 1] = re * sin(angle) + im * cos(angle)
  }
}
