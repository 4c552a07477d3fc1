// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Finds out why the library could not open, make or write a file.
///
/// It looks after the failure: what a look before finds may be wrong a moment later. Devices alone
/// are refused before, because the library takes them for files and then crashes.
struct FileDiagnosis {
  let path: String
  /// The library's messages, innermost first.
  let messages: [String]

  /// Whether locking failed because the file system has no locks.
  var hasNoLocks: Bool {
    guard isAboutLocks, let error = ErrorStack.systemError(in: messages) else { return false }
    return error != EAGAIN && error != EWOULDBLOCK && error != EACCES
  }

  /// Throws if the path leads to a folder, a device or the like.
  static func refuseSpecialFile(_ path: String) throws(HDF5Error) {
    if case .other = Entry(path) { throw .notRegularFile(path) }
  }

  /// The error for a full disk, if that is what the messages are about.
  var diskError: HDF5Error? {
    guard let systemError, [ENOSPC, EDQUOT, EFBIG].contains(systemError) else { return nil }
    let reason = text.split(separator: "error message = '", maxSplits: 1).last?.prefix { $0 != "'" }
    return .diskFull(file: path, message: reason.map(String.init) ?? text)
  }

  /// The error of a file that could not be opened.
  func openingError(writable: Bool) -> HDF5Error {
    if let error = commonError { return error }
    switch Entry(path) {
    case .absent(ENOENT), .absent(ENOTDIR): return .missingFile(path)
    case .absent(EACCES): return .noPermission(file: path, action: "open")
    case .absent, .other: return .notRegularFile(path)
    case .file(let byteCount):
      if access(path, R_OK) != 0 || systemError == EACCES && !writable {
        return .noPermission(file: path, action: "read")
      }
      if writable && isForbidden(systemError) {
        return .noPermission(file: path, action: "write")
      }
      if byteCount == 0 { return .emptyFile(path) }
    }
    if mentions("signature") { return .notHDF5(path) }
    if let message = messages.first(where: { $0.contains("truncated") || $0.contains("eof") }) {
      return .truncated(file: path, message: message)
    }
    return .unreadable(file: path, message: text)
  }

  /// The error of a file that could not be made.
  func creationError(overwrite: Bool) -> HDF5Error {
    if let error = commonError { return error }
    let folder = parentFolder
    if case .other = Entry(path) { return .notRegularFile(path) }
    if case .file = Entry(path), !overwrite { return .fileExists(path) }
    guard case .other = Entry(folder) else { return .missingFolder(file: path, folder: folder) }
    if isForbidden(systemError) { return .noPermission(file: path, action: "write") }
    return .library(file: path, object: "", action: "make", message: text)
  }

  /// The error of a file that could not be written out.
  func writingError(_ action: String) -> HDF5Error {
    commonError ?? .library(file: path, object: "", action: action, message: text)
  }

  private var text: String { messages.joined(separator: "; ") }
  private var systemError: Int32? { ErrorStack.systemError(in: messages) }
  private var isAboutLocks: Bool { mentions("lock file") }

  private func mentions(_ words: String) -> Bool { messages.contains { $0.contains(words) } }

  private func isForbidden(_ error: Int32?) -> Bool {
    error == EACCES || error == EPERM || error == EROFS
  }

  private var commonError: HDF5Error? {
    if isAboutLocks || mentions("already open") {
      return .locked(file: path, message: messages.first ?? "")
    }
    return diskError
  }

  private var parentFolder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// What the file system has at a path.
private enum Entry {
  case absent(Int32)
  case file(byteCount: Int)
  case other

  init(_ path: String) {
    var information = stat()
    guard stat(path, &information) == 0 else {
      self = .absent(errno)
      return
    }
    let isFile = information.st_mode & S_IFMT == S_IFREG
    self = isFile ? .file(byteCount: Int(information.st_size)) : .other
  }
}
