// SPDX-License-Identifier: MIT

import Backends
import Compression
import Domains
import Generation
import HDF5Files

/// What a run will make: sizes, seed, and the identity by which an interrupted run is known again.
public struct RunPlan: Sendable {
  /// The file to make.
  public let output: String
  /// The seed; it plays no role where parameters are given.
  public let seed: UInt64
  /// The number of rows that one thread makes at a time.
  public let blockRowCount: Int
  /// What computes the waveforms.
  public let backend: BackendIdentity
  /// Why this backend computes and not the one that `auto` prefers; nil where it is that one.
  public let backendRemark: String?
  /// The build of our own kernels, where they compute; it changes no bit.
  public let instructionSet: InstructionSet?
  /// The number of threads.
  public let threadCount: Int
  /// The settings as dingo-gw stores them.
  let settingsLiteral: String
  let layout: DatasetLayout
  /// What is done to waveforms before they are stored.
  let compression: RunCompression?
  /// The doubles of one polarization of a waveform, before a basis.
  let waveformDoubleCount: Int
  /// The bins of a waveform, before a basis.
  public let waveformBinCount: Int
  let identity: [(name: String, value: String)]
  let attributes: [(name: String, value: HDF5Attribute)]

  /// The rows of the dataset.
  public var rowCount: Int { layout.rowCount }
  /// The numbers of a stored row: bins, or coefficients of a basis.
  public var binCount: Int { layout.binCount }
  /// The columns of the parameters.
  public var columnNames: [String] { layout.columnNames }
  /// The bytes of all rows.
  public var byteCount: Int { layout.byteCount ?? .max }
  /// The bytes that are free where the file is to be made; nil where that cannot be told.
  public var freeByteCount: Int? {
    FileSystem.freeByteCount(inFolder: FileSystem.folder(of: output))
  }

  /// Whether the seed decides anything: not where parameters are given.
  public var isSampled: Bool { attributes.contains { $0.name == "seed" } }

  /// The bytes that the threads hold while they work.
  public var memoryByteCount: Int {
    let basis = compression?.basis.map { 16 * waveformBinCount * $0.size } ?? 0
    let stored = layout.rowDoubleCount
    if compression?.isOnDevice == true {
      let perRow = (layout.precision == .single ? 8 : 16) * stored
      return 2 * basis + threadCount * blockRowCount * (perRow + 8 * columnNames.count + 112)
    }
    let coefficients = compression?.basis == nil ? 0 : 16 * stored
    let perRow =
      (rounding == .whenMade ? 8 : 16) * waveformDoubleCount + coefficients
      + (rounding == .whenWritten ? 4 * stored : 0)
    let scratch = 8 * (compression?.steps.scratchCount ?? 0)
    return basis + threadCount
      * (blockRowCount * (perRow + 8 * columnNames.count + 112) + scratch)
  }

  /// The samples that are made for a basis before the first row; 0 where none is made.
  public var basisSampleCount: Int {
    if case .built(let demand) = compression?.basis { demand.sampleCount } else { 0 }
  }

  /// The bytes that the making of the basis takes; 0 where none is made.
  public var basisMemoryByteCount: Int {
    guard case .built(let demand) = compression?.basis else { return 0 }
    return BasisTraining.memoryByteCount(
      demand,
      binCount: waveformBinCount,
      threadCount: threadCount
    )
  }

  /// What is done to waveforms before they are stored, line by line, for people.
  public var compressionLines: [String] {
    (compression?.summary ?? []) + (compression?.notes ?? []).map { "\($0.name): \($0.value)" }
  }

  /// Where numbers become single: steps of compression take doubles.
  private var rounding: RowBlock.Rounding {
    switch layout.precision {
    case .double: .none
    case .single: compression == nil ? .whenMade : .whenWritten
    }
  }

  /// Memory for blocks of rows, compressed ones where they are compressed by what makes them.
  func makeBlock(for maker: RowMaker) -> RowBlock {
    if let rows = maker.deviceRows {
      return RowBlock(
        capacity: blockRowCount,
        rowDoubleCount: rows.rowDoubleCount,
        columnCount: columnNames.count,
        rounding: layout.precision == .single ? .whenMade : .none,
        backend: maker.backend
      )
    }
    return RowBlock(
      capacity: blockRowCount,
      rowDoubleCount: waveformDoubleCount,
      columnCount: columnNames.count,
      coefficientCount: compression?.basis == nil ? nil : layout.rowDoubleCount,
      scratchCount: compression?.steps.scratchCount ?? 0,
      rounding: rounding,
      backend: maker.backend
    )
  }

  /// The blocks of the run.
  var blockCount: Int { (rowCount + blockRowCount - 1) / blockRowCount }

