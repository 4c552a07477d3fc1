// SPDX-License-Identifier: MIT

import Backends
import Binaries
import Domains
import Generation
import Priors

/// Waveforms of the binaries of a prior that ask most of a multibanded domain: those of the lowest
/// chirp mass, which are the longest.
///
/// All other parameters are drawn from the settings' prior; row *i* depends on the seed and *i*.
struct ExtremeDraws: Sendable {
  let settings: DatasetSettings
  private let prior: PriorDictionary
  private let seed: UInt64
  private let choice: BackendChoice?
  let threadCount: Int

  /// - Throws: `DatasetError` for settings without a prior, or without `chirp_mass` in it.
  init(
    settings: DatasetSettings,
    seed: UInt64,
    threadCount: Int,
    backend choice: BackendChoice?
  ) throws(DatasetError) {
    self.settings = settings
    self.seed = seed
    self.threadCount = threadCount
    self.choice = choice
    guard case .map(let top) = settings.source.content, let full = settings.prior else {
      throw DatasetError(.badInput, "\(settings.file): 'intrinsic_prior' is missing.")
    }
    guard let index = full.names.firstIndex(of: "chirp_mass") else {
      throw DatasetError(
        .badInput,
        "\(settings.file): 'intrinsic_prior' has no chirp_mass. Bands are chosen for its lowest "
          + "value: give the masses by chirp_mass and mass_ratio."
      )
    }
    let lowest = full.distributions[index].minimum
    let entries = top.map { entry in
      guard entry.key == "intrinsic_prior", case .map(let priors) = entry.value.content else {
        return entry
      }
      let pinned = priors.map {
        $0.key == "chirp_mass"
          ? SettingValue.Entry(
            key: $0.key,
            value: SettingValue(.float(lowest), line: $0.value.line)
          )
          : $0
      }
      return .init(key: entry.key, value: SettingValue(.map(pinned), line: entry.value.line))
    }
    let changed = try DatasetSettings(
      source: SettingValue(.map(entries)),
      file: settings.file,
      needsPrior: false
    )
    guard let prior = changed.prior else { throw DatasetError(.badInput, "There is no prior.") }
    self.prior = prior
  }

  /// The lowest chirp mass, in solar masses.
  var chirpMass: Double {
    prior.names.firstIndex(of: "chirp_mass").map { prior.distributions[$0].minimum } ?? .nan
  }

  func backend(on domain: Domain) throws(DatasetError) -> any Backend {
    do {
      return try BackendSelection(
        settings: settings.waveform,
        domain: domain,
        choice: choice,
        transformsRows: settings.transformsRows
      ).backend
    } catch {
      throw DatasetError(error.isAboutSettings ? .badInput : .generation, "\(error)")
    }
  }

  /// Makes all rows on the first backend's domain, and rows of the same parameters on the others'.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - backends: What computes; all rows of a row's number have the same parameters.
  ///   - shouldStop: Asked before every block.
  ///   - body: Takes a row, on any thread: its number, and one h₊ and h× per backend.
  /// - Returns: False when it was stopped.
  /// - Throws: `DatasetError` for rows that have no waveform.
  func makeRows(
    _ count: Int,
    on backends: [any Backend],
    shouldStop: @escaping @Sendable () -> Bool,
    body: @escaping @Sendable (_ row: Int, _ waveforms: [WaveformRow]) -> Void
  ) throws(DatasetError) -> Bool {
    let makers: [RowMaker]
    do {
      makers = try backends.enumerated().map { index, backend in
        try RowMaker(
          source: index == 0
            ? PriorSource(prior: prior, seed: seed) : GivenRows(names: prior.names),
          backend: backend,
          waveform: settings.waveform,
          keepsFailedRows: index > 0,
          arithmetic: .own
        )
      }
    } catch {
      throw DatasetError(.badInput, "\(settings.file): \(error)")
    }
    let blockRowCount = max(1, min(64, (1 << 22) / max(1, 16 * (backends.first?.binCount ?? 1))))
    do {
      return try BlockLoop.run(
        rowCount: count,
        blockRowCount: blockRowCount,
        threadCount: threadCount,
        shouldStop: shouldStop
      ) {
        let blocks = backends.map { backend in
          RowBlock(
            capacity: blockRowCount,
            rowDoubleCount: backend.binCount * backend.valuesPerBin,
            columnCount: prior.names.count
          )
        }
        return { rows in
          try Self.make(rows, makers, blocks)
          for row in rows {
            body(row, blocks.map { WaveformRow(block: $0, index: row - rows.lowerBound) })
          }
        }
      }
    } catch let error as DatasetError {
      throw error
    } catch {
      throw DatasetError(.generation, "\(error)")
    }
  }

  private static func make(
    _ rows: Range<Int>,
    _ makers: [RowMaker],
    _ blocks: [RowBlock]
  ) throws(DatasetError) {
    for (index, (maker, block)) in zip(makers, blocks).enumerated() {
      if index > 0 { _ = block.values.update(from: blocks[0].values) }
      try maker.source.fill(rows: rows, values: block.values, candidates: block.candidates)
      _ = try maker.make(rows: rows, in: block)
    }
  }
}

/// One row that was made: h₊ and h× as interleaved doubles.
struct WaveformRow {
  let plus: UnsafeMutableBufferPointer<Double>
  let cross: UnsafeMutableBufferPointer<Double>

  init(block: RowBlock, index: Int) {
    let range = index * block.rowDoubleCount..<(index + 1) * block.rowDoubleCount
    plus = .init(rebasing: block.plus[range])
    cross = .init(rebasing: block.cross[range])
  }
}

/// Rows whose parameters are in the block already, and cannot be replaced.
private struct GivenRows: ParameterSource {
  let names: [String]

  func fill(
    rows: Range<Int>,
    values: UnsafeMutableBufferPointer<Double>,
    candidates: UnsafeMutableBufferPointer<UInt64>
  ) throws(DatasetError) {}

  func replace(
    row: Int,
    candidate: UInt64,
    values: UnsafeMutableBufferPointer<Double>
  ) throws(DatasetError) -> UInt64? { nil }
}
