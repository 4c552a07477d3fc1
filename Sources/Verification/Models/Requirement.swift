// SPDX-License-Identifier: MIT

/// A bound that a figure must keep in a share of the draws.
public struct Requirement: Sendable, Equatable {
  /// The figure.
  public let figure: DifferenceFigure
  /// The share of draws that must keep the bound: 1 for all of them.
  public let share: Double
  /// The bound.
  public let limit: Double

  /// Makes a requirement for all draws, or for a share of them.
  public init(_ figure: DifferenceFigure, atMost limit: Double, share: Double = 1) {
    self.figure = figure
    self.limit = limit
    self.share = share
  }
}
