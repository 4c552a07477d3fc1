// SPDX-License-Identifier: MIT

import Verification

/// Something that generates the waveforms of a case and can be timed.
///
/// A race calls ``prepare()`` once, then rounds; afterwards it asks for the rows, which must be
/// those that the rounds computed.
package protocol Contender: AnyObject {
  /// Who this is.
  var label: ContenderLabel { get }
  /// Makes ready for the waveforms of the case, and runs once without being timed.
  func prepare() throws -> Preparation
  /// Computes the first `waveforms` of the case, one or several times.
  func round(waveforms: Int) throws -> RoundTimes
  /// The row of one waveform, as the rounds computed it.
  func row(_ index: Int) throws -> RowOutcome
  /// The memory that it took, as far as that can be told.
  var memory: MemoryUse? { get }
  /// Whether waveforms are repeated until blocks are full, so that a few of them cost what all do.
  var fillsBlocks: Bool { get }
}

extension Contender {
  /// No: what is asked for is computed.
  package var fillsBlocks: Bool { false }
}

/// Who ran, with what version, in which way.
package struct ContenderLabel: Sendable, Equatable, Hashable {
  /// The tool: `whipbird`, `lalsimulation` or the name of a peer.
  package let tool: String
  /// Its version.
  package let version: String
  /// Which of its ways this is, such as the build of the kernels; may be empty.
  package let way: String
  /// How it runs on a card; nil on the processor.
  package let card: CardWay?
  /// The threads, or processes, at work.
  package private(set) var threads: Int

  /// Names a contender that computes on the processor.
  package init(tool: String, version: String, way: String, threads: Int) {
    self.tool = tool
    self.version = version
    self.way = way
    self.threads = threads
    card = nil
  }

  /// Names a contender that computes on a card.
  package init(tool: String, version: String, card: CardWay, threads: Int) {
    self.tool = tool
    self.version = version
    self.card = card
    self.threads = threads
    way = card.name
  }

  /// The same, whatever its threads.
  var onOneThread: ContenderLabel {
    var label = self
    label.threads = 1
    return label
  }

  /// The tool and its way, without the number of threads.
  package var name: String { way.isEmpty ? tool : "\(tool), \(way)" }
}

/// What was done before the timing.
package struct Preparation: Sendable, Equatable {
  /// The seconds to set up what the waveforms of a case share.
  package let setUp: Double
  /// The seconds of compiling, where code is compiled for the case; apart from `setUp`.
  package let compilation: Double?
  /// What a reader of the figures should know.
  package let remark: String?
  /// The waveforms of a block that is always full, as cards are given them; nil for others.
  package let blockRowCount: Int?

  package init(
    setUp: Double,
    compilation: Double? = nil,
    remark: String? = nil,
    blockRowCount: Int? = nil
  ) {
    self.setUp = setUp
    self.compilation = compilation
    self.remark = remark
    self.blockRowCount = blockRowCount
  }
}

/// The memory of a contender, and what was measured.
package struct MemoryUse: Sendable, Equatable {
  /// In bytes.
  package let byteCount: Int
  /// Whether it is the largest memory of a whole process; else the growth of ours.
  package let isWholeProcess: Bool

  package init(byteCount: Int, isWholeProcess: Bool) {
    self.byteCount = byteCount
    self.isWholeProcess = isWholeProcess
  }
}

/// The times of one round.
package struct RoundTimes: Sendable, Equatable {
  /// Seconds per waveform, over the whole round.
  package let perWaveform: Double
  /// Seconds per waveform of every batch that was timed alone; empty where only the round was.
  package let batches: [Double]

  package init(perWaveform: Double, batches: [Double] = []) {
    self.perWaveform = perWaveform
    self.batches = batches
  }
}
