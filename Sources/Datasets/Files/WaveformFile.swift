// SPDX-License-Identifier: MIT

import Backends
import Binaries
import Generation
import HDF5Files

/// One waveform in an HDF5 file of its own.
///
/// `frequencies` (or `times`), `h_plus` and `h_cross` with one value per bin. Where components by
/// their dependence on the phase are wanted, `h_plus` and `h_cross` have one row per component, and
/// `m` has the order of each. Attributes say what computed it, from what.
public struct WaveformFile {
  private let settings: DatasetSettings
  private let names: [String]
  private let values: [Double]
  private let row: Int
  private let selection: BackendSelection

  /// Takes one row of a table.
  ///
  /// - Parameters:
  ///   - settings: The domain and the generator.
  ///   - table: The parameters.
  ///   - row: Which row, from 0.
  ///   - choice: What computes, in place of what the settings say.
  /// - Throws: `DatasetError` for a row that is not there, and for settings that no backend serves.
  public init(
    settings: DatasetSettings,
    table: ParameterTable,
    row: Int,
    choice: BackendChoice? = nil
  ) throws(DatasetError) {
    guard (0..<table.rowCount).contains(row) else {
      throw DatasetError(
        .badInput,
        "\(table.path) has the rows 0 to \(table.rowCount - 1), but row \(row) was asked for."
      )
    }
    self.settings = settings
    self.row = row
    names = table.names
    values = try table.values(ofRow: row)
    selection = try settings.backend(choice: choice)
  }

  /// Computes the waveform and writes it.
  ///
  /// - Parameters:
  ///   - path: The file to make.
  ///   - separatesModes: Whether components by their dependence on the phase are written.
  ///   - overwrite: Whether a file of that name is replaced.
  /// - Returns: Remarks about the waveform.
  /// - Throws: `DatasetError` when there is no waveform, or the file cannot be made.
  public func write(
    to path: String,
    separatesModes: Bool,
    overwrite: Bool
  ) throws(DatasetError) -> [String] {
    let content = try content(separatesModes: separatesModes)
    do {
      let file = try HDF5File.create(at: path, overwrite: overwrite)
      try write(content, to: file)
      try file.close()
    } catch {
      throw DatasetError(.outputRefused, "\(error)")
    }
    return content.remarks
  }

  private func content(separatesModes: Bool) throws(DatasetError) -> WaveformContent {
    let generator = WaveformGenerator(settings: settings.waveform, backend: selection.backend)
    do {
      let converter = try ParameterConverter(names: names)
      let parameters = values.withUnsafeBufferPointer { converter($0) }
      if separatesModes {
        return WaveformContent(try generator.modeSeparatedPolarizations(parameters))
      }
      if case .time = settings.domain {
        return WaveformContent(try generator.timeSeries(parameters))
      }
      return WaveformContent(try generator.polarizations(parameters))
    } catch let error as GenerationError {
      throw DatasetError(.generation, "\(error)")
    } catch {
      throw DatasetError(.badInput, "row \(row): \(error)")
    }
  }

  private func write(_ content: WaveformContent, to file: HDF5File) throws(HDF5Error) {
    let isTime: Bool
    if case .time(let times) = settings.domain {
      isTime = true
      try file.writeDoubles(times.times, dataset: "/times")
    } else {
      isTime = false
      try file.writeDoubles(settings.domain.frequencies, dataset: "/frequencies")
    }
    if let orders = content.orders {
      let dataset = try file.createDataset("/m", type: .int64, shape: [orders.count])
      let result = orders.withUnsafeBytes { bytes in
        Result { () throws(HDF5Error) in
          try dataset.write(rows: 0..<orders.count, from: bytes, as: .int64)
        }
      }
      try result.get()
    }
    let shape = (content.orders.map { [$0.count] } ?? []) + [settings.domain.count]
    for (name, rows) in [("/h_plus", content.plus), ("/h_cross", content.cross)] {
      let type: HDF5Type = isTime ? .float64 : .complex128
      let dataset = try file.createDataset(name, type: type, shape: shape)
      try dataset.write(rows: 0..<shape[0], from: rows.flatMap { $0 }, as: type)
    }
    let row = try file.createDataset(
      "/parameters",
      type: .compound(names.map { ($0, .float64) }),
      shape: [1]
    )
    try row.write(rows: 0..<1, from: values, as: row.type)
    try writeAttributes(to: file)
  }

  private func writeAttributes(to file: HDF5File) throws(HDF5Error) {
    let identity = selection.backend.identity
    try file.setAttribute("dataset_type", to: .string("waveform"))
    try file.setAttribute("settings", to: .string(PythonLiteral.text(of: settings.source)))
    try file.setAttribute("backend", to: .string(identity.description))
    try file.writeString("whipbird=\(WhipbirdVersion.current)", dataset: "/version")
  }
}
