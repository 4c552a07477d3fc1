// SPDX-License-Identifier: MIT

import Domains
import KernelRecords

extension LALRowMaker {
  /// Fills a row of a time domain: one period, the merger at sample 0.
  ///
  /// LAL's samples are moved to the grid of the domain by a Fourier transform where they miss it,
  /// and laid around the period, the latest ones first: a longer signal loses its beginning.
  func fill(
    _ row: LALRow,
    with binary: BinaryRecord,
    at domain: TimeDomain,
    _ function: LALSimulation.UniformFunction,
    from minimumFrequency: Double,
    _ options: LALOptions
  ) throws(LALRowError) -> RowExtremes {
    let pair = try call { () throws(LALSimulationError) in
      try library.timeDomainSeries(
        function,
        approximant,
        binary: binary,
        options: options,
        spacing: domain.spacing,
        minimumFrequency: minimumFrequency
      )
    }
    let spacing = pair.plus.spacing
    guard abs(spacing - domain.spacing) <= 1e-6 * domain.spacing else {
      throw .spacing(given: spacing, wanted: domain.spacing)
    }
    let start = pair.plus.epoch
    let samples =
      (Double(start.seconds) + 1e-9 * Double(start.nanoseconds)) * domain.samplingRate
    let first = samples.rounded()
    row.clear()
    var extremes = RowExtremes()
    for (series, target) in [(pair.plus, row.plus), (pair.cross, row.cross)] {
      var values = Array(series.values)
      extremes.isFinite = extremes.isFinite && values.allSatisfy(\.isFinite)
      // LAL rounds times to a nanosecond: what that makes is no distance between the samples.
      if extremes.isFinite, abs(samples - first) > 2e-9 * domain.samplingRate {
        values = try moved(values, by: samples - first)
      }
      lay(values, from: Int(first), around: target)
      extremes.peak = values.reduce(extremes.peak) { max($0, $1 * $1) }
    }
    return extremes
  }

  private func moved(_ values: [Double], by samples: Double) throws(LALRowError) -> [Double] {
    do {
      return try library.moved(values, bySamples: samples)
    } catch {
      throw .call(error)
    }
  }

  /// Writes the last `target.count` values, the one of index 0 belonging to time `first`.
  private func lay(
    _ values: [Double],
    from first: Int,
    around target: UnsafeMutableBufferPointer<Double>
  ) {
    let period = target.count
    for index in max(0, values.count - period)..<values.count {
      let place = (first + index) % period
      target[place < 0 ? place + period : place] = values[index]
    }
  }
}
