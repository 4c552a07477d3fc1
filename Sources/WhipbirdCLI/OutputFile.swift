// SPDX-License-Identifier: MIT

import Whipbird

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes small text files: figures and pictures.
enum OutputFile {
  /// Writes a text, in place of what was there.
  ///
  /// - Throws: `DatasetError` with the system's reason.
  static func write(_ text: String, to path: String) throws(DatasetError) {
    guard let file = fopen(path, "w") else { throw failure(path) }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw failure(path) }
  }

  /// Refuses a file that is there already, unless it may be replaced.
  static func refuseExisting(_ path: String, overwrite: Bool) throws(DatasetError) {
    guard !overwrite, access(path, F_OK) == 0 else { return }
    throw DatasetError(
      .outputRefused,
      "\(path) exists. Choose another name, or replace it with --overwrite."
    )
  }

  private static func failure(_ path: String) -> DatasetError {
    DatasetError(
      .outputRefused,
      "\(path) cannot be written: \(String(cString: strerror(errno)))."
    )
  }
}
