// SPDX-License-Identifier: MIT

import CProcessor
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// OpenBLAS, loaded at run time.
///
/// It is opened by the first call of ``shared()`` and not before, so that a program that multiplies
/// no matrices neither needs it nor waits for it; and OpenBLAS chooses its kernels while it is
/// opened, so that the ones that fit the processor can be named to it just before. Debian's 0.3.21
/// does not know later processors and would take SSE3 kernels there, a quarter as fast.
///
/// It runs on one thread a call: callers share the rows among threads, each with its own products,
/// which keeps the results independent of the number of threads.
public struct BLASLibrary: Sendable {
  /// The environment variable that names the library's file.
  public static let pathVariable = "WHIPBIRD_OPENBLAS"
  /// OpenBLAS's own variable that names its kernels; who sets it has the last word.
  public static let coreTypeVariable = "OPENBLAS_CORETYPE"

  /// The file or name that was opened.
  public let path: String
  /// The version, as in 0.3.21.
  public let version: String
  /// The kernels in use, by OpenBLAS's name of the processor they are for.
  public let coreName: String

  let functions: BLASFunctions

  private static let loaded = Mutex<BLASLibrary?>(nil)

  /// The library, opened at the first call and kept.
  ///
  /// The first call sets environment variables for a moment: make it before other threads read
  /// them.
  ///
  /// - Returns: The library, with one thread a call.
  /// - Throws: ``LinearAlgebraError`` when no library opens, a function is missing, it was built
  ///   without threads, or its products are wrong.
  public static func shared() throws(LinearAlgebraError) -> BLASLibrary {
    try loaded.withLock { loaded throws(LinearAlgebraError) in
      if let library = loaded { return library }
      let library = try BLASLibrary()
      loaded = library
      return library
    }
  }

  private init() throws(LinearAlgebraError) {
    let candidates = EnvironmentVariable(Self.pathVariable).value.map { [$0] }
    let file = try Self.open(candidates ?? OpenBLASFile.candidates)
    functions = try BLASFunctions(file)
    path = file.path
    coreName = functions.coreName().map { String(cString: $0) } ?? "unknown"
    let words = functions.configuration().map { String(cString: $0) } ?? ""
    version = words.split(separator: " ").dropFirst().first.map(String.init) ?? "unknown"
    guard functions.threadKind() != 0 else { throw .libraryWithoutThreads(library: path) }
    functions.setThreadCount(1)
    guard ProductCheck(functions).passes else {
      throw .wrongProducts(coreType: coreName, library: path)
    }
  }

  /// Opens the library with fitting kernels and no threads of its own.
  private static func open(_ candidates: [String]) throws(LinearAlgebraError) -> OpenBLASFile {
    let threads = EnvironmentVariable("OPENBLAS_NUM_THREADS")
    let coreType = EnvironmentVariable(coreTypeVariable)
    threads.set("1")
    defer { threads.restore() }
    if coreType.value == nil, let recommended = recommendedCoreType { coreType.set(recommended) }
    defer { coreType.restore() }
    return try OpenBLASFile(firstOf: candidates)
  }

  /// The kernels for the widest vectors of this processor; nil to leave the choice to OpenBLAS.
  public static var recommendedCoreType: String? {
    if whipbird_supports_avx512() != 0 { return "SkylakeX" }
    if whipbird_supports_avx2() != 0 { return "Haswell" }
    return nil
  }

  /// The threads that OpenBLAS uses for one call.
  public var threadCount: Int { Int(functions.threadCount()) }

  /// Lets one call use several threads, for the whole process.
  ///
  /// Results then depend on the number in their last digits.
  ///
  /// - Parameter count: The number of threads, at least 1.
  public func setThreadCount(_ count: Int) { functions.setThreadCount(Int32(max(1, count))) }

  /// Version, kernels and threads, as recorded in files: "OpenBLAS 0.3.21, kernels Haswell, 1 thread".
  public var summary: String {
    let count = threadCount
    return "OpenBLAS \(version), kernels \(coreName), \(count) thread\(count == 1 ? "" : "s")"
  }
}
