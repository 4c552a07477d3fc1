// SPDX-License-Identifier: MIT

import Generation

extension DynamicLibrary {
  /// Opens the first LALSimulation that opens.
  ///
  /// It prefers the HDF5 that it brings along to the one linked into this process.
  static func lalSimulation(
    firstOf candidates: [String]
  ) throws(LALSimulationError) -> DynamicLibrary {
    do {
      return try DynamicLibrary(
        firstOf: candidates,
        opensFirst: lalDependencies,
        prefersOwnSymbols: true
      )
    } catch {
      throw .libraryNotFound(attempts: error.attempts)
    }
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

  /// The address of a variable; nil when the library has none of that name.
  func variable(_ symbol: String) -> UnsafeRawPointer? {
    address(symbol).map { UnsafeRawPointer($0) }
  }

  /// What LALSimulation needs, each after the ones it needs itself.
  private static let lalDependencies = [
    "libgslcblas", "libgsl", "libfftw3", "libfftw3f", "libhdf5", "libhdf5_hl", "liblal",
    "liblalsupport",
  ]
}
