// SPDX-License-Identifier: MIT

import Domains
import KernelRecords

/// How rows of a uniform grid become rows of means over its bins.
public struct RowAveraging: Sendable, Equatable {
  /// The bins of a row before.
  public let fineBinCount: Int
  /// What each bin of a row is the mean of afterwards.
  public let averages: [BinAverage]

  /// The means over the bins of a multibanded domain, of rows with all bins of its base: what
  /// `MultibandedFrequencyDomain.decimate` computes.
  public init(_ domain: MultibandedFrequencyDomain) {
    fineBinCount = domain.base.count
    averages = domain.bands.flatMap { band in
      (0..<band.bins.count).map { offset in
        BinAverage(
          first: band.baseIndices.lowerBound + offset * band.factor,
          count: band.factor
        )
      }
    }
  }
}

/// What makes rows before they are averaged, and how they are.
public struct UnaveragedRows: Sendable {
  /// The backend of the finer grid.
  public let backend: any Backend
  /// How its rows become those that are asked for.
  public let averaging: RowAveraging

  /// Puts them together.
  public init(backend: any Backend, averaging: RowAveraging) {
    self.backend = backend
    self.averaging = averaging
  }
}
