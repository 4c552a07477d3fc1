// SPDX-License-Identifier: MIT

import Binaries
import Datasets
import Domains
import Generation
import KernelRecords
import Verification

/// The waveforms of one model on one grid that all contenders compute, with what LALSimulation says
/// of each of them.
package struct BenchmarkCase: Sendable {
  /// What people call it: the model and the grid.
  package let name: String
  /// The model's name.
  package let modelName: String
  /// The model and the bins.
  package let grid: VerificationGrid
  /// The draws, all of which LALSimulation has a waveform for.
  package let draws: [VerificationDraw]
  /// The same as kernels take them.
  package let binaries: [BinaryRecord]
  /// The bins with a signal, which are compared, and which peers compute.
  package let band: Range<Int>
  /// The bins of the band.
  package let comparison: ComparisonGrid
  /// What LALSimulation says, one per draw, on the band.
  package let references: [WaveformRow]
  /// The draws that were passed over because LALSimulation refuses them.
  package let refusedDraws: Int

  /// Draws waveforms and asks the reference for each.
  ///
  /// - Parameters:
  ///   - settings: The model, the domain and the prior.
  ///   - domain: The bins in place of the settings'.
  ///   - waveforms: How many.
  ///   - seed: The seed of the draws.
  ///   - reference: Makes the backend that is believed.
  ///   - shouldStop: Asked before every waveform; true ends it.
  /// - Throws: What making the backend and the draws throws; `BenchmarkError`.
  package init(
    settings: DatasetSettings,
    domain: Domain? = nil,
    waveforms: Int,
    seed: UInt64,
    reference: Verifier.MakeBackend,
    shouldStop: () -> Bool = { false }
  ) throws {
    let domain = domain ?? settings.domain
    modelName = settings.waveform.approximant
    name = "\(modelName), \(domain.count) \(domain.kindInWords) bins"
    guard domain.valuesPerBin == 2 else { throw BenchmarkError.timeDomain(settings.file) }
    let grid = VerificationGrid(settings: settings.waveform, domain: domain)
    self.grid = grid
    band = grid.domain.band
    comparison = try ComparisonGrid(
      frequencies: Array(grid.domain.evaluationFrequencies[band]),
      widths: Array(grid.domain.spacings[band]),
      noise: .advancedLIGO
    )
    let backend = try reference(grid)
    let source = try PriorDraws(settings: settings, count: waveforms, seed: seed)
    var draws: [VerificationDraw] = []
    var binaries: [BinaryRecord] = []
    var references: [WaveformRow] = []
    var tried = 0
    while draws.count < waveforms, tried < 2 * waveforms + 10 {
      if shouldStop() { throw BenchmarkError.interrupted }
      let draw = try source.draw(tried)
      tried += 1
      let record = try draw.record(settings: grid.settings)
      guard case .row(let row) = RowOutcome(of: record, from: backend) else { continue }
      draws.append(draw)
      binaries.append(record)
      references.append(row[band])
    }
    guard !draws.isEmpty else { throw BenchmarkError.nothingToTime(name) }
    (self.draws, self.binaries, self.references) = (draws, binaries, references)
    refusedDraws = tried - draws.count
  }

  /// Bytes that a waveform takes: two polarizations of complex numbers in double precision.
  package var bytesPerWaveform: Int { 2 * 16 * grid.domain.count }

  /// How far a contender's rows are from LALSimulation's, row by row.
  ///
  /// - Returns: One difference per waveform; a sentence where a row is missing.
  package func differences(of contender: any Contender) throws -> DifferenceOutcome {
    var differences: [WaveformDifference] = []
    for index in binaries.indices {
      switch try contender.row(index) {
      case .refused(let reason): return .missing("it refuses waveform \(index): \(reason)")
      case .row(let row):
        differences.append(
          try WaveformDifference(of: row, from: references[index], on: comparison)
        )
      }
    }
    return .all(differences)
  }

  /// What became of the comparison with LALSimulation.
  package enum DifferenceOutcome: Sendable {
    case all([WaveformDifference])
    case missing(String)
  }
}

extension Domain {
  /// The bins with a signal; the last one of a uniform domain is zero in LAL.
  package var band: Range<Int> {
    switch self {
    case .uniform: max(minimumIndex, 1)..<max(count - 1, minimumIndex + 1)
    case .multibanded: (frequencies.first == 0 ? 1 : 0)..<count
    case .time: 0..<count
    }
  }

  /// The kind as an adjective.
  package var kindInWords: String {
    switch self {
    case .uniform: "uniform"
    case .multibanded: "multibanded"
    case .time: "time"
    }
  }
}
