// SPDX-License-Identifier: MIT

/// One spherical-harmonic mode (l, m).
public struct Mode: Sendable, Hashable, CustomStringConvertible {
  /// The degree, from 2.
  public let l: Int
  /// The order, from −l to l.
  public let m: Int

  /// Makes a mode.
  public init(l: Int, m: Int) {
    self.l = l
    self.m = m
  }

  /// The usual notation `(l, m)`.
  public var description: String { "(\(l), \(m))" }

  /// The largest degree that is served, which is that of LAL's mode arrays.
  static let largestDegree = 31
}
