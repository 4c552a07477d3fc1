// SPDX-License-Identifier: MIT

/// Reads a table of comma-separated numbers with a line of column names at its top.
///
/// Empty lines and lines that begin with `#` are read past.
struct CSVTableReader: TableReader {
  let names: [String]
  private(set) var rowCount = 0
  private let file: OpenFile
  /// The position and line number of every piece of `ParameterTable.segmentRowCount` rows.
  private var segments: [(offset: Int, line: Int)] = []

  /// Closes the file when the last reader is gone.
  private final class OpenFile: Sendable {
    let raw: RawFile
    init(_ raw: RawFile) { self.raw = raw }
    deinit { raw.close() }
  }

  init(path: String) throws(DatasetError) {
    file = OpenFile(try RawFile.openForReading(path))
    var lines = try LineReader(file: file.raw, offset: 0)
    var lineNumber = 0
    names = try Self.header(&lines, &lineNumber)
    var values: [Double] = []
    while true {
      let before = (offset: lines.offset, line: lineNumber)
      guard try Self.row(&lines, &lineNumber, names, &values) else { break }
      if rowCount % ParameterTable.segmentRowCount == 0 { segments.append(before) }
      rowCount += 1
      values.removeAll(keepingCapacity: true)
    }
    guard rowCount > 0 else {
      throw DatasetError(.badInput, "\(path) has column names, but no rows.")
    }
  }

  mutating func read(rows: Range<Int>) throws(DatasetError) -> [Double] {
    let start = segments[rows.lowerBound / ParameterTable.segmentRowCount]
    var lines = try LineReader(file: file.raw, offset: start.offset)
    var lineNumber = start.line
    var values: [Double] = []
    for _ in rows {
      guard try Self.row(&lines, &lineNumber, names, &values) else {
        throw DatasetError(.inputOutput, "\(file.raw.path) was shortened while it was read.")
      }
    }
    return values
  }

  private static func header(
    _ lines: inout LineReader,
    _ lineNumber: inout Int
  ) throws(DatasetError) -> [String] {
    guard let text = try content(&lines, &lineNumber) else {
      throw DatasetError(
        .badInput,
        "\(lines.file.path) is empty. Its first line must name columns."
      )
    }
    let names = cells(text).map { cell in
      String(cell.hasPrefix("\"") && cell.hasSuffix("\"") ? cell.dropFirst().dropLast() : cell)
    }
    let at = "\(lines.file.path):\(lineNumber)"
    if let number = names.first(where: { Double($0) != nil }) {
      throw DatasetError(
        .badInput,
        "\(at): the first line must name the columns, but holds the number \(number)."
      )
    }
    if names.contains("") || (names.count == 1 && text.contains(where: { "\t; ".contains($0) })) {
      throw DatasetError(.badInput, "\(at): column names must be separated by commas, none empty.")
    }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw DatasetError(.badInput, "\(at): the column '\(name)' stands here twice.")
    }
    return names
  }

  /// Appends the next row to `values`; false at the end of the file.
  private static func row(
    _ lines: inout LineReader,
    _ lineNumber: inout Int,
    _ names: [String],
    _ values: inout [Double]
  ) throws(DatasetError) -> Bool {
    guard let text = try content(&lines, &lineNumber) else { return false }
    let cells = cells(text)
    let at = "\(lines.file.path):\(lineNumber)"
    guard cells.count == names.count else {
      throw DatasetError(
        .badInput,
        "\(at): the row has \(cells.count) values, but there are \(names.count) columns."
      )
    }
    for (name, cell) in zip(names, cells) {
      guard let value = Double(cell), value.isFinite else {
        throw DatasetError(.badInput, "\(at): '\(name)' is '\(cell)', which is no finite number.")
      }
      values.append(value)
    }
    return true
  }

  /// The next line that is neither empty nor a comment.
  private static func content(
    _ lines: inout LineReader,
    _ lineNumber: inout Int
  ) throws(DatasetError) -> Substring? {
    while let line = try lines.next() {
      lineNumber += 1
      let text = trimmed(line[...])
      if !text.isEmpty, !text.hasPrefix("#") { return text }
    }
    return nil
  }

  private static func cells(_ text: Substring) -> [Substring] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
