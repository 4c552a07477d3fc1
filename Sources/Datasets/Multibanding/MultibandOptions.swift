// SPDX-License-Identifier: MIT

import Generation

/// How bands are chosen or evaluated, apart from the settings.
public struct MultibandOptions: Sendable {
  /// The number of waveforms.
  public var sampleCount: Int
  /// The seed of the draws.
  public var seed: UInt64
  /// The number of threads.
  public var threadCount: Int
  /// What computes, in place of what the settings say; nil leaves it to them.
  public var backend: BackendChoice?
  /// Bins of the bands that stay together, as a transformer's tokens; 1 for single bins.
  public var tokenSize: Int
  /// Whether means are compared with all bins that they stand for, in place of the middle.
  public var comparesWholeWindow: Bool
  /// The largest width of a bin, in hertz, so that waveforms can be moved in time.
  public var largestSpacing: Double

  /// Makes options.
  public init(
    sampleCount: Int,
    seed: UInt64 = 1,
    threadCount: Int,
    backend: BackendChoice? = nil,
    tokenSize: Int = 1,
    comparesWholeWindow: Bool = false,
    largestSpacing: Double = 2
  ) {
    self.sampleCount = sampleCount
    self.seed = seed
    self.threadCount = threadCount
    self.backend = backend
    self.tokenSize = tokenSize
    self.comparesWholeWindow = comparesWholeWindow
    self.largestSpacing = largestSpacing
  }

  func check() throws(DatasetError) {
    guard sampleCount > 0, threadCount > 0, tokenSize > 0 else {
      throw DatasetError(
        .badInput,
        "The numbers of samples, threads and bins of a token must be 1 or more."
      )
    }
    guard largestSpacing.isFinite, largestSpacing > 0 else {
      throw DatasetError(.badInput, "The largest width of a bin must be above 0 Hz.")
    }
  }
}
