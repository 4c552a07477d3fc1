// SPDX-License-Identifier: MIT

/// The version of this package; it lives here alone.
public enum WhipbirdVersion {
  /// The version in the form `major.minor.patch`.
  public static let current = "0.1.0"
}
