// SPDX-License-Identifier: MIT

import Generation

/// The record beside an unfinished file: which run it belongs to and which blocks are done.
///
/// Text, one record a line, each with a check sum at its end: a line that a crash cut off, and all
/// that follows it, counts as never written. A block is entered only after its rows are on the
/// device.
final class Journal {
  private static let title = "whipbird journal 1"
  let file: RawFile
  private var end: Int

  /// What an existing journal says.
  struct Content {
    /// The identity of the run: settings, seed, … as (name, value).
    var identity: [(name: String, value: String)] = []
    var finishedBlocks: [ClosedRange<Int>] = []
    var failures = FailureList()
    var warnings = WarningCounts()
    /// The check sum of the finished basis beside the file; nil before it is finished.
    var basisChecksum: UInt64?
    /// What computed after the run was gone on with elsewhere, in order.
    var laterBackends: [String] = []
    /// Whether the identity is complete.
    var hasBegun = false
    /// The length of the valid part in bytes.
    var validByteCount = 0

    /// Whether every block is done.
    func isComplete(blockCount: Int) -> Bool {
      finishedBlocks.reduce(0) { $0 + $1.count } >= blockCount
    }

    /// The remarks about blocks that are done.
    ///
    /// A crash between the two may have left failures of a block that is not; a later run has then
    /// met and entered them once more.
    func remarks(of queue: BlockQueue) -> BlockRemarks {
      var known: Set<[UInt64]> = []
      var distinct = FailureList()
      for failure in failures
      where queue.isDone(row: failure.row)
        && known.insert([UInt64(failure.row), failure.candidate]).inserted
      {
        distinct.append(failure)
      }
      return BlockRemarks(failures: distinct, warnings: warnings)
    }
  }

  private init(file: RawFile, end: Int) {
    self.file = file
    self.end = end
  }

  deinit { file.close() }

  /// Begins a journal, replacing what is there.
  static func create(
    at path: String,
    identity: [(name: String, value: String)]
  ) throws(DatasetError) -> Journal {
    let journal = Journal(file: try locked(path), end: 0)
    try journal.begin(identity)
    return journal
  }

  /// Begins anew: forgets all blocks.
  func begin(_ identity: [(name: String, value: String)]) throws(DatasetError) {
    try file.truncate(to: 0)
    end = 0
    try append(
      lines: [Self.title] + identity.map { "run \($0.name) \(Self.escaped($0.value))" } + ["begin"]
    )
  }

  /// Throws while a run writes this journal.
  static func refuseInUse(at path: String) throws(DatasetError) { try locked(path).close() }

  /// Opens a journal to go on; nil when it holds no valid beginning.
  static func open(at path: String) throws(DatasetError) -> (Journal, Content)? {
    let file = try locked(path)
    let journal = Journal(file: file, end: 0)
    guard let content = parse(try file.bytes(file.size(), at: 0)) else { return nil }
    journal.end = content.validByteCount
    try file.truncate(to: content.validByteCount)
    return (journal, content)
  }

  /// Enters blocks whose rows are on the device, and the remarks about them.
  func enter(blocks: [ClosedRange<Int>], remarks: BlockRemarks) throws(DatasetError) {
    // Failures first: a block may count as done only when its failures are known.
    var lines = remarks.failures.map { failure in
      let values = failure.values.map { String($0.bitPattern, radix: 16) }
      return "fail \(failure.row) \(failure.candidate) \(values.joined(separator: ",")) "
        + Self.escaped(failure.reason)
    }
    // Blocks and warnings stand in one line, which a crash leaves whole or not at all.
    let counts = remarks.warnings.counts.map(String.init).joined(separator: ",")
    let ranges = blocks.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    lines.append("done \(counts) \(ranges)")
    try append(lines: lines)
  }

  /// Enters that the basis is finished and on the device.
  func enter(basisChecksum: UInt64) throws(DatasetError) {
    try append(lines: ["basis \(String(basisChecksum, radix: 16))"])
  }

  /// Enters what computes from now on, where that is not what the run began with.
  func enter(backend: String) throws(DatasetError) {
    try append(lines: ["backend \(Self.escaped(backend))"])
  }

  private func append(lines: [String]) throws(DatasetError) {
    let bytes = lines.flatMap { line in
      Array("\(line) #\(String(Self.checksum(line.utf8), radix: 16))\n".utf8)
    }
    try file.write(bytes, at: end)
    try file.flush()
    end += bytes.count
  }

  private static func locked(_ path: String) throws(DatasetError) -> RawFile {
    while true {
      let file = try RawFile.openForWriting(path)
      guard file.lock() else {
        file.close()
        throw DatasetError(
          .outputRefused,
          "\(path) is in use: another run is writing this dataset. Wait for it."
        )
      }
      // Another run may have finished, and removed the journal, before the lock was ours.
      if file.hasItsName { return file }
      file.close()
    }
  }

  private static func parse(_ bytes: [UInt8]) -> Content? {
    var content = Content()
    var position = 0
    var isFirst = true
    while let newline = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) {
      guard let line = String(validating: bytes[position..<newline], as: UTF8.self),
        let mark = line.lastIndex(of: "#"), mark > line.startIndex
      else { break }
      let record = line[..<line.index(before: mark)]
      guard UInt64(line[line.index(after: mark)...], radix: 16) == checksum(record.utf8) else {
        break
      }
      if isFirst {
        guard record == title[...] else { return nil }
        isFirst = false
      } else if !enter(record, into: &content) {
        break
      }
      position = newline + 1
      content.validByteCount = position
    }
    return content.hasBegun ? content : nil
  }

  private static func enter(_ record: Substring, into content: inout Content) -> Bool {
    let words = record.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
    switch words.first {
    case "run":
      let parts = record.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return false }
      content.identity.append((String(parts[1]), unescaped(parts[2])))
    case "begin": content.hasBegun = true
    case "basis":
      guard words.count == 2, let sum = UInt64(words[1], radix: 16) else { return false }
      content.basisChecksum = sum
    case "backend":
      let text = record.dropFirst("backend ".count)
      guard !text.isEmpty else { return false }
      content.laterBackends.append(unescaped(text))
    case "done":
      guard words.count == 3,
        let warnings = WarningCounts(words[1].split(separator: ",").compactMap { Int($0) })
      else { return false }
      for range in words[2].split(separator: ",") {
        let ends = range.split(separator: "-").compactMap { Int($0) }
        guard ends.count == 2, ends[0] <= ends[1] else { return false }
        content.finishedBlocks.append(ends[0]...ends[1])
      }
      content.warnings.add(warnings)
    case "fail":
      guard words.count == 5, let row = Int(words[1]), let candidate = UInt64(words[2]) else {
        return false
      }
      let values = words[3].split(separator: ",").compactMap { UInt64($0, radix: 16) }
      content.failures.append(
        FailedCandidate(
          row: row,
          candidate: candidate,
          values: values.map(Double.init(bitPattern:)),
          reason: unescaped(words[4])
        )
      )
    default: return false
    }
    return true
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscape = false
    for character in text {
      if isEscape {
        result.append(character == "n" ? "\n" : character)
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// FNV-1a, 64 bits.
  static func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
