// SPDX-License-Identifier: MIT

import ElementaryFunctions

/// The masses of the two bodies, and all that follows from them.
public struct ComponentMasses: Sendable, Equatable {
  /// The mass of the first body, in solar masses.
  public var mass1: Double
  /// The mass of the second body, in solar masses.
  public var mass2: Double

  /// Makes a pair of masses.
  ///
  /// - Parameters:
  ///   - mass1: The mass of the first body, in solar masses.
  ///   - mass2: The mass of the second body, in solar masses.
  public init(mass1: Double, mass2: Double) {
    self.mass1 = mass1
    self.mass2 = mass2
  }

  /// The total mass M = m₁ + m₂, in solar masses.
  public var totalMass: Double { mass1 + mass2 }

  /// The chirp mass ℳ = (m₁ m₂)^{3/5} / M^{1/5}, in solar masses.
  public var chirpMass: Double { pow(mass1 * mass2, 0.6) / pow(totalMass, 0.2) }

  /// The mass ratio q = m₂ / m₁, at most one where the first body is the heavier.
  public var massRatio: Double { mass2 / mass1 }

  /// The symmetric mass ratio η = m₁ m₂ / M², held to at most 1/4 against rounding.
  public var symmetricMassRatio: Double {
    let ratio = (mass1 * mass2) / (totalMass * totalMass)
    // Written so that a NaN is kept.
    return ratio > 0.25 ? 0.25 : ratio
  }

  /// The value of a quantity of these masses.
  ///
  /// - Parameter quantity: Which mass or ratio.
  public subscript(quantity: MassQuantity) -> Double {
    switch quantity {
    case .mass1: mass1
    case .mass2: mass2
    case .totalMass: totalMass
    case .chirpMass: chirpMass
    case .massRatio: massRatio
    case .symmetricMassRatio: symmetricMassRatio
    }
  }
}
