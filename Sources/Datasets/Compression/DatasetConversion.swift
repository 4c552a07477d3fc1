// SPDX-License-Identifier: MIT

import Compression
import HDF5Files
import Synchronization

/// Makes a dataset of another, row by row: decompressed, in a smaller or another basis, or in another
/// precision.
///
/// Rows are read and written in blocks, so that memory does not grow with the file.
public struct DatasetConversion: Sendable {
  /// What becomes of the waveforms.
  public enum Goal: Sendable, Equatable {
    /// Physical strain in every bin.
    case decompressed
    /// As they are, with the first vectors of the basis alone where a size is given.
    case kept(size: Int?)
    /// Expanded in the basis of a file.
    case expanded(basisFile: String)
  }

  /// The rows.
  public var rowCount: Int { part.rowCount }
  /// The bytes of all rows.
  public var byteCount: Int { layout.byteCount ?? .max }
  /// The numbers of a row in the new file.
  public var storedCount: Int { layout.binCount }
  /// The numbers of a row in the file that is read.
  public var sourceCount: Int { part.binCount }
  private let part: MergePart
  private let goal: Goal
  private let output: String
  private let overwrite: Bool
  private let threadCount: Int
  private let source: StoredCompression
  /// The basis of the new file.
  private let basis: StoredBasis?
  private let layout: DatasetLayout
  private let settings: SettingValue

  /// Reads what the dataset is, and checks that it can be converted.
  ///
  /// - Parameters:
  ///   - path: The dataset.
  ///   - goal: What becomes of it.
  ///   - precision: The type of the new file's waveforms; nil for that of the old.
  ///   - output: The file to make.
  ///   - overwrite: Whether a file of that name is replaced.
  ///   - threadCount: The number of threads.
  /// - Throws: `DatasetError` for a dataset that is missing, unfinished or not what the goal needs.
  public init(
    path: String,
    goal: Goal,
    precision: RunOptions.Precision? = nil,
    output: String,
    overwrite: Bool = false,
    threadCount: Int
  ) throws(DatasetError) {
    part = try MergePart(path: path)
    source = try StoredCompression(part)
    self.goal = goal
    self.output = output
    self.overwrite = overwrite
    self.threadCount = threadCount
    basis = try Self.basis(goal, source, path)
    guard !part.valueType.isFloat else {
      throw DatasetError(.badInput, "\(path) is in a time domain; only spectra are compressed.")
    }
    let own: RunOptions.Precision = part.valueType == .complex128 ? .double : .single
    guard goal != .kept(size: nil) || (precision ?? own) != own else {
      throw DatasetError(
        .badInput,
        "Nothing is to be changed: name a smaller basis (--size), a basis (--svd_file), or another "
          + "precision than \(own.rawValue) (--precision)."
      )
    }
    layout = DatasetLayout(
      rowCount: part.rowCount,
      binCount: basis?.basis.size ?? source.domain.count,
      valuesPerBin: 2,
      columnNames: part.columnNames,
      precision: precision ?? own
    )
    settings = ConvertedSettings.settings(part.settings, goal)
  }

  private static func basis(
    _ goal: Goal,
    _ source: StoredCompression,
    _ path: String
  ) throws(DatasetError) -> StoredBasis? {
    switch goal {
    case .decompressed:
      guard !source.isNone else {
        throw DatasetError(
          .badInput,
          "\(path) is not compressed: it holds the waveforms themselves."
        )
      }
      return nil
    case .kept(let size):
      guard let size else { return source.stored }
      guard let stored = source.stored else {
        throw DatasetError(
          .badInput,
          "\(path) has no basis that could be cut to \(size) vectors. Make one with 'whipbird "
            + "build-svd' and name it with --svd_file."
        )
      }
      return try stored.truncated(to: size)
    case .expanded(let file):
      guard source.stored == nil else {
        throw DatasetError(
          .badInput,
          "\(path) is expanded in a basis already. Cut that with --size, or decompress first."
        )
      }
      let stored = try StoredBasis(path: file)
      try BasisOrigin.check(file, domain: source.domain, compression: source.settings)
      guard stored.basis.binCount == source.domain.count else {
        throw DatasetError(
          .badInput,
          "The basis in \(file) has \(stored.basis.binCount) bins, the waveforms of \(path) "
            + "\(source.domain.count)."
        )
      }
      return stored
    }
  }

