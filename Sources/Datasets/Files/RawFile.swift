// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that is read and written at given positions, from several threads at once.
struct RawFile: Sendable {
  let path: String
  private let descriptor: Int32

  static func openForReading(_ path: String) throws(DatasetError) -> RawFile {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw FileSystem.unreadable(path)
    }
    let file = RawFile(path: path, descriptor: descriptor)
    guard file.isRegular else {
      file.close()
      let kind = FileSystem.isDirectory(path) ? "a folder" : "a device or a pipe"
      throw DatasetError(.inputMissing, "\(path) is \(kind), not a file.")
    }
    return file
  }

  /// Opens a file for reading and writing, making it where it is not there.
  static func openForWriting(_ path: String) throws(DatasetError) -> RawFile {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw DatasetError(.outputRefused, "\(path) cannot be written: \(systemMessage()).")
    }
    return RawFile(path: path, descriptor: descriptor)
  }

  func close() { _ = closeDescriptor(descriptor) }

  private var isRegular: Bool {
    var information = stat()
    return fstat(descriptor, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }

  /// Whether the path still leads to this very file.
  var hasItsName: Bool {
    var own = stat()
    var named = stat()
    return fstat(descriptor, &own) == 0 && stat(path, &named) == 0
      && own.st_ino == named.st_ino && own.st_dev == named.st_dev
  }

  func size() throws(DatasetError) -> Int {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw failure("cannot be examined") }
    return Int(information.st_size)
  }

  private func readUpTo(
    _ buffer: UnsafeMutableRawBufferPointer,
    at offset: Int
  ) throws(DatasetError) -> Int {
    var done = 0
    while done < buffer.count {
      let count = pread(
        descriptor,
        buffer.baseAddress.map { $0 + done },
        buffer.count - done,
        offset + done
      )
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("cannot be read")
      }
      done += count
    }
    return done
  }

  func write(_ buffer: UnsafeRawBufferPointer, at offset: Int) throws(DatasetError) {
    var done = 0
    while done < buffer.count {
      let count = pwrite(
        descriptor,
        buffer.baseAddress.map { $0 + done },
        buffer.count - done,
        offset + done
      )
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("cannot be written")
      }
      done += count
    }
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(DatasetError) {
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(DatasetError) in try write(buffer, at: offset) }
    }
    try result.get()
  }

  /// The bytes from `offset` on, as many as asked for.
  func bytes(_ count: Int, at offset: Int) throws(DatasetError) -> [UInt8] {
    let bytes = try bytes(upTo: count, at: offset)
    guard bytes.count == count else {
      throw DatasetError(
        .inputOutput,
        "\(path) ends at byte \(offset + bytes.count), before byte "
          + "\(offset + count). Was it cut off?"
      )
    }
    return bytes
  }

  /// The bytes from `offset` on, fewer than asked for where the file ends.
  func bytes(upTo count: Int, at offset: Int) throws(DatasetError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let result = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(DatasetError) in try readUpTo(buffer, at: offset) }
    }
    bytes.removeLast(count - (try result.get()))
    return bytes
  }

  /// Waits until what was written is on the device.
  func flush() throws(DatasetError) {
    #if canImport(Glibc)
    guard fdatasync(descriptor) == 0 else { throw failure("cannot be flushed") }
    #else
    guard fsync(descriptor) == 0 else { throw failure("cannot be flushed") }
    #endif
  }

  func truncate(to size: Int) throws(DatasetError) {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw failure("cannot be resized") }
  }

  /// Takes the file for this process alone, until it is closed or the process ends.
  ///
  /// - Returns: False when another process has it.
  func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK }

  private func failure(_ what: String) -> DatasetError {
    let hint =
      switch errno {
      case ENOSPC, EDQUOT: " Make room on that disk and run again with --resume."
      default: ""
      }
    return DatasetError(.inputOutput, "\(path) \(what): \(systemMessage()).\(hint)")
  }
}

private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }

/// What the system says of the last error.
func systemMessage() -> String { String(cString: strerror(errno)) }
