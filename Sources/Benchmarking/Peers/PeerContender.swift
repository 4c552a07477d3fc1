// SPDX-License-Identifier: MIT

import Verification

/// A peer on the waveforms of one case.
package final class PeerContender: Contender {
  package let label: ContenderLabel
  private let worker: PeerWorker
  private let benchmarkCase: BenchmarkCase
  private let rowFile: String
  private var rows: [Double]?

  /// Prepares a contender.
  ///
  /// - Parameters:
  ///   - worker: The worker.
  ///   - benchmarkCase: The waveforms.
  ///   - scratch: A folder for its rows.
  package init(_ worker: PeerWorker, on benchmarkCase: BenchmarkCase, scratch: String) {
    self.worker = worker
    self.benchmarkCase = benchmarkCase
    label = ContenderLabel(
      tool: worker.recipe.tool.name,
      version: worker.version,
      way: "",
      threads: worker.recipe.threads
    )
    rowFile = "\(scratch)/rows.raw"
  }

  package func prepare() throws -> Preparation {
    let answer = try worker.setUp(benchmarkCase)
    guard let setUp = answer["set_up_ns"]?.number else { throw missing("set_up_ns") }
    var remark: String?
    if case .text(let text)? = answer["remark"]?.content { remark = text }
    return Preparation(
      setUp: setUp * 1e-9,
      compilation: answer["compile_ns"]?.number.map { $0 * 1e-9 },
      remark: remark
    )
  }

  package func round(waveforms: Int) throws -> RoundTimes {
    let count = min(waveforms, benchmarkCase.binaries.count)
    rows = nil
    let answer = try worker.ask(PeerMessage.round(waveforms: count))
    guard let time = answer["ns"]?.number, time > 0 else { throw missing("ns") }
    return RoundTimes(perWaveform: time * 1e-9 / Double(count))
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
