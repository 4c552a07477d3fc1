// SPDX-License-Identifier: MIT

import HDF5Files

/// Makes one dataset of several that were made with the same settings, ours or dingo-gw's.
///
/// Rows are copied in blocks, so that memory does not grow with the files. Parts that
/// `whipbird generate --part` made give the very file that one run over all rows makes.
public struct DatasetMerge: Sendable {
  /// The files, in the order of their rows in the merged dataset.
  public var partPaths: [String] { parts.map(\.path) }
  /// The rows of the merged dataset.
  public var rowCount: Int { layout.rowCount }
  /// The bytes of all rows.
  public var byteCount: Int { layout.byteCount ?? .max }
  /// The file to make.
  public let output: String
  private let parts: [MergePart]
  private let settings: SettingValue
  private let layout: DatasetLayout
  private let overwrite: Bool
  /// The bytes that are copied at a time.
  package var blockByteCount = 1 << 23

  /// Reads what the parts are, and checks that they belong together.
  ///
  /// - Parameters:
  ///   - paths: The parts.
  ///   - output: The file to make.
  ///   - settingsFile: Settings (YAML) to be stored in place of the parts'; they may differ from
  ///     them in `num_samples` and in `compression.svd` alone.
  ///   - overwrite: Whether a file of that name is replaced.
  /// - Throws: `DatasetError` for a part that is missing, unfinished or of another kind than the
  ///   first, for rows that are there twice, and for an output that cannot be made.
  public init(
    parts paths: [String],
    output: String,
    settingsFile: String? = nil,
    overwrite: Bool = false
  ) throws(DatasetError) {
    guard !paths.isEmpty else { throw DatasetError(.badInput, "Name the parts to be merged.") }
    var parts: [MergePart] = []
    for path in paths {
      let part = try MergePart(path: path)
      try MergeAgreement.check(part, against: parts.first ?? part)
      parts.append(part)
    }
    try MergeAgreement.refuseRepetition(parts)
    self.parts = try MergeAgreement.ordered(parts)
    self.output = output
    self.overwrite = overwrite
    let first = parts[0]
    var rowCount = 0
    for part in parts { rowCount += part.rowCount }
    let isReal = first.valueType.isFloat
    layout = DatasetLayout(
      rowCount: rowCount,
      binCount: first.binCount,
      valuesPerBin: isReal ? 1 : 2,
      columnNames: first.columnNames,
      precision: [.float64, .complex128].contains(first.valueType) ? .double : .single
    )
    guard layout.byteCount != nil else {
      throw DatasetError(.badInput, "\(rowCount) rows are more than a file can hold.")
    }
    settings =
      try settingsFile.map { path throws(DatasetError) in
        try Self.settings(from: path, for: first)
      } ?? first.settings
  }

  /// Settings of a file that describe the parts too.
  private static func settings(
    from path: String,
    for part: MergePart
  ) throws(DatasetError) -> SettingValue {
    let read = try YAMLReader.read(TextFile.read(path), file: path)
    _ = try SettingsMap(read, file: path, path: "")
    let texts = [part.settings, read].map { PythonLiteral.text(of: comparable($0)) }
    guard let item = SettingsDifference.first(texts[0], texts[1]) else { return read }
    throw DatasetError(
      .badInput,
      "\(path) describes another dataset than \(part.path): \(item.name) is \(item.now), not "
        + "\(item.before)."
    )
  }

  /// Settings without what may differ between those of a dataset and those of its parts.
  private static func comparable(_ settings: SettingValue) -> SettingValue {
    guard case .map(let entries) = settings.withSampleCount(0).content else { return settings }
    return SettingValue(
      .map(
        entries.compactMap { entry in
          guard entry.key == "compression" else { return entry }
          guard case .map(let steps) = entry.value.content else { return nil }
          let others = steps.filter { $0.key != "svd" }
          return others.isEmpty ? nil : .init(key: entry.key, value: SettingValue(.map(others)))
        }
      )
    )
  }

