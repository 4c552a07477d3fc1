// SPDX-License-Identifier: MIT

/// A mass or mass ratio of a binary, by the name that bilby and dingo give it.
public enum MassQuantity: String, CaseIterable, Sendable {
  /// The mass of the first body m₁, in solar masses.
  case mass1 = "mass_1"
  /// The mass of the second body m₂, in solar masses.
  case mass2 = "mass_2"
  /// The total mass M = m₁ + m₂, in solar masses.
  case totalMass = "total_mass"
  /// The chirp mass ℳ = (m₁ m₂)^{3/5} / M^{1/5}, in solar masses.
  case chirpMass = "chirp_mass"
  /// The mass ratio q = m₂ / m₁.
  case massRatio = "mass_ratio"
  /// The symmetric mass ratio η = m₁ m₂ / M².
  case symmetricMassRatio = "symmetric_mass_ratio"

  /// The quantity of a name, where `m1` and `m2` stand for `mass_1` and `mass_2`.
  ///
  /// - Parameter name: One of the raw values, `m1` or `m2`.
  public init?(name: String) {
    switch name {
    case "m1": self = .mass1
    case "m2": self = .mass2
    default: self.init(rawValue: name)
    }
  }

  /// Whether the quantity is a mass, which the expansion of the Universe scales, not a ratio.
  public var isScaledByRedshift: Bool {
    self != .massRatio && self != .symmetricMassRatio
  }
}
