// SPDX-License-Identifier: MIT

/// How a basis of singular vectors is computed.
public enum BasisMethod: String, Sendable, CaseIterable, Codable {
  /// By ``lapack`` where the training matrix is small, else by blocks.
  case automatic
  /// By LAPACK's `zgesdd`, of the whole matrix in memory.
  case lapack
}
