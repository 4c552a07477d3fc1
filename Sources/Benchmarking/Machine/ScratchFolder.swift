// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A folder for files of one run, which goes with it.
package final class ScratchFolder {
  /// Where it is.
  package let path: String

  /// Makes one among the system's temporary files.
  ///
  /// - Throws: `BenchmarkError.peer` where that cannot be.
  package init() throws(BenchmarkError) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/whipbird-benchmark-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw .peer(base, "no folder can be made there: \(String(cString: strerror(errno)))")
    }
    path = String(cString: made)
  }

  deinit {
    guard let folder = opendir(path) else { return }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
      )
    }
    closedir(folder)
    for name in names where name != "." && name != ".." { unlink("\(path)/\(name)") }
    rmdir(path)
  }
}
