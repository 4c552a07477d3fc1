// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A library opened at run time, for the life of the process.
///
/// Sendable because the handle is only looked up in, which the dynamic linker lets threads do.
struct DynamicLibrary: @unchecked Sendable {
  /// The path or name it was opened by.
  let path: String
  private let handle: UnsafeMutableRawPointer

  /// Opens the first candidate that opens.
  static func open(
    firstOf candidates: [String]
  ) throws(LALSimulationError) -> DynamicLibrary {
    var attempts: [String] = []
    for candidate in candidates {
      if let handle = open(candidate) ?? openAfterDependencies(candidate) {
        return DynamicLibrary(path: candidate, handle: handle)
      }
      attempts.append(dlerror().map { String(cString: $0) } ?? candidate)
    }
    throw .libraryNotFound(attempts: attempts)
  }

  /// The address of a function, of the library itself or of one that it depends on.
  func function<Function>(
    _ symbol: String,
    as type: Function.Type = Function.self
  ) throws(LALSimulationError) -> Function {
    guard let address = address(symbol) else {
      throw .symbolMissing(symbol: symbol, library: path)
    }
    return unsafeBitCast(address, to: type)
  }

  /// The address of a function or variable; nil when there is none of that name.
  func address(_ symbol: String) -> UnsafeMutableRawPointer? { dlsym(handle, symbol) }

  /// The address of a variable; nil when the library has none of that name.
  func variable(_ symbol: String) -> UnsafeRawPointer? {
    address(symbol).map { UnsafeRawPointer($0) }
  }

  private init(path: String, handle: UnsafeMutableRawPointer) {
    self.path = path
    self.handle = handle
  }

  private static func open(_ path: String) -> UnsafeMutableRawPointer? {
    dlopen(path, openingFlags)
  }

  /// Opens what the library needs from its own folder first, for copies that have lost the search
  /// path inside them.
  private static func openAfterDependencies(_ path: String) -> UnsafeMutableRawPointer? {
    guard path.contains("/") else { return open(path) }
    let folder = FileListing.parent(path)
    let names = FileListing.entries(of: folder)
    for prefix in dependencies {
      for name in names where name.hasPrefix(prefix + "-") || name.hasPrefix(prefix + ".") {
        _ = open("\(folder)/\(name)")
      }
    }
    return open(path)
  }

  /// What LALSimulation needs, each after the ones it needs itself.
  private static let dependencies = [
    "libgslcblas", "libgsl", "libfftw3", "libfftw3f", "libhdf5", "libhdf5_hl", "liblal",
    "liblalsupport",
  ]

  #if canImport(Glibc)
  /// `RTLD_DEEPBIND`: the library prefers the HDF5 that it brings along to the one linked into
  /// this process, which may be of another version.
  private static let openingFlags = RTLD_NOW | RTLD_LOCAL | 0x8
  #else
  private static let openingFlags = RTLD_NOW | RTLD_LOCAL
  #endif
}
