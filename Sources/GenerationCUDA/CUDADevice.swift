// SPDX-License-Identifier: MIT

import CKernelsPTX
import Synchronization

/// A card in use: its context, and the kernels in its own language.
///
/// The driver compiles kernels when they are loaded, and keeps the result in its cache; those of a
/// model are loaded when they are asked for. The context is the one that other libraries in this
/// process use too.
package final class CUDADevice: Sendable {
  let card: CUDACard
  let functions: CUDAFunctions
  private let number: Int32
  private let context: CUDAFunctions.Handle
  private let modules = Mutex<[String: CUDAFunctions.Handle]>([:])

  /// The kernels that belong to no model.
  static let commonModule = "common"

  /// The oldest capability that the kernels run on: that of the PTX's target.
  private static let neededCapability = (major: 8, minor: 0)
  /// `CU_CTX_SCHED_BLOCKING_SYNC`: a thread that waits for the card leaves its processor to others.
  private static let waitsWithoutSpinning: UInt32 = 4

  /// Takes a card and loads the kernels that belong to no model.
  ///
  /// - Throws: `CUDAError` where it cannot run them.
  init(_ card: CUDACard, _ functions: CUDAFunctions) throws(CUDAError) {
    guard card.computeCapability >= Self.neededCapability else {
      throw .deviceTooOld(
        device: card.name,
        capability: card.capabilityText,
        needed: "\(Self.neededCapability.major).\(Self.neededCapability.minor)"
      )
    }
    self.card = card
    self.functions = functions
    var number: Int32 = 0
    try functions.check(
      functions.device(&number, Int32(card.index)),
      "cuDeviceGet",
      device: card.name
    )
    self.number = number
    // Refused where the context is in use already, which then waits in its own way.
    _ = functions.setContextFlags(number, Self.waitsWithoutSpinning)
    var context: CUDAFunctions.Handle = 0
    try functions.check(
      functions.retainContext(&context, number),
      "cuDevicePrimaryCtxRetain",
      device: card.name
    )
    self.context = context
    do throws(CUDAError) {
      try functions.check(
        functions.setCurrentContext(context),
        "cuCtxSetCurrent",
        device: card.name
      )
      let common = try Self.load(Self.commonModule, card, functions)
      modules.withLock { $0[Self.commonModule] = common }
    } catch {
      _ = functions.releaseContext(number)
      throw error
    }
  }

  deinit {
    makeCurrentIfPossible()
    modules.withLock { for module in $0.values { _ = functions.unloadModule(module) } }
    _ = functions.releaseContext(number)
  }

  private enum LoadOption: Int32 {
    case errorLog = 5
    case errorLogSize = 6
  }

  private static func load(
    _ name: String,
    _ card: CUDACard,
    _ functions: CUDAFunctions
  ) throws(CUDAError) -> CUDAFunctions.Handle {
    guard let text = whipbird_kernels_ptx(name) else {
      throw .codeRefused(
        device: card.name,
        functions.status(0),
        log: "There are no kernels of the name \(name)."
      )
    }
    let end = KernelLoading(model: name, card: card.name).begin()
    defer { end?() }
    let logSize = 8192
    var module: CUDAFunctions.Handle = 0
    var code: Int32 = 0
    let log = [UInt8](unsafeUninitializedCapacity: logSize) { buffer, count in
      buffer.initialize(repeating: 0)
      var options = [LoadOption.errorLog.rawValue, LoadOption.errorLogSize.rawValue]
      // The size travels in the place of a pointer.
      var values: [UnsafeMutableRawPointer?] = [
        buffer.baseAddress.map { UnsafeMutableRawPointer($0) },
        UnsafeMutableRawPointer(bitPattern: logSize - 1),
      ]
      code = functions.loadModule(&module, text, 2, &options, &values)
      count = logSize
    }
    guard code != 0 else { return module }
    if code == CUDAStatus.outOfMemory { throw .outOfMemory(device: card.name, byteCount: 0) }
    throw .codeRefused(
      device: card.name,
      functions.status(code),
      log: String(decoding: log.prefix { $0 != 0 }, as: UTF8.self)
    )
  }

  /// Makes this card the one that the calling thread's next calls are about.
  func makeCurrent() throws(CUDAError) {
    try check(functions.setCurrentContext(context), "cuCtxSetCurrent")
  }

  /// The same, where nothing can be done about a failure.
  func makeCurrentIfPossible() { _ = functions.setCurrentContext(context) }

  /// Throws for a call about this card that failed.
  func check(_ code: Int32, _ function: String, byteCount: Int = 0) throws(CUDAError) {
    try functions.check(code, function, device: card.name, byteCount: byteCount)
  }

  /// The kernel of a name, from the kernels of a model or of none, which are loaded if need be.
  func kernel(
    _ name: String,
    of model: String = CUDADevice.commonModule
  ) throws(CUDAError) -> CUDAKernel {
    let module = try modules.withLock { modules throws(CUDAError) in
      if let module = modules[model] { return module }
      let module = try Self.load(model, card, functions)
      modules[model] = module
      return module
    }
    var handle: CUDAFunctions.Handle = 0
    try check(functions.function(&handle, module, name), "cuModuleGetFunction for \(name)")
    return CUDAKernel(name: name, handle: handle)
  }

  /// The bytes that are free on the card.
  func freeByteCount() throws(CUDAError) -> Int {
    var (free, total) = (0, 0)
    try check(functions.memoryInfo(&free, &total), "cuMemGetInfo")
    return free
  }
}

/// One entry point of the kernels on one card.
struct CUDAKernel: Sendable {
  let name: String
  let handle: CUDAFunctions.Handle
}
