// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The shared library of OpenBLAS, opened for the life of the process.
///
/// Sendable because the handle is only looked up in, which the dynamic linker lets threads do.
struct OpenBLASFile: @unchecked Sendable {
  /// The path or name it was opened by.
  let path: String
  private let handle: UnsafeMutableRawPointer

  /// Opens the first candidate that opens.
  init(firstOf candidates: [String]) throws(LinearAlgebraError) {
    var attempts: [String] = []
    for candidate in candidates {
      if let handle = dlopen(candidate, RTLD_NOW | RTLD_LOCAL) {
        path = candidate
        self.handle = handle
        return
      }
      attempts.append(dlerror().map { String(cString: $0) } ?? candidate)
    }
    throw .libraryNotFound(attempts: attempts)
  }

  /// The function of a name.
  func function<Function>(_ name: String) throws(LinearAlgebraError) -> Function {
    guard let address = dlsym(handle, name) else {
      throw .functionMissing(name: name, library: path)
    }
    return unsafeBitCast(address, to: Function.self)
  }

  /// Where the build with threads lies: the dynamic linker's search path, Debian's and Homebrew's
  /// folders.
  static var candidates: [String] {
    #if canImport(Darwin)
    return ["/opt/homebrew/opt/openblas/lib", "/usr/local/opt/openblas/lib"]
      .map { $0 + "/libopenblas.dylib" } + ["libopenblas.dylib"]
    #else
    #if arch(x86_64)
    let debian = "/usr/lib/x86_64-linux-gnu"
    #else
    let debian = "/usr/lib/aarch64-linux-gnu"
    #endif
    return ["\(debian)/openblas-pthread/libopenblas.so.0", "libopenblasp.so.0", "libopenblas.so.0"]
    #endif
  }
}
