// SPDX-License-Identifier: MIT

import HDF5Files

/// One of the datasets that are merged: everything but its rows.
struct MergePart: Sendable {
  let path: String
  let rowCount: Int
  let binCount: Int
  let columnNames: [String]
  /// The type of the stored waveforms: complex or real, double or single precision.
  let valueType: HDF5Type
  let version: String?
  let settings: SettingValue
  /// What Whipbird noted of the run, in the order in which it writes it; empty in dingo-gw's files.
  let notes: [(name: String, value: HDF5Attribute)]
  /// Which rows of which seed these are; empty where the file does not say.
  let origins: [RowOrigin]
  /// The first values of the parameters, by which a part that is given twice is known.
  let sample: [Double]
  let hasBasis: Bool

  /// So many rows are compared to find parts with the same rows.
  private static let sampleRowCount = 64

  init(path: String) throws(DatasetError) {
    try Self.refuseUnfinished(path)
    do {
      try RawFile.openForReading(path).close()
      let file = try HDF5File.open(at: path, writable: false)
      try self.init(file)
      try file.close()
    } catch let error as DatasetError {
      throw error
    } catch {
      throw DatasetError(.badInput, "\(error)")
    }
  }

  private static func refuseUnfinished(_ path: String) throws(DatasetError) {
    let isDraft = [".partial", DraftFile.ending].contains(where: path.hasSuffix)
    let journal = path + ".journal"
    let partial = path + ".partial"
    guard isDraft || FileSystem.exists(journal) || FileSystem.exists(partial) else { return }
    let reason =
      isDraft
      ? "its name ends like that of a file in the making"
      : "\(FileSystem.exists(partial) ? partial : journal) is beside it"
    throw DatasetError(
      .badInput,
      "\(path) is not finished: \(reason). Finish it with 'whipbird generate … --resume'."
    )
  }

  private init(_ file: HDF5File) throws {
    path = file.path
    guard try file.exists("/parameters"), try file.exists("/polarizations") else {
      throw DatasetError(
        .badInput,
        "\(file.path) is HDF5, but no dataset of waveforms: it has no /parameters or no "
          + "/polarizations."
      )
    }
    guard case .string(let literal) = try file.attribute("settings", of: "/") else {
      throw DatasetError(
        .badInput,
        "\(file.path) has no settings: what made it did not finish it. Make it again."
      )
    }
    guard let settings = PythonLiteralParser.value(of: literal), case .map = settings.content else {
      throw DatasetError(.badInput, "\(file.path): its settings cannot be read.")
    }
    self.settings = settings
    version = try file.exists("/version") ? file.dataset("/version").readString() : nil
    let table = try file.dataset("/parameters")
    rowCount = table.rowCount
    columnNames = table.type.members.map(\.name)
    let sampleRows = 0..<min(rowCount, Self.sampleRowCount)
    var sample = [Double](repeating: 0, count: sampleRows.count * columnNames.count)
    let row = HDF5Type.compound(columnNames.map { ($0, .float64) })
    if !sample.isEmpty { try table.read(rows: sampleRows, into: &sample, as: row) }
    self.sample = sample
    (valueType, binCount) = try Self.waveforms(file, rowCount: rowCount)
    hasBasis = try file.exists("/svd")
    notes = try Self.notes(file)
    origins = try RowOrigin.read(from: file, notes: notes, rowCount: rowCount)
  }

  /// The type and the length of a waveform, which both polarizations must have.
  private static func waveforms(
    _ file: HDF5File,
    rowCount: Int
  ) throws -> (type: HDF5Type, binCount: Int) {
    let names = try file.members(of: "/polarizations")
    guard names == ["h_cross", "h_plus"] else {
      throw DatasetError(
        .badInput,
        "\(file.path) has the polarizations \(names.joined(separator: ", ")); h_plus and h_cross "
          + "are needed, and nothing else."
      )
    }
    let both = try names.map { try file.dataset("/polarizations/" + $0) }
    for dataset in both {
      guard dataset.shape.count == 2, dataset.rowCount == rowCount else {
        throw DatasetError(
          .badInput,
          "\(file.path): \(dataset.path) has the shape \(dataset.shape), but there are \(rowCount) "
            + "rows of parameters. Was the file finished?"
        )
      }
      guard
        [.complex128, .complex64, .float64, .float32].contains(dataset.type),
        dataset.type == both[0].type, dataset.shape == both[0].shape
      else {
        throw DatasetError(
          .badInput,
          "\(file.path): \(dataset.path) holds \(dataset.type) of shape \(dataset.shape), which "
            + "is no waveform, or not what the other polarization is."
        )
      }
    }
    return (both[0].type, both[0].rowLength)
  }

  private static func notes(_ file: HDF5File) throws -> [(name: String, value: HDF5Attribute)] {
    guard try file.exists(DatasetLayout.group) else { return [] }
    let names = try file.attributes(of: DatasetLayout.group)
    let known = RunPlan.attributeNames.filter(names.contains)
    let others = names.filter { !RunPlan.attributeNames.contains($0) }
    return try (known + others).compactMap { name in
      try file.attribute(name, of: DatasetLayout.group).map { (name, $0) }
    }
  }

  func note(_ name: String) -> HDF5Attribute? { notes.first { $0.name == name }?.value }
}
