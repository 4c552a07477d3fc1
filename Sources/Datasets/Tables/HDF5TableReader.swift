// SPDX-License-Identifier: MIT

import HDF5Files

/// Reads `/parameters` of a dataset: the compound of dingo-gw and Whipbird, or the group of columns
/// of dingo-waveform.
struct HDF5TableReader: TableReader {
  let names: [String]
  let rowCount: Int
  private let path: String
  private let isCompound: Bool

  private static let object = "/parameters"

  /// Whether a file begins as HDF5 files do.
  static func recognises(_ path: String) throws(DatasetError) -> Bool {
    try DatasetInspection.isHDF5(path)
  }

  init(path: String) throws(DatasetError) {
    self.path = path
    do {
      let file = try HDF5File.open(at: path, writable: false)
      switch try file.kind(of: Self.object) {
      case .dataset:
        let dataset = try file.dataset(Self.object)
        isCompound = true
        names = dataset.type.members.map(\.name)
        rowCount = dataset.rowCount
      case .group:
        isCompound = false
        names = try file.members(of: Self.object)
        let first = try names.first.map { try file.dataset(Self.object + "/" + $0).rowCount }
        rowCount = first ?? 0
      default:
        throw DatasetError(
          .badInput,
          "\(path) has no \(Self.object). Is it a dataset of waveforms?"
        )
      }
      try file.close()
    } catch {
      throw Self.located(error)
    }
    guard rowCount > 0, !names.isEmpty else {
      throw DatasetError(.badInput, "\(path): \(Self.object) has no rows.")
    }
    try checkAllRows()
  }

  private mutating func checkPiece(_ rows: Range<Int>) throws(DatasetError) {
    _ = try read(rows: rows)
  }

  private func checkAllRows() throws(DatasetError) {
    var copy = self
    for first in stride(from: 0, to: rowCount, by: ParameterTable.segmentRowCount) {
      try copy.checkPiece(first..<min(rowCount, first + ParameterTable.segmentRowCount))
    }
  }

  func read(rows: Range<Int>) throws(DatasetError) -> [Double] {
    var values = [Double](repeating: 0, count: rows.count * names.count)
    do {
      let file = try HDF5File.open(at: path, writable: false)
      if isCompound {
        let type = HDF5Type.compound(names.map { ($0, .float64) })
        try file.dataset(Self.object).read(rows: rows, into: &values, as: type)
      } else {
        try readColumns(rows, of: file, into: &values)
      }
      try file.close()
    } catch {
      throw Self.located(error)
    }
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw DatasetError(
        .badInput,
        "\(path): '\(names[bad % names.count])' of row "
          + "\(rows.lowerBound + bad / names.count) is \(values[bad]), which is no finite number."
      )
    }
    return values
  }

  private func readColumns(
    _ rows: Range<Int>,
    of file: HDF5File,
    into values: inout [Double]
  ) throws(HDF5Error) {
    for (index, name) in names.enumerated() {
      var column = [Double](repeating: 0, count: rows.count)
      try file.dataset(Self.object + "/" + name).read(rows: rows, into: &column, as: .float64)
      for (row, value) in column.enumerated() { values[row * names.count + index] = value }
    }
  }

  private static func located(_ error: any Error) -> DatasetError {
    error as? DatasetError ?? DatasetError(.badInput, "\(error)")
  }
}
