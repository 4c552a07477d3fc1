// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Text to standard error, and what kind of thing standard error is.
enum Terminal {
  /// Whether somebody is watching.
  static let isInteractive = isatty(STDERR_FILENO) != 0

  static func error(_ line: String) { write(line + "\n") }

  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Self.systemWrite($0) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The width in columns; 80 where the terminal does not tell.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func systemWrite(_ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
    Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    #else
    Darwin.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    #endif
  }
}
