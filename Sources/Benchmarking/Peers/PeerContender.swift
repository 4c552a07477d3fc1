// SPDX-License-Identifier: MIT

import Datasets
import Verification

/// A peer on the waveforms of one case, on processors or on a card.
package final class PeerContender: Contender {
  package let label: ContenderLabel
  private let worker: PeerWorker
  private let benchmarkCase: BenchmarkCase
  private let rowFile: String
  private var rows: [Double]?

  /// The contenders of a worker: one on processors; on a card one whose rows arrive, and one whose
  /// rows stay there.
  ///
  /// - Parameters:
  ///   - worker: The worker.
  ///   - benchmarkCase: The waveforms.
  ///   - scratch: A folder for its rows.
  /// - Returns: One or two contenders that share the worker.
  package static func all(
    _ worker: PeerWorker,
    on benchmarkCase: BenchmarkCase,
    scratch: String
  ) -> [PeerContender] {
    worker.recipe.place.ways.map {
      PeerContender(worker, on: benchmarkCase, scratch: scratch, card: $0)
    }
  }

  private init(
    _ worker: PeerWorker,
    on benchmarkCase: BenchmarkCase,
    scratch: String,
    card: CardWay?
  ) {
    self.worker = worker
    self.benchmarkCase = benchmarkCase
    let (tool, version) = (worker.recipe.tool.name, worker.version)
    let threads = worker.recipe.place.threads
    label =
      card.map { ContenderLabel(tool: tool, version: version, card: $0, threads: threads) }
      ?? ContenderLabel(tool: tool, version: version, way: "", threads: threads)
    rowFile = "\(scratch)/rows.raw"
  }

  package var fillsBlocks: Bool { label.card != nil }

  package func prepare() throws -> Preparation {
    let answer = try worker.setUp(benchmarkCase)
    guard let setUp = answer["set_up_ns"]?.number else { throw missing("set_up_ns") }
    return Preparation(
      setUp: setUp * 1e-9,
      compilation: answer["compile_ns"]?.number.map { $0 * 1e-9 },
      remark: remark(answer["remark"]?.content),
      blockRowCount: answer["block_rows"]?.number.map { Int($0) }
    )
  }

  /// What the worker says of itself, and what becomes of its rows.
  private func remark(_ content: SettingValue.Content?) -> String? {
    var parts: [String] = []
    if case .text(let text)? = content { parts.append(text) }
    if let card = label.card { parts.append(card.remark) }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  package func round(waveforms: Int) throws -> RoundTimes {
    rows = nil
    let count = min(waveforms, benchmarkCase.binaries.count)
    let answer = try worker.ask(
      label.card.map { PeerMessage.cardRound(arrives: $0.arrives) }
        ?? PeerMessage.round(waveforms: count)
    )
    guard let time = answer["ns"]?.number, time > 0 else { throw missing("ns") }
    guard label.card != nil else { return RoundTimes(perWaveform: time * 1e-9 / Double(count)) }
    guard let computed = answer["waveforms"]?.number, computed > 0 else {
      throw missing("waveforms")
    }
    return RoundTimes(perWaveform: time * 1e-9 / computed)
  }

  package func row(_ index: Int) throws -> RowOutcome {
    let values = try rows ?? readRows()
    rows = values
    let length = 2 * benchmarkCase.band.count
    let start = 2 * length * index
    return .row(
      WaveformRow(
        plus: Array(values[start..<start + length]),
        cross: Array(values[start + length..<start + 2 * length])
      )
    )
  }

  package var memory: MemoryUse? {
    ProcessMemory.peakByteCount(of: worker.processIdentifier)
      .map { MemoryUse(byteCount: $0, isWholeProcess: true) }
  }

  /// The rows of the last round: doubles, of shape `[waveform, polarization, bin, 2]`.
  private func readRows() throws -> [Double] {
    _ = try worker.ask(PeerMessage.rows(file: rowFile))
    let values = try DoubleFile.read(rowFile)
    let expected = benchmarkCase.binaries.count * 4 * benchmarkCase.band.count
    guard values.count == expected else {
      throw BenchmarkError.peer(
        label.tool,
        "its worker gave \(values.count) numbers in place of \(expected)"
      )
    }
    return values
  }

  private func missing(_ key: String) -> BenchmarkError {
    .peer(label.tool, "its worker's answer lacks '\(key)'")
  }
}
