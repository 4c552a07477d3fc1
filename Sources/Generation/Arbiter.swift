// SPDX-License-Identifier: MIT

import Domains
import KernelRecords
import KernelsArbiter

/// Our own kernels in numbers of twice the precision, for single bins: what a waveform is when
/// nothing is rounded but its parameters and the result.
///
/// The physics is the same text as that of `NativeBackend`, so that the difference of the two is the
/// rounding of the latter. Slow: some milliseconds for a binary.
public struct Arbiter: Sendable {
  private let backend: NativeBackend
  private let model: ArbiterModel

  /// Prepares the tables of a domain.
  ///
  /// - Throws: What `NativeBackend` throws where our kernels cannot serve the settings.
  public init(settings: WaveformSettings, domain: Domain) throws(GenerationError) {
    backend = try NativeBackend(settings: settings, domain: domain, instructionSet: .best)
    guard let model = ArbiterModel(rawValue: settings.approximant) else {
      throw .notNative(approximant: settings.approximant, reason: "there is no arbiter of it.")
    }
    self.model = model
  }

  /// h₊ and h× in one bin.
  public struct Bin: Sendable, Equatable {
    /// The bin.
    public let index: Int
    /// h₊, real and imaginary.
    public let plus: (real: Double, imaginary: Double)
    /// h×, real and imaginary.
    public let cross: (real: Double, imaginary: Double)

    /// Makes the values of a bin.
    public init(
      index: Int,
      plus: (real: Double, imaginary: Double),
      cross: (real: Double, imaginary: Double)
    ) {
      self.index = index
      self.plus = plus
      self.cross = cross
    }

    /// Compares all of them.
    public static func == (a: Bin, b: Bin) -> Bool {
      a.index == b.index && a.plus == b.plus && a.cross == b.cross
    }
  }

  /// The polarizations of a binary in some bins.
  ///
  /// - Parameters:
  ///   - record: The binary.
  ///   - bins: Bins of the domain.
  /// - Returns: Their values in the order of `bins`; nil where the model refuses the binary.
  public func values(of record: BinaryRecord, bins: [Int]) -> [Bin]? {
    var values: [Bin] = []
    let status = model.evaluate(
      record,
      tables: backend.grid.tables,
      request: backend.request,
      bins: bins.filter { (0..<backend.binCount).contains($0) }
    ) { bin, numbers in
      values.append(
        Bin(index: bin, plus: (numbers[0], numbers[1]), cross: (numbers[2], numbers[3]))
      )
    }
    return status.failure == .none ? values : nil
  }
}
