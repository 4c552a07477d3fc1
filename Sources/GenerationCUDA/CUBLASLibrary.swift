// SPDX-License-Identifier: MIT

import Generation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// NVIDIA's products of matrices, found at run time: nothing of it is linked or needed.
package struct CUBLASLibrary: Sendable {
  /// The variable that names the library, or says `none`: then our own kernels multiply.
  package static let environmentVariable = "WHIPBIRD_CUBLAS"
  /// The names by which it is looked for.
  private static let names = ["libcublas.so.13", "libcublas.so.12"]

  /// What was opened.
  package let path: String
  /// Its version, such as `12.4.5`.
  package let version: String
  let functions: CUBLASFunctions

  /// Opens a library.
  ///
  /// - Parameter library: Its path; nil for the system's.
  /// - Throws: `CUDAError` where there is none, or it lacks a function.
  package init(library: String? = nil) throws(CUDAError) {
    let opened: DynamicLibrary
    do {
      opened = try DynamicLibrary(firstOf: library.map { [$0] } ?? Self.names)
    } catch {
      throw .productsNotFound(attempts: error.attempts)
    }
    path = opened.path
    functions = try CUBLASFunctions(library: opened)
    version = functions.version
  }

  /// What the environment asks for: nil where our own kernels are to multiply, and where none is
  /// named and none is installed.
  ///
  /// - Throws: `CUDAError` for one that is named and cannot be used.
  static func found() throws(CUDAError) -> CUBLASLibrary? {
    if named == "none" { return nil }
    if isNamed { return try CUBLASLibrary(library: named) }
    return try? CUBLASLibrary()
  }

  /// Whether a library is named, so that its absence is a mistake.
  static var isNamed: Bool { !["", "none"].contains(named) }

  private static var named: String {
    getenv(environmentVariable).map { String(cString: $0) } ?? ""
  }
}

/// The functions of cuBLAS that Whipbird calls, with their C types.
struct CUBLASFunctions: Sendable {
  typealias Handle = CUDAFunctions.Handle

  let property: @convention(c) @Sendable (Int32, UnsafeMutablePointer<Int32>) -> Int32
  let create: @convention(c) @Sendable (UnsafeMutablePointer<Handle>) -> Int32
  let destroy: @convention(c) @Sendable (Handle) -> Int32
  let setStream: @convention(c) @Sendable (Handle, CUDAFunctions.Handle) -> Int32
  /// C ← α A B + β C, column by column.
  ///
  /// Two transpositions, three sizes, α, A, its stride, B, its stride, β, C, its stride. The matrices
  /// are on the card, α and β on the host.
  let product:
    @convention(c) @Sendable (
      Handle, Int32, Int32, Int32, Int32, Int32, UnsafeRawPointer, UnsafeRawPointer, Int32,
      UnsafeRawPointer, Int32, UnsafeRawPointer, UnsafeMutableRawPointer, Int32
    ) -> Int32

  init(library: DynamicLibrary) throws(CUDAError) {
    func find<Function>(_ name: String) throws(CUDAError) -> Function {
      guard let address = library.address(name) else {
        throw .productsIncomplete(name: name, library: library.path)
      }
      return unsafeBitCast(address, to: Function.self)
    }
    property = try find("cublasGetProperty")
    create = try find("cublasCreate_v2")
    destroy = try find("cublasDestroy_v2")
    setStream = try find("cublasSetStream_v2")
    product = try find("cublasZgemm_v2")
  }

  /// `CUBLAS_STATUS_ALLOC_FAILED`.
  static let outOfMemory: Int32 = 3

  /// Three numbers: `MAJOR_VERSION`, `MINOR_VERSION`, `PATCH_LEVEL`.
  fileprivate var version: String {
    (Int32(0)..<3).map { part in
      var value: Int32 = 0
      return property(part, &value) == 0 ? "\(value)" : "?"
    }.joined(separator: ".")
  }
}
