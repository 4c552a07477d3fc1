// SPDX-License-Identifier: MIT

import Binaries
import Datasets
import Verification

/// A worker of a peer, started once and used for all cases.
package final class PeerWorker {
  /// The tool.
  package let tool: PeerTool
  /// Its threads or processes.
  package let threads: Int
  /// What it says of itself: its version, and those of what it stands on.
  package let version: String
  fileprivate let process: PeerProcess
  fileprivate let shouldStop: () -> Bool
  /// The most seconds for one answer: compiling takes minutes, no answer takes ten.
  fileprivate let limit: Double

  /// Starts a worker and lets it import what it needs.
  ///
  /// - Parameters:
  ///   - tool: The tool.
  ///   - threads: How many threads or processes it may use.
  ///   - folder: The folder of the workers.
  ///   - python: The interpreter.
  ///   - environment: The variables of this process.
  ///   - scratch: A folder for what it says.
  ///   - limit: The most seconds for one answer.
  ///   - shouldStop: Asked while waiting; true ends it.
  /// - Throws: `BenchmarkError.peer` with the reason.
  package init(
    _ tool: PeerTool,
    threads: Int,
    folder: String,
    python: String,
    environment: [String: String],
    scratch: String,
    limit: Double = 600,
    shouldStop: @escaping () -> Bool = { false }
  ) throws(BenchmarkError) {
    self.tool = tool
    self.threads = threads
    self.shouldStop = shouldStop
    self.limit = limit
    process = try PeerProcess(
      arguments: [python, "\(folder)/\(tool.worker)", "\(threads)"],
      environment: environment,
      errorFile: "\(scratch)/\(tool.worker)-\(threads).log"
    )
    do throws(BenchmarkError) {
      let line = try process.receive(limit: limit, shouldStop: shouldStop)
      let answer = try PeerMessage.answer(line, of: tool.name)
      guard case .text(let version)? = answer["version"]?.content else {
        throw BenchmarkError.peer(tool.name, "its worker does not tell its version")
      }
      self.version = version
    } catch {
      throw error.named(tool.name)
    }
  }

  fileprivate func ask(_ line: String) throws(BenchmarkError) -> [String: SettingValue] {
    do throws(BenchmarkError) {
      let answer = try process.ask(line, limit: limit, shouldStop: shouldStop)
      return try PeerMessage.answer(answer, of: tool.name)
    } catch {
      throw error.named(tool.name)
    }
  }

  /// The worker's process, for what the machine has done meanwhile.
  package var processIdentifier: Int32 { process.identifier }

  /// Ends the worker.
  package func end() { process.end() }
}

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
      tool: worker.tool.name,
      version: worker.version,
      way: "",
      threads: worker.threads
    )
    rowFile = "\(scratch)/rows.raw"
  }

  package func prepare() throws -> Preparation {
    let answer = try worker.ask(PeerMessage.setUp(benchmarkCase))
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
