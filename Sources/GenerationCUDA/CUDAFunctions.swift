// SPDX-License-Identifier: MIT

import Generation

/// The functions of the CUDA driver that Whipbird calls, with their C types.
///
/// Contexts, modules, functions, streams and events are handles, which C passes as pointers and Swift
/// as numbers of their size.
struct CUDAFunctions: Sendable {
  typealias Handle = UInt
  typealias NewHandle = UnsafeMutablePointer<Handle>
  typealias NewNumber = UnsafeMutablePointer<Int32>
  typealias NewSize = UnsafeMutablePointer<Int>
  typealias NewText = UnsafeMutablePointer<UnsafePointer<CChar>?>
  typealias Arguments = UnsafeMutablePointer<UnsafeMutableRawPointer?>

  let initialize: @convention(c) @Sendable (UInt32) -> Int32
  let driverVersion: @convention(c) @Sendable (NewNumber) -> Int32
  let errorName: @convention(c) @Sendable (Int32, NewText) -> Int32
  let errorText: @convention(c) @Sendable (Int32, NewText) -> Int32

  let deviceCount: @convention(c) @Sendable (NewNumber) -> Int32
  let device: @convention(c) @Sendable (NewNumber, Int32) -> Int32
  let deviceName: @convention(c) @Sendable (UnsafeMutablePointer<CChar>, Int32, Int32) -> Int32
  let deviceAttribute: @convention(c) @Sendable (NewNumber, Int32, Int32) -> Int32
  let deviceMemory: @convention(c) @Sendable (NewSize, Int32) -> Int32

  let setContextFlags: @convention(c) @Sendable (Int32, UInt32) -> Int32
  let retainContext: @convention(c) @Sendable (NewHandle, Int32) -> Int32
  let releaseContext: @convention(c) @Sendable (Int32) -> Int32
  let setCurrentContext: @convention(c) @Sendable (Handle) -> Int32
  let memoryInfo: @convention(c) @Sendable (NewSize, NewSize) -> Int32

  let loadModule:
    @convention(c) @Sendable (NewHandle, UnsafeRawPointer, UInt32, NewNumber, Arguments) -> Int32
  let unloadModule: @convention(c) @Sendable (Handle) -> Int32
  let function: @convention(c) @Sendable (NewHandle, Handle, UnsafePointer<CChar>) -> Int32
  let functionAttribute: @convention(c) @Sendable (NewNumber, Int32, Handle) -> Int32

  let allocate: @convention(c) @Sendable (UnsafeMutablePointer<UInt64>, Int) -> Int32
  let free: @convention(c) @Sendable (UInt64) -> Int32
  let allocateHost: @convention(c) @Sendable (Arguments, Int, UInt32) -> Int32
  let freeHost: @convention(c) @Sendable (UnsafeMutableRawPointer) -> Int32
  let copyToDevice: @convention(c) @Sendable (UInt64, UnsafeRawPointer, Int, Handle) -> Int32
  let copyToHost: @convention(c) @Sendable (UnsafeMutableRawPointer, UInt64, Int, Handle) -> Int32

  let createStream: @convention(c) @Sendable (NewHandle, UInt32) -> Int32
  let destroyStream: @convention(c) @Sendable (Handle) -> Int32
  let synchronizeStream: @convention(c) @Sendable (Handle) -> Int32
  let createEvent: @convention(c) @Sendable (NewHandle, UInt32) -> Int32
  let destroyEvent: @convention(c) @Sendable (Handle) -> Int32
  let recordEvent: @convention(c) @Sendable (Handle, Handle) -> Int32
  let synchronizeEvent: @convention(c) @Sendable (Handle) -> Int32
  let elapsedTime: @convention(c) @Sendable (UnsafeMutablePointer<Float>, Handle, Handle) -> Int32
  /// The function; blocks and threads in three directions; shared memory; stream; arguments.
  let launch:
    @convention(c) @Sendable (
      Handle, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, Handle, Arguments, Arguments?
    ) -> Int32

  /// Looks the functions up, by the names of the versions whose types are declared above.
  init(library: DynamicLibrary) throws(CUDAError) {
    func find<Function>(_ name: String) throws(CUDAError) -> Function {
      guard let address = library.address(name) else {
        throw .functionMissing(name: name, library: library.path)
      }
      return unsafeBitCast(address, to: Function.self)
    }
    initialize = try find("cuInit")
    driverVersion = try find("cuDriverGetVersion")
    errorName = try find("cuGetErrorName")
    errorText = try find("cuGetErrorString")
    deviceCount = try find("cuDeviceGetCount")
    device = try find("cuDeviceGet")
    deviceName = try find("cuDeviceGetName")
    deviceAttribute = try find("cuDeviceGetAttribute")
    deviceMemory = try find("cuDeviceTotalMem_v2")
    setContextFlags = try find("cuDevicePrimaryCtxSetFlags_v2")
    retainContext = try find("cuDevicePrimaryCtxRetain")
    releaseContext = try find("cuDevicePrimaryCtxRelease_v2")
    setCurrentContext = try find("cuCtxSetCurrent")
    memoryInfo = try find("cuMemGetInfo_v2")
    loadModule = try find("cuModuleLoadDataEx")
    unloadModule = try find("cuModuleUnload")
    function = try find("cuModuleGetFunction")
    functionAttribute = try find("cuFuncGetAttribute")
    allocate = try find("cuMemAlloc_v2")
    free = try find("cuMemFree_v2")
    allocateHost = try find("cuMemHostAlloc")
    freeHost = try find("cuMemFreeHost")
    copyToDevice = try find("cuMemcpyHtoDAsync_v2")
    copyToHost = try find("cuMemcpyDtoHAsync_v2")
    createStream = try find("cuStreamCreate")
    destroyStream = try find("cuStreamDestroy_v2")
    synchronizeStream = try find("cuStreamSynchronize")
    createEvent = try find("cuEventCreate")
    destroyEvent = try find("cuEventDestroy_v2")
    recordEvent = try find("cuEventRecord")
    synchronizeEvent = try find("cuEventSynchronize")
    elapsedTime = try find("cuEventElapsedTime")
    launch = try find("cuLaunchKernel")
  }
}
