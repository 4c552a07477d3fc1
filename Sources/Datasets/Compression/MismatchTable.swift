// SPDX-License-Identifier: MIT

import HDF5Files

/// How well truncated bases hold waveforms that they were not made of: dingo-gw's table.
///
/// One row per validation waveform, those of h₊ first, then those of h×; the parameters, and a
/// mismatch for each truncation.
public struct MismatchTable: Sendable, Equatable {
  /// The names of the parameters.
  public let parameterNames: [String]
  /// The numbers of vectors, ascending.
  public let truncations: [Int]
  /// The rows, one after the other: parameters, then mismatches.
  let values: [Double]

  private static let prefix = "mismatch n="

  /// The names of the columns.
  var columnNames: [String] { parameterNames + truncations.map { "\(Self.prefix)\($0)" } }
  /// The number of rows: twice the number of binaries.
  public var rowCount: Int { values.count / max(1, columnNames.count) }

  /// Which polarizations' mismatches.
  public enum Selection: CaseIterable, Sendable {
    /// h₊.
    case plus
    /// h×.
    case cross
    /// Both together, as dingo-gw prints them.
    case both
  }

  /// The mismatches of one truncation.
  public func statistics(_ truncation: Int, of selection: Selection) -> MismatchStatistics {
    guard let column = truncations.firstIndex(of: truncation) else { return MismatchStatistics([]) }
    let (half, width) = (rowCount / 2, columnNames.count)
    let rows =
      switch selection {
      case .plus: 0..<half
      case .cross: half..<rowCount
      case .both: 0..<rowCount
      }
    return MismatchStatistics(rows.map { values[$0 * width + parameterNames.count + column] })
  }

  /// The columns up to a truncation; nil where none of them is so small.
  func truncated(to size: Int) -> MismatchTable? {
    let kept = truncations.filter { $0 <= size }
    guard !kept.isEmpty else { return nil }
    let width = columnNames.count
    let rows = (0..<rowCount).flatMap {
      values[$0 * width..<$0 * width + parameterNames.count + kept.count]
    }
    return MismatchTable(parameterNames: parameterNames, truncations: kept, values: rows)
  }

  init(parameterNames: [String], truncations: [Int], values: [Double]) {
    self.parameterNames = parameterNames
    self.truncations = truncations
    self.values = values
  }

  /// Reads a table; columns that are neither parameters nor mismatches there are none.
  init(_ dataset: HDF5Dataset) throws {
    let names = dataset.type.members.map(\.name)
    let own = names.filter { $0.hasPrefix(Self.prefix) }
    let sizes = own.compactMap { name in
      Int(name.dropFirst(Self.prefix.count)).map { (name: name, size: $0) }
    }
    .sorted { $0.size < $1.size }
    parameterNames = names.filter { !$0.hasPrefix(Self.prefix) }
    truncations = sizes.map(\.size)
    let columns = try dataset.readColumns(parameterNames + sizes.map(\.name))
    values = (0..<dataset.rowCount).flatMap { row in columns.map { $0.values[row] } }
  }

  func write(to file: HDF5File, at path: String) throws(HDF5Error) {
    let type = HDF5Type.compound(columnNames.map { ($0, .float64) })
    let dataset = try file.createDataset(path, type: type, shape: [rowCount])
    try dataset.write(rows: 0..<rowCount, from: values, as: type)
  }
}
