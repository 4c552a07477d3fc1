// SPDX-License-Identifier: MIT

import Generation

/// LAL's Fourier transform of complex series of one length (FFTW, which LAL brings along).
struct LALFourierTransform: ~Copyable {
  private let functions: Functions
  private let plan: UnsafeMutableRawPointer
  private let input: UnsafeMutableRawPointer
  private let output: UnsafeMutableRawPointer
  private let count: Int

  /// Plans transforms of `count` samples.
  ///
  /// - Throws: ``LALSimulationError`` when LAL lacks the functions or the memory.
  init(count: Int, library: DynamicLibrary) throws(LALSimulationError) {
    let functions = try Functions(library: library)
    guard let length = UInt32(exactly: count), length > 0,
      let plan = functions.createPlan(length, 0)
    else { throw Self.failure("XLALCreateForwardCOMPLEX16FFTPlan", count) }
    guard let input = functions.createVector(length) else {
      functions.destroyPlan(plan)
      throw Self.failure("XLALCreateCOMPLEX16Vector", count)
    }
    guard let output = functions.createVector(length) else {
      functions.destroyPlan(plan)
      functions.destroyVector(input)
      throw Self.failure("XLALCreateCOMPLEX16Vector", count)
    }
    self.functions = functions
    self.count = count
    self.plan = plan
    self.input = input
    self.output = output
  }

  deinit {
    functions.destroyPlan(plan)
    functions.destroyVector(input)
    functions.destroyVector(output)
  }

  /// Σ_j x_j exp(−2πi j k/N) for k = 0 … N − 1, real and imaginary part side by side.
  func callAsFunction(_ values: [Double]) throws(LALSimulationError) -> [Double] {
    guard values.count == 2 * count, let source = Self.elements(input),
      let result = Self.elements(output)
    else { throw Self.failure("XLALCOMPLEX16VectorFFT", values.count / 2) }
    source.update(from: values, count: 2 * count)
    guard functions.transform(output, input, plan) == 0 else {
      throw Self.failure("XLALCOMPLEX16VectorFFT", count)
    }
    return Array(UnsafeBufferPointer(start: result, count: 2 * count))
  }

  /// A vector is a 32-bit length and, aligned to 8, the address of its elements.
  private static func elements(_ vector: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Double>? {
    vector.load(fromByteOffset: 8, as: UnsafeMutablePointer<Double>?.self)
  }

  private static func failure(_ function: String, _ count: Int) -> LALSimulationError {
    .callFailed(
      function: function,
      approximant: "a series of \(count) samples",
      code: -1,
      message: "LAL could not do it"
    )
  }

  /// The functions of LAL that transform.
  private struct Functions {
    typealias CreatePlan =
      @convention(c) @Sendable (UInt32, Int32) -> UnsafeMutableRawPointer?
    typealias CreateVector = @convention(c) @Sendable (UInt32) -> UnsafeMutableRawPointer?
    typealias Destroy = @convention(c) @Sendable (UnsafeMutableRawPointer) -> Void
    typealias Transform =
      @convention(c) @Sendable (
        UnsafeMutableRawPointer, UnsafeMutableRawPointer, UnsafeMutableRawPointer
      ) -> Int32

    let createPlan: CreatePlan
    let destroyPlan: Destroy
    let createVector: CreateVector
    let destroyVector: Destroy
    let transform: Transform

    init(library: DynamicLibrary) throws(LALSimulationError) {
      createPlan = try library.function(
        "XLALCreateForwardCOMPLEX16FFTPlan",
        as: CreatePlan.self
      )
      destroyPlan = try library.function("XLALDestroyCOMPLEX16FFTPlan", as: Destroy.self)
      createVector = try library.function("XLALCreateCOMPLEX16Vector", as: CreateVector.self)
      destroyVector = try library.function("XLALDestroyCOMPLEX16Vector", as: Destroy.self)
      transform = try library.function("XLALCOMPLEX16VectorFFT", as: Transform.self)
    }
  }
}
