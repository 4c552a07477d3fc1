// SPDX-License-Identifier: MIT

/// Reads whole text files.
package enum TextFile {
  /// Settings are a few kilobytes; more than this is a mistake in the path.
  private static let largestByteCount = 16 << 20

  package static func read(_ path: String) throws(DatasetError) -> String {
    let file = try RawFile.openForReading(path)
    defer { file.close() }
    let size = try file.size()
    guard size <= largestByteCount else {
      throw DatasetError(
        .badInput,
        "\(path) has \(size) bytes, too many for settings. Is this the right file?"
      )
    }
    guard let text = String(validating: try file.bytes(size, at: 0), as: UTF8.self) else {
      throw DatasetError(.badInput, "\(path) is not text in UTF-8. Is this the right file?")
    }
    return text
  }
}
