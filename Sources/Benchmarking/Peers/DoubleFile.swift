// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Files of doubles in the machine's order of bytes.
enum DoubleFile {
  /// All numbers of a file.
  ///
  /// - Throws: `BenchmarkError.peer` where it cannot be read.
  static func read(_ path: String) throws(BenchmarkError) -> [Double] {
    guard let file = fopen(path, "r") else {
      throw .peer(path, "cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file) / MemoryLayout<Double>.size
    rewind(file)
    return [Double](unsafeUninitializedCapacity: max(count, 0)) { buffer, filled in
      filled = fread(buffer.baseAddress, MemoryLayout<Double>.size, count, file)
    }
  }
}
