// SPDX-License-Identifier: MIT

/// What `whipbird_multiply_adds` works on: multiply-adds that serve nothing but to be timed.
public struct MultiplyAddWork: @unchecked Sendable, BitwiseCopyable {
  /// The threads.
  public let count: Int
  /// How often each thread does its multiply-adds.
  public let iterations: Int
  /// Where each thread leaves a number, in the device's memory.
  public let results: UnsafeMutablePointer<Double>

  /// The multiply-adds of one iteration, none of which waits for another.
  public static var multiplyAddsPerIteration: Int { 4 }

  /// Names the memory.
  @inlinable
  public init(count: Int, iterations: Int, results: UnsafeMutablePointer<Double>) {
    self.count = count
    self.iterations = iterations
    self.results = results
  }
}
