// SPDX-License-Identifier: MIT

/// A card as its driver describes it.
public struct CUDACard: Sendable, Equatable, CustomStringConvertible {
  /// Its number among those that the driver shows.
  public let index: Int
  /// Its name, such as `NVIDIA H100 80GB HBM3`.
  public let name: String
  /// Its memory in bytes.
  public let memoryByteCount: Int
  /// What its processors can do, such as (9, 0).
  public let computeCapability: (major: Int, minor: Int)
  /// Its streaming multiprocessors.
  public let multiprocessorCount: Int
  /// The clock of these in kilohertz.
  public let clockRate: Int
  /// The bytes that its memory moves in a second, by clock and width; 0 where the driver does not say.
  public let memoryBandwidth: Double

  /// Compares by number and name.
  public static func == (a: CUDACard, b: CUDACard) -> Bool {
    (a.index, a.name, a.memoryByteCount) == (b.index, b.name, b.memoryByteCount)
  }

  /// Number, name, memory and capability, on one line.
  public var description: String {
    "\(index): \(name), \(memoryByteCount >> 20) MiB, compute capability \(capabilityText), "
      + "\(multiprocessorCount) multiprocessors"
  }

  /// The compute capability as NVIDIA writes it.
  var capabilityText: String { "\(computeCapability.major).\(computeCapability.minor)" }

  /// The numbers that the driver has for what is asked of a card.
  private enum Attribute: Int32 {
    case clockRate = 13
    case multiprocessorCount = 16
    case memoryClockRate = 36
    case memoryBusWidth = 37
    case capabilityMajor = 75
    case capabilityMinor = 76
  }

  init(index: Int32, _ functions: CUDAFunctions) throws(CUDAError) {
    var device: Int32 = 0
    try functions.check(functions.device(&device, index), "cuDeviceGet")
    self.index = Int(index)
    var characters = [CChar](repeating: 0, count: 256)
    try functions.check(functions.deviceName(&characters, 255, device), "cuDeviceGetName")
    let bytes = characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    name = String(decoding: bytes, as: UTF8.self)
    var byteCount = 0
    try functions.check(functions.deviceMemory(&byteCount, device), "cuDeviceTotalMem")
    memoryByteCount = byteCount
    func attribute(_ attribute: Attribute) -> Int {
      var value: Int32 = 0
      return functions.deviceAttribute(&value, attribute.rawValue, device) == 0 ? Int(value) : 0
    }
    computeCapability = (attribute(.capabilityMajor), attribute(.capabilityMinor))
    multiprocessorCount = attribute(.multiprocessorCount)
    clockRate = attribute(.clockRate)
    // Data moves at both edges of the clock, which is in kilohertz; the width is in bits.
    memoryBandwidth =
      2e3 * Double(attribute(.memoryClockRate)) * Double(attribute(.memoryBusWidth)) / 8
  }
}