  /// Writes the merged dataset.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked before every block; true ends the merge and removes what it wrote.
  ///   - report: Told of the progress, at most ten times a second.
  /// - Returns: Whether the file is complete; false when it was stopped.
  /// - Throws: `DatasetError`; nothing is left of the file then.
  public func run(
    shouldStop: () -> Bool = { false },
    report: (RunProgress) -> Void = { _ in }
  ) throws(DatasetError) -> Bool {
    let draft = try DraftFile(
      output: output,
      inputs: parts.map(\.path),
      overwrite: overwrite,
      byteCount: byteCount
    )
    return try draft.complete { try write(draft, shouldStop: shouldStop, report: report) }
  }

  private func write(
    _ draft: DraftFile,
    shouldStop: () -> Bool,
    report: (RunProgress) -> Void
  ) throws -> Bool {
    try compareBases()
    let regions = try layout.create(
      at: draft.path,
      settings: PythonLiteral.text(of: settings.withSampleCount(rowCount)),
      attributes: MergeNotes.notes(of: parts),
      version: MergeNotes.version(of: parts),
      hasGroup: MergeNotes.hasGroup(parts)
    )
    let data = try RawFile.openForWriting(draft.path)
    defer { data.close() }
    let copy = RowCopy(
      to: data,
      layout: layout,
      regions: regions,
      blockByteCount: blockByteCount
    )
    var remarks = BlockRemarks()
    var row = 0
    var clock = ReportClock()
    let begin = ContinuousClock.now
    var finished = 0
    for part in parts {
      let file = try HDF5File.open(at: part.path, writable: false)
      guard try file.dataset("/parameters").rowCount == part.rowCount else {
        throw DatasetError(.badInput, "\(part.path) was changed while it was being merged.")
      }
      let isWhole = try copy.copy(file, to: row) { newRows in
        finished += newRows
        if clock.isDue() || finished == rowCount {
          report(
            RunProgress(
              finishedRows: finished,
              totalRows: rowCount,
              newRows: finished,
              elapsed: begin.duration(to: .now) / .seconds(1),
              failureCount: 0
            )
          )
        }
        return !shouldStop()
      }
      guard isWhole else { return false }
      try PartRemarks.add(
        of: file,
        columnCount: layout.columnNames.count,
        firstRow: row,
        to: &remarks
      )
      try file.close()
      row += part.rowCount
    }
    try finish(draft, remarks: remarks)
    return true
  }

  /// Adds everything beside the rows.
  private func finish(_ draft: DraftFile, remarks: BlockRemarks) throws {
    try layout.add(remarks, toFileAt: draft.path)
    let origins = MergeNotes.origins(of: parts)
    guard parts[0].hasBasis || !origins.isEmpty else { return }
    let file = try HDF5File.open(at: draft.path, writable: true)
    if parts[0].hasBasis {
      let source = try HDF5File.open(at: parts[0].path, writable: false)
      try DatasetObjects.copy("/svd", from: source, to: file)
      try source.close()
    }
    if !origins.isEmpty { try RowOrigin.write(origins, to: file) }
    try file.close()
  }

  /// Coefficients of different bases have no meaning beside each other.
  private func compareBases() throws {
    guard parts[0].hasBasis else { return }
    let first = try HDF5File.open(at: parts[0].path, writable: false)
    for part in parts.dropFirst() {
      let file = try HDF5File.open(at: part.path, writable: false)
      if let difference = try DatasetObjects.difference(of: "/svd", first, file) {
        throw DatasetError(
          .badInput,
          "\(part.path) has another basis than \(parts[0].path): \(difference). Coefficients of "
            + "different bases cannot be merged: make all parts with one basis "
            + "(compression.svd.file)."
        )
      }
      try file.close()
    }
    try first.close()
  }
}