  init(
    settings: DatasetSettings,
    table: ParameterTable?,
    output: String,
    options: RunOptions,
    seed: UInt64,
    columnNames: [String],
    selection: BackendSelection,
    compression: RunCompression? = nil,
    earlier: EarlierRun? = nil
  ) throws(DatasetError) {
    let allRowCount = table?.rowCount ?? settings.sampleCount ?? 0
    let rows = options.part?.rows(of: allRowCount) ?? 0..<allRowCount
    let rowCount = rows.count
    let backend = selection.backend
    self.compression = compression
    waveformBinCount = backend.binCount
    waveformDoubleCount = backend.binCount * backend.valuesPerBin
    layout = DatasetLayout(
      rowCount: rowCount,
      binCount: compression?.basis?.size ?? backend.binCount,
      valuesPerBin: backend.valuesPerBin,
      columnNames: columnNames,
      precision: options.precision
    )
    guard layout.byteCount != nil else {
      throw DatasetError(
        .badInput,
        "\(rowCount) rows of \(layout.rowByteCount) bytes are more than a file can hold."
      )
    }
    self.output = output
    self.seed = seed
    self.backend = backend.identity
    backendRemark = selection.remark
    instructionSet = selection.instructionSet
    threadCount = options.threadCount
    let other = earlier?.onOtherDevice(than: backend.identity)
    let noted = other?.backend ?? backend.identity.description
    let rowByteCount = max(1, 16 * waveformDoubleCount)
    let isExpanded = compression?.basis != nil
    let wanted =
      options.blockByteCount
      ?? max(
        RunOptions.usualBlockByteCount,
        backend.preferredBlockByteCount,
        isExpanded ? WaveformBasis.blockByteCount(ofRows: rowByteCount) : 0
      )
    // Blocks of a slow backend are so many that no thread waits long for the last of another.
    let share = backend.isQuick ? .max : rowCount / Self.leastBlockCount
    let most = max(1, min(backend.mostRowsAtATime, wanted / rowByteCount, share))
    let isOnDevice = compression?.isOnDevice == true && options.blockByteCount == nil
    let quantum =
      isExpanded && backend.isQuick
      ? (isOnDevice ? Self.deviceQuantum : WaveformBasis.rowQuantum) : 1
    blockRowCount = other?.blockRowCount ?? (most + quantum - 1) / quantum * quantum
    settingsLiteral = PythonLiteral.text(of: settings.source.withSampleCount(rowCount))
    let parameters = try table.map { table throws(DatasetError) in
      "table of \(rowCount) rows, check sum \(String(try table.checksum(), radix: 16))"
    }
    let place: [(name: String, value: HDF5Attribute)] =
      options.part == nil
      ? []
      : [("first_row", .uint(UInt64(rows.lowerBound))), ("all_rows", .uint(UInt64(allRowCount)))]
    let notes = compression?.notes ?? []
    attributes =
      Self.attributes(
        settings,
        options,
        seed: seed,
        parameters: parameters,
        place: place,
        backend: noted
      ) + notes.map { ($0.name, .string($0.value)) }
    let placeInRun =
      options.part == nil
      ? [] : [("first_row", String(rows.lowerBound)), ("all_rows", String(allRowCount))]
    identity =
      [
        ("version", WhipbirdVersion.current), ("settings", settingsLiteral),
        ("parameters", parameters ?? "prior"), ("seed", String(seed)),
        ("backend", noted),
        ("sampler", options.sampler.rawValue), ("precision", options.precision.rawValue),
        ("rows", String(rowCount)), ("block_rows", String(blockRowCount)),
      ] + placeInRun + notes
  }

  /// The blocks that a run has at least where rows take long.
  private static let leastBlockCount = 64

  /// Cards multiply so many rows with a basis at a time.
  private static let deviceQuantum = 256

  /// The names of what a run notes in its file, in the order in which it writes them.
  static let attributeNames =
    [
      "parameters", "seed", "sampler", "first_row", "all_rows", "version", "backend", "precision",
      "last_bin", "time_origin",
    ] + RunCompression.noteNames

  private static func attributes(
    _ settings: DatasetSettings,
    _ options: RunOptions,
    seed: UInt64,
    parameters: String?,
    place: [(name: String, value: HDF5Attribute)],
    backend: String
  ) -> [(name: String, value: HDF5Attribute)] {
    let origin: [(name: String, value: HDF5Attribute)] =
      if let parameters {
        [("parameters", .string(parameters))]
          + (options.sampler == .bilby ? [("sampler", .string(options.sampler.rawValue))] : [])
      } else {
        [
          ("parameters", .string("prior")), ("seed", .uint(seed)),
          ("sampler", .string(options.sampler.rawValue)),
        ]
      }
    return origin + place + [
      ("version", .string(WhipbirdVersion.current)),
      ("backend", .string(backend)),
      ("precision", .string(options.precision.rawValue)),
      ("last_bin", .string(settings.waveform.lastBin.rawValue)),
      ("time_origin", .string(settings.waveform.timeOrigin.rawValue)),
    ]
  }
}

extension RunPlan {
  /// What the journal is to learn of what computes now; nil where it knows.
  func backendToNote(after content: Journal.Content) -> String? {
    let known =
      content.identity.filter { $0.name == "backend" }.map(\.value) + content.laterBackends
    return known.contains(backend.description) ? nil : backend.description
  }

  /// Something that an earlier run or a finished file has otherwise.
  struct Difference {
    let name: String
    let before: String
    let now: String
  }

  /// The first thing in which an earlier run was another one; nil where it was this.
  func difference(fromRun before: [(name: String, value: String)]) -> Difference? {
    difference(from: before, in: identity.map(\.name))
  }

  /// The first thing in which a finished file is another run's, by what it stores of its run.
  ///
  /// A file of another version of Whipbird is left alone: it is complete.
  func difference(fromFile before: [(name: String, value: String)]) -> Difference? {
    difference(from: before, in: ["settings"] + attributes.map(\.name).filter { $0 != "version" })
  }

  private func difference(
    from before: [(name: String, value: String)],
    in names: [String]
  ) -> Difference? {
    for item in identity where names.contains(item.name) {
      guard let told = before.first(where: { $0.name == item.name })?.value else {
        return Difference(name: item.name, before: "nothing", now: item.value)
      }
      guard told != item.value else { continue }
      return (item.name == "settings" ? SettingsDifference.first(told, item.value) : nil)
        ?? Difference(name: item.name, before: told, now: item.value)
    }
    return nil
  }
}
