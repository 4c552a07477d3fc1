// SPDX-License-Identifier: MIT

import Generation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension LALSimulation {
  /// Moves a signal by a part of a sample, with LAL's own Fourier transform.
  ///
  /// The signal is lengthened by zeros, so that what leaves one end does not enter at the other.
  ///
  /// - Parameters:
  ///   - values: Real samples.
  ///   - samples: How much later each feature comes, in samples.
  /// - Returns: As many samples.
  /// - Throws: ``LALSimulationError`` when a function is missing or LAL has no memory.
  func moved(
    _ values: [Double],
    bySamples samples: Double
  ) throws(LALSimulationError) -> [Double] {
    var length = 2
    while length < values.count + Self.margin { length *= 2 }
    let fourier = try Fourier(length: length, library: library)
    var signal = values + [Double](repeating: 0, count: length - values.count)
    var spectrum = [Double](repeating: 0, count: length + 2)
    try fourier.transform(&signal, &spectrum, .forward)
    let scale = 1 / Double(length)
    for bin in 0...length / 2 {
      let angle = -2 * Double.pi * Double(bin) * samples / Double(length)
      let (cosine, sine) = (cos(angle) * scale, sin(angle) * scale)
      let (re, im) = (spectrum[2 * bin], spectrum[2 * bin + 1])
      spectrum[2 * bin] = re * cosine - im * sine
      // The highest bin of a real signal is real.
      spectrum[2 * bin + 1] = bin == length / 2 ? 0 : re * sine + im * cosine
    }
    spectrum[1] = 0
    try fourier.transform(&signal, &spectrum, .reverse)
    return Array(signal[..<values.count])
  }

  /// Samples of zeros behind the signal.
  private static var margin: Int { 64 }

  /// LAL's Fourier transform of one length; its plans are destroyed with this value.
  private struct Fourier: ~Copyable {
    enum Direction { case forward, reverse }

    typealias CreatePlan = @convention(c) (UInt32, Int32) -> UnsafeMutableRawPointer?
    typealias DestroyPlan = @convention(c) (UnsafeMutableRawPointer) -> Void
    typealias Transform =
      @convention(c) (UnsafeMutableRawPointer, UnsafeRawPointer, UnsafeRawPointer) -> Int32

    private let forwardPlan: UnsafeMutableRawPointer
    private let reversePlan: UnsafeMutableRawPointer
    private let destroy: DestroyPlan
    private let forward: Transform
    private let reverse: Transform
    private let length: Int

    init(length: Int, library: DynamicLibrary) throws(LALSimulationError) {
      let createForward: CreatePlan = try library.function("XLALCreateForwardREAL8FFTPlan")
      let createReverse: CreatePlan = try library.function("XLALCreateReverseREAL8FFTPlan")
      let destroy: DestroyPlan = try library.function("XLALDestroyREAL8FFTPlan")
      let forward: Transform = try library.function("XLALREAL8ForwardFFT")
      let reverse: Transform = try library.function("XLALREAL8ReverseFFT")
      guard let forwardPlan = createForward(UInt32(length), 0) else {
        throw Self.failure("XLALCreateForwardREAL8FFTPlan")
      }
      guard let reversePlan = createReverse(UInt32(length), 0) else {
        destroy(forwardPlan)
        throw Self.failure("XLALCreateReverseREAL8FFTPlan")
      }
      self.forwardPlan = forwardPlan
      self.reversePlan = reversePlan
      self.destroy = destroy
      self.forward = forward
      self.reverse = reverse
      self.length = length
    }

    deinit {
      destroy(forwardPlan)
      destroy(reversePlan)
    }

    func transform(
      _ signal: inout [Double],
      _ spectrum: inout [Double],
      _ direction: Direction
    ) throws(LALSimulationError) {
      let outcome = signal.withUnsafeMutableBufferPointer { signal in
        spectrum.withUnsafeMutableBufferPointer { spectrum in
          var real = LALVector(length: UInt32(length), data: signal.baseAddress)
          var complex = LALVector(length: UInt32(length / 2 + 1), data: spectrum.baseAddress)
          return direction == .forward
            ? forward(&complex, &real, forwardPlan) : reverse(&real, &complex, reversePlan)
        }
      }
      if outcome != 0 { throw Self.failure("XLALREAL8FFT") }
    }

    private static func failure(_ function: String) -> LALSimulationError {
      .callFailed(function: function, approximant: "a time series", code: -1, message: "no memory")
    }
  }

  /// LAL's record of a vector.
  private struct LALVector {
    var length: UInt32
    var data: UnsafeMutablePointer<Double>?
  }
}
