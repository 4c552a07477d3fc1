// SPDX-License-Identifier: MIT

/// Why a GPU cannot be used, or stopped working.
public enum CUDAError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No driver could be opened; what the dynamic linker said.
  case driverNotFound(attempts: [String])
  /// The library was opened but lacks a function.
  case functionMissing(name: String, library: String)
  /// The driver is too old for the kernels; versions as the driver counts them, 12040 for 12.4.
  case driverTooOld(version: Int, needed: Int)
  /// The driver does not start.
  case driverRefuses(CUDAStatus)
  /// The driver shows no card; what `CUDA_VISIBLE_DEVICES` is set to.
  case noDevice(visibleDevices: String?)
  /// A card cannot run the kernels.
  case deviceTooOld(device: String, capability: String, needed: String)
  /// The driver does not take the kernels; its own words.
  case codeRefused(device: String, CUDAStatus, log: String)
  /// The memory of a card, or page-locked memory of the host, is used up.
  case outOfMemory(device: String, byteCount: Int)
  /// cuBLAS is named and could not be opened; what the dynamic linker said.
  case productsNotFound(attempts: [String])
  /// What is named as cuBLAS lacks a function.
  case productsIncomplete(name: String, library: String)
  /// A call failed.
  case callFailed(device: String, function: String, CUDAStatus)

  /// What is wrong and how to mend it.
  public var description: String {
    switch self {
    case .driverNotFound(let attempts):
      return """
        There is no NVIDIA driver here (libcuda.so.1). Install one, or compute on the processor with \
        'backend: native'. A driver in another place can be named in \
        \(CUDADriver.environmentVariable).
        Tried:
          \(attempts.joined(separator: "\n  "))
        """
    case .functionMissing(let name, let library):
      return "\(library) has no function \(name): it is no NVIDIA driver, or one older than "
        + "\(CUDADriver.text(ofVersion: CUDADriver.neededVersion)). Update the driver."
    case .driverTooOld(let version, let needed):
      let (found, wanted) = (
        CUDADriver.text(ofVersion: version), CUDADriver.text(ofVersion: needed)
      )
      return
        "The NVIDIA driver is one of CUDA \(found), and the kernels need \(wanted). Update the "
        + "driver, or compute with 'backend: native'."
    case .driverRefuses(let status):
      return "The NVIDIA driver does not start: \(status). Ask 'nvidia-smi', which tells more."
    case .noDevice(let visible):
      let variable =
        visible.map { "CUDA_VISIBLE_DEVICES is '\($0)', which shows none of those there may be. " }
        ?? ""
      return "The NVIDIA driver shows no card. \(variable)Compute on the processor with "
        + "'backend: native'."
    case .deviceTooOld(let device, let capability, let needed):
      return "\(device) has compute capability \(capability), and the kernels need \(needed). "
        + "Choose another card with CUDA_VISIBLE_DEVICES, or compute with 'backend: native'."
    case .codeRefused(let device, let status, let log):
      return "The driver does not take the kernels for \(device): \(status)."
        + (log.isEmpty ? "" : " It says: \(log)")
    case .outOfMemory(let device, let byteCount):
      return "\(device) has no room for \(byteCount) bytes. Close other programs that use it, or "
        + "choose another card with CUDA_VISIBLE_DEVICES."
    case .productsNotFound(let attempts):
      return "cuBLAS cannot be opened. Name another file in \(CUBLASLibrary.environmentVariable), "
        + "or set it to 'none': our own kernels multiply then. Tried:\n  "
        + attempts.joined(separator: "\n  ")
    case .productsIncomplete(let name, let library):
      return "\(library) has no function \(name): it is no cuBLAS. Name another file in "
        + "\(CUBLASLibrary.environmentVariable), or set it to 'none'."
    case .callFailed(let device, let function, let status):
      return "\(device): \(function) failed: \(status)."
    }
  }

  /// Whether there is no card in this machine, as far as can be told: nothing is wrong with it.
  public var isAbsence: Bool {
    switch self {
    case .driverNotFound, .noDevice: true
    default: false
    }
  }

  /// Whether less memory would do.
  package var isOutOfMemory: Bool {
    if case .outOfMemory = self { true } else { false }
  }
}

/// A number by which the driver says what became of a call, with its own words for it.
public struct CUDAStatus: Sendable, Equatable, CustomStringConvertible {
  /// The driver's number; 0 for success.
  public let code: Int32
  /// The driver's name for it, and what that means.
  public let words: String

  /// The words and the number.
  public var description: String { "\(words) (\(code))" }

  /// `CUDA_ERROR_OUT_OF_MEMORY`.
  static let outOfMemory: Int32 = 2
  /// `CUDA_ERROR_NO_DEVICE`.
  static let noDevice: Int32 = 100
}
