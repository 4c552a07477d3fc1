// SPDX-License-Identifier: MIT

/// Reads a text file line by line from any position, a piece at a time.
struct LineReader {
  private static let pieceByteCount = 1 << 16
  /// A line longer than this is no table.
  private static let longestLine = 1 << 20

  let file: RawFile
  /// The position of the next line in the file.
  private(set) var offset: Int
  private var piece: [UInt8] = []
  private var position = 0
  private var end: Int

  init(file: RawFile, offset: Int) throws(DatasetError) {
    self.file = file
    // Spreadsheets put a byte-order mark before the text.
    let start = try file.bytes(upTo: 3, at: 0)
    self.offset = offset == 0 && start == [0xef, 0xbb, 0xbf] ? 3 : offset
    end = self.offset
  }

  /// The next line without its end; nil at the end of the file.
  mutating func next() throws(DatasetError) -> String? {
    var line: [UInt8] = []
    while true {
      if position == piece.count {
        try refill()
        if piece.isEmpty { break }
      }
      if let newline = piece[position...].firstIndex(of: UInt8(ascii: "\n")) {
        line += piece[position..<newline]
        offset += newline + 1 - position
        position = newline + 1
        return try text(line)
      }
      line += piece[position...]
      offset += piece.count - position
      position = piece.count
      guard line.count <= Self.longestLine else {
        throw DatasetError(
          .badInput,
          "\(file.path) has a line of over \(Self.longestLine) bytes. "
            + "Is it a table in text form?"
        )
      }
    }
    return line.isEmpty ? nil : try text(line)
  }

  private mutating func refill() throws(DatasetError) {
    piece = try file.bytes(upTo: Self.pieceByteCount, at: end)
    end += piece.count
    position = 0
  }

  private func text(_ line: [UInt8]) throws(DatasetError) -> String {
    let bytes = line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...]
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DatasetError(
        .badInput,
        "\(file.path) is not text in UTF-8. A table is CSV text or an HDF5 file."
      )
    }
    return text
  }
}
