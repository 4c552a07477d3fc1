// SPDX-License-Identifier: MIT

/// How a basis of singular vectors is computed.
public enum BasisMethod: String, Sendable, CaseIterable, Codable {
  /// By ``lapack`` where the training matrix is small, else ``blocked``.
  case automatic
  /// By LAPACK's `zgesdd`, of the whole matrix in memory.
  case lapack
  /// By subspace iteration over blocks of rows, which are read several times; memory does not grow
  /// with their number.
  case blocked
}
