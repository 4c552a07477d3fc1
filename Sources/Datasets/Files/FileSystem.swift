// SPDX-License-Identifier: MIT

import Binaries

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Questions and changes to files by name.
enum FileSystem {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isDirectory(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  /// The path that a symbolic link holds; nil for anything else.
  static func destinationOfLink(_ path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let count = readlink(path, base, buffer.count)
      guard count >= 0 else { return nil }
      return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }

  static func isRegularFile(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }

  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// Whether two paths lead to one file that is there.
  static func isSame(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var other = stat()
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_dev == other.st_dev
      && one.st_ino == other.st_ino
  }

  /// The folder that holds the path.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The bytes free for this user on the disk that holds the folder; nil when it cannot be told.
  static func freeByteCount(inFolder path: String) -> Int? {
    var information = statvfs()
    guard statvfs(path, &information) == 0 else { return nil }
    return Int(information.f_bavail) * Int(information.f_frsize)
  }

  /// The error of a file that could not be opened for reading, by the system's last error.
  static func unreadable(_ path: String) -> DatasetError {
    guard errno == ENOENT else {
      return DatasetError(.inputMissing, "\(path) cannot be read: \(systemMessage()).")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let others = names(inFolder: folder(of: path))
    return DatasetError(
      .inputMissing,
      "There is no file \(path)"
        + NameSuggestion.ending(for: name, in: others)
    )
  }

  static func names(inFolder path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    // A folder of a million files is no place to look for a slip of the pen.
    while names.count < 10_000, let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
      )
    }
    return names.sorted()
  }

  static func remove(_ path: String) throws(DatasetError) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw DatasetError(.outputRefused, "\(path) cannot be removed: \(systemMessage()).")
    }
  }

  /// Gives a file its name in one step, replacing what has that name.
  static func move(_ source: String, to destination: String) throws(DatasetError) {
    guard rename(source, destination) == 0 else {
      throw DatasetError(
        .outputRefused,
        "\(source) cannot be renamed to \(destination): \(systemMessage())."
      )
    }
    flushFolder(folder(of: destination))
  }

  /// Makes the new name itself durable; a file system that cannot is no reason to fail.
  private static func flushFolder(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
