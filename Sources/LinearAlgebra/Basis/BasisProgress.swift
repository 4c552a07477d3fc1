// SPDX-License-Identifier: MIT

/// How far the building of a basis has come.
public struct BasisProgress: Equatable, Sendable {
  /// What is going on.
  public enum Stage: Equatable, Sendable {
    /// Training rows are read, and worked in; `pass` counts from 1.
    case reading(pass: Int, of: Int)
    /// A matrix is decomposed.
    case decomposing
  }

  /// What is going on.
  public let stage: Stage
  /// Rows that are through in this stage.
  public let finishedRows: Int
  /// All rows.
  public let rowCount: Int
}
