// SPDX-License-Identifier: MIT

import Synchronization

/// A table of parameters in a file: one column per parameter, one row per waveform.
///
/// The table is checked whole when it is opened and then read piece by piece, so that its size
/// does not matter.
public final class ParameterTable: Sendable {
  /// The names of the columns.
  public let names: [String]
  /// The number of rows.
  public let rowCount: Int
  /// The file.
  public let path: String
  /// Rows are read in pieces of this many.
  static let segmentRowCount = 1024
  private static let cachedSegmentCount = 8

  private let state: Mutex<State>

  private struct State {
    var reader: any TableReader
    var segments: [(index: Int, values: [Double])] = []
  }

  /// Opens a table: HDF5 as written by Whipbird or dingo, else text with comma-separated columns.
  ///
  /// - Throws: `DatasetError` for a file that is no table, and for every value that is no finite
  ///   number, with its row and column.
  public init(path: String) throws(DatasetError) {
    let reader: any TableReader =
      if try HDF5TableReader.recognises(path) {
        try HDF5TableReader(path: path)
      } else {
        try CSVTableReader(path: path)
      }
    names = reader.names
    rowCount = reader.rowCount
    self.path = path
    state = Mutex(State(reader: reader))
  }

  /// Copies consecutive rows into `values`, row after row.
  func read(
    rows: Range<Int>,
    into values: UnsafeMutableBufferPointer<Double>
  ) throws(DatasetError) {
    var row = rows.lowerBound
    while row < rows.upperBound {
      let index = row / Self.segmentRowCount
      let first = index * Self.segmentRowCount
      let end = min(rows.upperBound, first + Self.segmentRowCount)
      let segment = try segment(index)
      for position in (row - first) * names.count..<(end - first) * names.count {
        values[(first - rows.lowerBound) * names.count + position] = segment[position]
      }
      row = end
    }
  }

  /// The values of one row, in the order of ``names``.
  package func values(ofRow row: Int) throws(DatasetError) -> [Double] {
    let first = row / Self.segmentRowCount * Self.segmentRowCount
    let segment = try segment(row / Self.segmentRowCount)
    return Array(segment[(row - first) * names.count..<(row - first + 1) * names.count])
  }

  /// A check sum of the names and of all values, by which a run knows the table again.
  func checksum() throws(DatasetError) -> UInt64 {
    var sum = Journal.checksum(names.joined(separator: ",").utf8)
    for index in 0..<(rowCount + Self.segmentRowCount - 1) / Self.segmentRowCount {
      for value in try segment(index) {
        sum = (sum ^ value.bitPattern) &* 0x100_0000_01b3
        sum ^= sum >> 29
      }
    }
    return sum
  }

  private func segment(_ index: Int) throws(DatasetError) -> [Double] {
    try state.withLock { state throws(DatasetError) in
      if let known = state.segments.first(where: { $0.index == index }) { return known.values }
      let first = index * Self.segmentRowCount
      let values = try state.reader.read(
        rows: first..<min(rowCount, first + Self.segmentRowCount)
      )
      if state.segments.count == Self.cachedSegmentCount { state.segments.removeFirst() }
      state.segments.append((index, values))
      return values
    }
  }
}

/// Reads rows of a table in one file format.
protocol TableReader: Sendable {
  var names: [String] { get }
  var rowCount: Int { get }
  /// The rows, row after row; `rows` starts at a multiple of `ParameterTable.segmentRowCount`.
  mutating func read(rows: Range<Int>) throws(DatasetError) -> [Double]
}
