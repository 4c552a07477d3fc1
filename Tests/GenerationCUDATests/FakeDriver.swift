// SPDX-License-Identifier: MIT

import Foundation
import Generation
import GenerationCUDA
import Testing

/// The driver of `Tests/FakeCUDADriver`, which runs the kernels' entry points on the processor.
///
/// Its cards and faults are those of the whole process, so that tests with it run one after another.
struct FakeDriver {
  let library: DynamicLibrary

  /// Where SwiftPM puts the library: beside the tests' own program.
  static let path: String? = {
    let folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    return ["libFakeCUDADriver.so", "libFakeCUDADriver.dylib"]
      .map { folder.appending(path: $0).path }
      .first { FileManager.default.fileExists(atPath: $0) }
  }()

  /// Begins anew with cards and faults; `FakeCUDADriver.h` says how.
  init(_ settings: String = "") throws {
    let path = try #require(Self.path, "the tests' driver is not built")
    library = try DynamicLibrary(firstOf: [path])
    let configure: @convention(c) (UnsafePointer<CChar>) -> Void = try function(
      "fake_cuda_configure"
    )
    configure(settings)
  }

  /// The driver as Whipbird opens it.
  func open() throws -> CUDADriver { try CUDADriver(library: library.path) }

  /// The pieces of memory that were not given back.
  var liveAllocationCount: Int {
    get throws { try number("fake_cuda_live_allocations") }
  }

  /// The kernels that ran.
  var launchCount: Int {
    get throws { try number("fake_cuda_launches") }
  }

  /// The products that cuBLAS made.
  var productCount: Int {
    get throws { try number("fake_cuda_products") }
  }

  private func number(_ name: String) throws -> Int {
    let ask: @convention(c) () -> Int = try function(name)
    return ask()
  }

  private func function<Function>(_ name: String) throws -> Function {
    let address = try #require(library.address(name), "the tests' driver lacks \(name)")
    return unsafeBitCast(address, to: Function.self)
  }
}
