// SPDX-License-Identifier: MIT

import Domains
import KernelRecords

/// Calls LAL for one binary and puts what it returns into a row.
struct LALRowMaker: Sendable {
  let library: LALSimulation
  let approximant: LALSimulation.Approximant
  let options: LALOptions
  /// The options for a second try where a waveform is suspiciously large; nil for no second try.
  let withoutInterpolation: LALOptions?

  /// dingo-gw's bound on |h|², above which a waveform is made again without interpolation.
  private static let suspiciousPower = 1e-40

  /// Fills a row.
  ///
  /// - Returns: Whether the waveform was made without interpolation, because it was suspiciously
  ///   large with it.
  func fill(
    _ row: LALRow,
    with binary: BinaryRecord,
    by method: LALMethod
  ) throws(LALRowError) -> Bool {
    try refuseWhatIsIgnored(binary)
    let extremes = try fill(row, with: binary, by: method, options)
    if extremes.peak > Self.suspiciousPower, withoutInterpolation != nil {
      try fillWithoutInterpolation(row, with: binary, by: method)
      return true
    }
    guard extremes.isFinite else { throw .notFinite(approximant: approximant.name) }
    return false
  }

  /// Fills a row without interpolation.
  func fillWithoutInterpolation(
    _ row: LALRow,
    with binary: BinaryRecord,
    by method: LALMethod
  ) throws(LALRowError) {
    let extremes = try fill(row, with: binary, by: method, withoutInterpolation ?? options)
    guard extremes.isFinite else { throw .notFinite(approximant: approximant.name) }
  }

  private func fill(
    _ row: LALRow,
    with binary: BinaryRecord,
    by method: LALMethod,
    _ options: LALOptions
  ) throws(LALRowError) -> RowExtremes {
    switch method {
    case .grid(let grid): try fill(row, with: binary, on: grid, options)
    case .sequence(let frequencies, let firstBin):
      try fill(row, with: binary, at: frequencies, firstBin: firstBin, options)
    case .averagedGrid(let grid, let domain):
      try fill(row, with: binary, averaging: grid, over: domain, options)
    case .times(let domain, let function, let minimumFrequency):
      try fill(row, with: binary, at: domain, function, from: minimumFrequency, options)
    }
  }

  private func refuseWhatIsIgnored(_ binary: BinaryRecord) throws(LALRowError) {
    for (parameter, value, isUsed) in [
      ("tidal deformability", binary.lambda1, approximant.usesTides),
      ("tidal deformability", binary.lambda2, approximant.usesTides),
      ("eccentricity", binary.eccentricity, approximant.usesEccentricity),
      ("mean anomaly", binary.meanPeriastronAnomaly, approximant.usesMeanAnomaly),
    ] where value != 0 && !isUsed {
      throw .ignored(approximant: approximant.name, parameter: parameter, value: value)
    }
  }

  private func fill(
    _ row: LALRow,
    with binary: BinaryRecord,
    on grid: LALGrid,
    _ options: LALOptions
  ) throws(LALRowError) -> RowExtremes {
    let pair = try call { () throws(LALSimulationError) in
      try library.frequencyDomainSeries(
        grid.function,
        approximant,
        binary: binary,
        options: options,
        spacing: grid.domain.spacing,
        minimumFrequency: grid.startFrequency,
        maximumFrequency: grid.domain.maximumFrequency
      )
    }
    let spacing = pair.plus.spacing
    guard abs(spacing - grid.domain.spacing) <= 1e-6 * grid.domain.spacing else {
      throw .spacing(given: spacing, wanted: grid.domain.spacing)
    }
    let bins = grid.firstBin..<max(min(grid.domain.count, pair.count), grid.firstBin)
    row.clear(outside: 2 * bins.lowerBound..<2 * bins.upperBound)
    return copy(pair, bins, to: row, grid.shift(pair.plus))
  }

  private func fill(
    _ row: LALRow,
    with binary: BinaryRecord,
    at frequencies: [Double],
    firstBin: Int,
    _ options: LALOptions
  ) throws(LALRowError) -> RowExtremes {
    let pair = try call { () throws(LALSimulationError) in
      try library.frequencySequenceSeries(
        approximant,
        binary: binary,
        options: options,
        frequencies: frequencies
      )
    }
    let count = min(row.plus.count / 2 - firstBin, pair.count)
    row.clear(outside: 2 * firstBin..<2 * (firstBin + count))
    let rest = LALRow(
      plus: UnsafeMutableBufferPointer(rebasing: row.plus[(2 * firstBin)...]),
      cross: UnsafeMutableBufferPointer(rebasing: row.cross[(2 * firstBin)...])
    )
    return copy(pair, 0..<count, to: rest, .none)
  }

  private func fill(
    _ row: LALRow,
    with binary: BinaryRecord,
    averaging grid: LALGrid,
    over domain: MultibandedFrequencyDomain,
    _ options: LALOptions
  ) throws(LALRowError) -> RowExtremes {
    let count = 2 * grid.domain.count
    let memory = UnsafeMutableBufferPointer<Double>.allocate(capacity: 2 * count)
    memory.initialize(repeating: 0)
    defer { memory.deallocate() }
    let base = LALRow(
      plus: UnsafeMutableBufferPointer(rebasing: memory[..<count]),
      cross: UnsafeMutableBufferPointer(rebasing: memory[count...])
    )
    let extremes = try fill(base, with: binary, on: grid, options)
    for (data, result) in [(base.plus, row.plus), (base.cross, row.cross)] {
      do {
        try domain.decimate(UnsafeBufferPointer(data), into: result, valuesPerBin: 2)
      } catch {
        throw .spacing(given: grid.domain.spacing, wanted: domain.base.spacing)
      }
    }
    return extremes
  }

  private func copy(
    _ pair: borrowing LALSeriesPair,
    _ bins: Range<Int>,
    to row: LALRow,
    _ shift: TimeShift
  ) -> RowExtremes {
    guard let plus = pair.plus.values.baseAddress, let cross = pair.cross.values.baseAddress,
      let plusRow = row.plus.baseAddress, let crossRow = row.cross.baseAddress
    else { return RowExtremes() }
    let copier = RowCopy(bound: Self.suspiciousPower)
    return copier.copy((plus, cross), bins: bins, to: (plusRow, crossRow), shift)
  }

  func call(
    _ body: () throws(LALSimulationError) -> LALSeriesPair
  ) throws(LALRowError) -> LALSeriesPair {
    do {
      return try body()
    } catch {
      throw .call(error)
    }
  }
}