  /// Writes the new dataset.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked before every block; true ends the work and removes what it wrote.
  ///   - report: Told of the progress, at most ten times a second, from any thread.
  /// - Returns: Whether the file is complete; false when it was stopped.
  /// - Throws: `DatasetError`; nothing is left of the file then.
  public func run(
    shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws(DatasetError) -> Bool {
    let draft = try DraftFile(
      output: output,
      inputs: [part.path],
      overwrite: overwrite,
      byteCount: byteCount
    )
    return try draft.complete { try write(draft, shouldStop, report) }
  }

  private func write(
    _ draft: DraftFile,
    _ shouldStop: @escaping @Sendable () -> Bool,
    _ report: @escaping @Sendable (RunProgress) -> Void
  ) throws -> Bool {
    let regions = try layout.create(
      at: draft.path,
      settings: PythonLiteral.text(of: settings),
      attributes: try notes(),
      version: part.version
    )
    let data = try RawFile.openForWriting(draft.path)
    defer { data.close() }
    let file = try HDF5File.open(at: part.path, writable: false)
    let reader = RowReader(file, part)
    let writer = RowWriter(file: data, regions: regions)
    let clock = StageClock(report: report)
    let finished = Mutex(0)
    let blockRowCount = max(1, min(64, (1 << 22) / (16 * source.domain.count)))
    let isWhole = try BlockLoop.run(
      rowCount: rowCount,
      blockRowCount: blockRowCount,
      threadCount: threadCount,
      shouldStop: shouldStop
    ) {
      let worker = ConversionWorker(
        source: source,
        goal: goal,
        basis: basis?.basis,
        layout: layout,
        capacity: blockRowCount
      )
      return { rows in
        try worker.make(rows, from: reader)
        try writer.write(rows: rows, of: worker.block)
        let done = finished.withLock { finished in
          finished += rows.count
          return finished
        }
        clock.tell("waveforms", done, of: rowCount)
      }
    }
    guard isWhole else { return false }
    try finish(draft, file)
    try file.close()
    return true
  }

  private func finish(_ draft: DraftFile, _ file: HDF5File) throws {
    var remarks = BlockRemarks()
    try PartRemarks.add(
      of: file,
      columnCount: layout.columnNames.count,
      firstRow: 0,
      to: &remarks
    )
    try layout.add(remarks, toFileAt: draft.path)
    let origins = part.note("seed") == nil ? part.origins : []
    guard basis != nil || !origins.isEmpty else { return }
    let new = try HDF5File.open(at: draft.path, writable: true)
    try basis?.write(to: new, group: "/svd")
    if !origins.isEmpty { try RowOrigin.write(origins, to: new) }
    try new.close()
  }

  /// The old file's notes, with what is new.
  private func notes() throws(DatasetError) -> [(name: String, value: HDF5Attribute)] {
    var notes = part.notes.filter { $0.name != "precision" && $0.name != Self.noteName }
    notes.append(("precision", .string(layout.precision.rawValue)))
    switch goal {
    case .decompressed:
      notes.removeAll { RunCompression.noteNames.contains($0.name) }
      let lines = source.settings?.lines ?? []
      let kept = source.stored.map { " (\($0.basis.size) vectors)" } ?? ""
      notes.append((Self.noteName, .string(lines.joined(separator: "; ") + kept)))
    case .kept: break
    case .expanded(let path):
      notes.append(("basis", .string(path)))
      notes.append(("linear_algebra", .string(try RunCompression.linearAlgebra())))
    }
    return notes
  }

  /// The note of a dataset that was decompressed: what its rows went through.
  package static let noteName = "decompressed_from"
}

/// Reads rows as they are stored, one thread at a time.
private final class RowReader: @unchecked Sendable {
  // The library's own lock lets one thread at a time into the file; `lock` keeps its errors apart.
  private let file: HDF5File
  private let parameters: HDF5Type
  private let lock = Mutex(())

  init(_ file: HDF5File, _ part: MergePart) {
    self.file = file
    parameters = .compound(part.columnNames.map { ($0, .float64) })
  }

  func read(
    _ rows: Range<Int>,
    values: UnsafeMutableBufferPointer<Double>,
    plus: UnsafeMutableBufferPointer<Double>,
    cross: UnsafeMutableBufferPointer<Double>
  ) throws {
    try lock.withLock { _ in
      try file.dataset("/parameters")
        .read(rows: rows, into: UnsafeMutableRawBufferPointer(values), as: parameters)
      for (name, buffer) in [("h_plus", plus), ("h_cross", cross)] {
        try file.dataset("/polarizations/" + name)
          .read(rows: rows, into: UnsafeMutableRawBufferPointer(buffer), as: .complex128)
      }
    }
  }
}

/// The memory with which one thread converts blocks of rows.
private final class ConversionWorker {
  let block: RowBlock
  private let source: StoredCompression
  private let goal: DatasetConversion.Goal
  private let basis: WaveformBasis?
  private let storedCount: Int
  /// The rows as they were stored.
  private let plus: UnsafeMutableBufferPointer<Double>
  private let cross: UnsafeMutableBufferPointer<Double>

  init(
    source: StoredCompression,
    goal: DatasetConversion.Goal,
    basis: WaveformBasis?,
    layout: DatasetLayout,
    capacity: Int
  ) {
    self.source = source
    self.goal = goal
    self.basis = basis
    storedCount = 2 * source.storedCount
    plus = .allocate(capacity: capacity * storedCount)
    cross = .allocate(capacity: capacity * storedCount)
    plus.initialize(repeating: 0)
    cross.initialize(repeating: 0)
    block = RowBlock(
      capacity: capacity,
      rowDoubleCount: layout.rowDoubleCount,
      columnCount: layout.columnNames.count,
      scratchCount: source.steps.scratchCount,
      rounding: layout.precision == .single ? .whenWritten : .none
    )
  }

  deinit {
    plus.deallocate()
    cross.deallocate()
  }

  func make(_ rows: Range<Int>, from reader: RowReader) throws {
    try reader.read(rows, values: block.values, plus: plus, cross: cross)
    for (stored, result) in [(plus, block.plus), (cross, block.cross)] {
      switch goal {
      case .expanded: basis?.expand([stored], rowCount: rows.count, into: [result])
      case .decompressed where source.stored != nil:
        source.stored?.basis.restore(stored, rowCount: rows.count, into: result)
      case .decompressed, .kept:
        for row in 0..<rows.count {
          let target = row * block.rowDoubleCount..<(row + 1) * block.rowDoubleCount
          let first = row * storedCount
          _ = UnsafeMutableBufferPointer(rebasing: result[target])
            .update(fromContentsOf: stored[first..<first + block.rowDoubleCount])
        }
      }
    }
    if goal == .decompressed { source.steps.undo(onRows: rows.count, of: block) }
  }
}
