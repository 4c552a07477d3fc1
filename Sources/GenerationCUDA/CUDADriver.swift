// SPDX-License-Identifier: MIT

import Generation
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The driver of NVIDIA cards, found at run time: nothing of CUDA is linked or needed beside it.
public final class CUDADriver: Sendable {
  /// The variable that names the driver's library in place of `libcuda.so.1`.
  public static let environmentVariable = "WHIPBIRD_CUDA"
  /// The oldest driver that takes the kernels: CUDA 12.0, for PTX 8.0.
  static let neededVersion = 12000

  /// The library that was opened.
  public let path: String
  /// The version of CUDA that the driver brings, as it counts: 12040 for 12.4.
  public let version: Int
  /// The same as NVIDIA writes it, such as `12.4`.
  public var versionText: String { Self.text(ofVersion: version) }
  let functions: CUDAFunctions
  private let devices = Mutex<[Int: CUDADevice]>([:])

  /// Opens and starts a driver.
  ///
  /// - Parameter library: The library; nil for the system's.
  /// - Throws: `CUDAError` where there is none, or it is too old.
  public init(library: String? = nil) throws(CUDAError) {
    let opened: DynamicLibrary
    do {
      opened = try DynamicLibrary(firstOf: library.map { [$0] } ?? ["libcuda.so.1", "libcuda.so"])
    } catch {
      throw .driverNotFound(attempts: error.attempts)
    }
    path = opened.path
    functions = try CUDAFunctions(library: opened)
    var number: Int32 = 0
    _ = functions.driverVersion(&number)
    version = Int(number)
    let code = functions.initialize(0)
    if code == CUDAStatus.noDevice { throw .noDevice(visibleDevices: Self.visibleDevices) }
    guard code == 0 else { throw .driverRefuses(functions.status(code)) }
    guard version >= Self.neededVersion else {
      throw .driverTooOld(version: version, needed: Self.neededVersion)
    }
  }

  /// The driver of this machine, started at the first call and kept.
  ///
  /// - Throws: `CUDAError` where there is none, or it is too old.
  public static func shared() throws(CUDAError) -> CUDADriver {
    try started.withLock { started throws(CUDAError) in
      if let driver = started { return driver }
      let named = getenv(environmentVariable).map { String(cString: $0) } ?? ""
      let driver = try CUDADriver(library: named.isEmpty ? nil : named)
      started = driver
      return driver
    }
  }

  /// A version as NVIDIA writes it.
  static func text(ofVersion version: Int) -> String { "\(version / 1000).\(version % 1000 / 10)" }

  private static let started = Mutex<CUDADriver?>(nil)

  /// Whether a driver is named in place of the system's, so that its absence is a mistake.
  public static var isNamed: Bool { getenv(environmentVariable).map { $0.pointee != 0 } ?? false }

  private static var visibleDevices: String? {
    getenv("CUDA_VISIBLE_DEVICES").map { String(cString: $0) }
  }

  /// The cards that the driver shows, as `CUDA_VISIBLE_DEVICES` lets it.
  ///
  /// - Throws: `CUDAError` where there is none.
  public func cards() throws(CUDAError) -> [CUDACard] {
    var count: Int32 = 0
    try functions.check(functions.deviceCount(&count), "cuDeviceGetCount")
    guard count > 0 else { throw .noDevice(visibleDevices: Self.visibleDevices) }
    var cards: [CUDACard] = []
    for index in 0..<count { cards.append(try CUDACard(index: index, functions)) }
    return cards
  }

  /// A card, taken into use at the first call: loading the kernels takes seconds.
  package func device(_ card: CUDACard) throws(CUDAError) -> CUDADevice {
    try devices.withLock { devices throws(CUDAError) in
      if let device = devices[card.index] { return device }
      let device = try CUDADevice(card, functions)
      devices[card.index] = device
      return device
    }
  }
}
