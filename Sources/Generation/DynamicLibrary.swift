// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A library opened at run time, for the life of the process.
///
/// Sendable because the handle is only looked up in, which the dynamic linker lets threads do.
package struct DynamicLibrary: @unchecked Sendable {
  /// The path or name it was opened by.
  package let path: String
  private let handle: UnsafeMutableRawPointer

  /// No candidate could be opened; what the dynamic linker said of each.
  package struct NotFound: Error {
    package let attempts: [String]
  }

  /// Opens the first candidate that opens.
  ///
  /// - Parameters:
  ///   - candidates: Paths, or names that the dynamic linker looks for.
  ///   - dependencies: How the names of libraries begin that are opened first where they lie in the
  ///     candidate's folder, for copies that have lost the search path inside them.
  ///   - prefersOwnSymbols: Whether the library prefers what it brings along to what is linked into
  ///     this process, which may be of another version.
  /// - Throws: `NotFound`.
  package init(
    firstOf candidates: [String],
    opensFirst dependencies: [String] = [],
    prefersOwnSymbols: Bool = false
  ) throws(NotFound) {
    let flags = Self.openingFlags(prefersOwnSymbols: prefersOwnSymbols)
    var attempts: [String] = []
    for candidate in candidates {
      if let handle = dlopen(candidate, flags)
        ?? Self.open(candidate, after: dependencies, flags)
      {
        path = candidate
        self.handle = handle
        return
      }
      attempts.append(dlerror().map { String(cString: $0) } ?? candidate)
    }
    throw NotFound(attempts: attempts)
  }

  /// The address of a function or variable, of the library itself or of one that it depends on; nil
  /// when there is none of that name.
  package func address(_ symbol: String) -> UnsafeMutableRawPointer? { dlsym(handle, symbol) }

  private static func open(
    _ path: String,
    after dependencies: [String],
    _ flags: Int32
  ) -> UnsafeMutableRawPointer? {
    guard path.contains("/") else { return dlopen(path, flags) }
    let folder = FileListing.parent(path)
    let names = FileListing.entries(of: folder)
    for prefix in dependencies {
      for name in names where name.hasPrefix(prefix + "-") || name.hasPrefix(prefix + ".") {
        _ = dlopen("\(folder)/\(name)", flags)
      }
    }
    return dlopen(path, flags)
  }

  private static func openingFlags(prefersOwnSymbols: Bool) -> Int32 {
    #if canImport(Glibc)
    // `RTLD_DEEPBIND`.
    RTLD_NOW | RTLD_LOCAL | (prefersOwnSymbols ? 0x8 : 0)
    #else
    RTLD_NOW | RTLD_LOCAL
    #endif
  }
}
