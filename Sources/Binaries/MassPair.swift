// SPDX-License-Identifier: MIT

import ElementaryFunctions

/// Two mass quantities that together fix the masses of both bodies.
///
/// The cases are in order of priority: where more than two quantities are given, the first pair
/// that is complete counts, as in bilby's `generate_component_masses`.
enum MassPair: CaseIterable, Sendable {
  case mass1AndMass2
  case mass1AndTotalMass
  case mass1AndMassRatio
  case mass1AndSymmetricMassRatio
  case mass1AndChirpMass
  case mass2AndTotalMass
  case mass2AndMassRatio
  case mass2AndSymmetricMassRatio
  case mass2AndChirpMass
  case totalMassAndMassRatio
  case totalMassAndSymmetricMassRatio
  case totalMassAndChirpMass
  case chirpMassAndMassRatio
  case chirpMassAndSymmetricMassRatio

  /// The two quantities, in the order in which ``componentMasses(_:_:)`` takes them.
  var quantities: (MassQuantity, MassQuantity) {
    switch self {
    case .mass1AndMass2: (.mass1, .mass2)
    case .mass1AndTotalMass: (.mass1, .totalMass)
    case .mass1AndMassRatio: (.mass1, .massRatio)
    case .mass1AndSymmetricMassRatio: (.mass1, .symmetricMassRatio)
    case .mass1AndChirpMass: (.mass1, .chirpMass)
    case .mass2AndTotalMass: (.mass2, .totalMass)
    case .mass2AndMassRatio: (.mass2, .massRatio)
    case .mass2AndSymmetricMassRatio: (.mass2, .symmetricMassRatio)
    case .mass2AndChirpMass: (.mass2, .chirpMass)
    case .totalMassAndMassRatio: (.totalMass, .massRatio)
    case .totalMassAndSymmetricMassRatio: (.totalMass, .symmetricMassRatio)
    case .totalMassAndChirpMass: (.totalMass, .chirpMass)
    case .chirpMassAndMassRatio: (.chirpMass, .massRatio)
    case .chirpMassAndSymmetricMassRatio: (.chirpMass, .symmetricMassRatio)
    }
  }

  /// The masses of both bodies from the two quantities; NaN where no binary has them.
  func componentMasses(
    _ first: Double,
    _ second: Double,
    _ arithmetic: Arithmetic = .own
  ) -> ComponentMasses {
    switch self {
    case .mass1AndMass2: ComponentMasses(mass1: first, mass2: second)
    case .mass1AndTotalMass: ComponentMasses(mass1: first, mass2: second - first)
    case .mass2AndTotalMass: ComponentMasses(mass1: second - first, mass2: first)
    case .mass1AndMassRatio, .mass1AndSymmetricMassRatio, .mass1AndChirpMass:
      ComponentMasses(mass1: first, mass2: massRatio(first, second, arithmetic) * first)
    case .mass2AndMassRatio, .mass2AndSymmetricMassRatio, .mass2AndChirpMass:
      ComponentMasses(mass1: 1 / massRatio(first, second, arithmetic) * first, mass2: first)
    case .totalMassAndMassRatio, .totalMassAndSymmetricMassRatio, .totalMassAndChirpMass:
      Self.components(totalMass: first, massRatio: massRatio(first, second, arithmetic))
    case .chirpMassAndMassRatio, .chirpMassAndSymmetricMassRatio:
      Self.components(
        chirpMass: first,
        massRatio: massRatio(first, second, arithmetic),
        arithmetic
      )
    }
  }

  private func massRatio(
    _ first: Double,
    _ second: Double,
    _ arithmetic: Arithmetic
  ) -> Double {
    switch self {
    case .mass1AndMass2, .mass1AndTotalMass, .mass2AndTotalMass:
      .nan
    case .mass1AndMassRatio, .mass2AndMassRatio, .totalMassAndMassRatio, .chirpMassAndMassRatio:
      second
    case .mass1AndSymmetricMassRatio, .mass2AndSymmetricMassRatio,
      .totalMassAndSymmetricMassRatio, .chirpMassAndSymmetricMassRatio:
      Self.massRatio(symmetricMassRatio: second)
    case .totalMassAndChirpMass:
      Self.massRatio(symmetricMassRatio: arithmetic.pow(second / first, 5.0 / 3.0))
    case .mass1AndChirpMass:
      Self.ratioToKnownMass(chirpMass: second, knownMass: first)
    case .mass2AndChirpMass:
      1 / Self.ratioToKnownMass(chirpMass: second, knownMass: first)
    }
  }

  private static func components(totalMass: Double, massRatio: Double) -> ComponentMasses {
    let mass1 = totalMass / (1 + massRatio)
    return ComponentMasses(mass1: mass1, mass2: mass1 * massRatio)
  }

  private static func components(
    chirpMass: Double,
    massRatio: Double,
    _ arithmetic: Arithmetic
  ) -> ComponentMasses {
    components(
      totalMass: chirpMass * arithmetic.pow(1 + massRatio, 1.2) / arithmetic.pow(massRatio, 0.6),
      massRatio: massRatio
    )
  }

  /// q ≤ 1 from η, in the form that loses no digits for small η.
  ///
  /// An η above 1/4 by no more than rounding counts as 1/4 (equal masses from ℳ and M would
  /// otherwise be lost); beyond that there is no binary, and the result is NaN.
  static func massRatio(symmetricMassRatio eta: Double) -> Double {
    let discriminant = 1 - 4 * eta
    let root = discriminant < 0 && discriminant > -1e-14 ? 0 : discriminant.squareRoot()
    return 2 * eta / (1 - 2 * eta + root)
  }

  /// The other mass over the known one: the real positive root of x³ = a (x + 1), a = (ℳ/m)⁵.
  ///
  /// Where the known body is much the lighter (a > 27/4) the cubic has three real roots and the
  /// trigonometric form applies; bilby's closed form gives NaN there.
  static func ratioToKnownMass(chirpMass: Double, knownMass: Double) -> Double {
    let a = pow(chirpMass / knownMass, 5)
    let discriminant = 0.25 - a / 27
    guard discriminant < 0 else {
      let sum = cbrt(a * (0.5 + discriminant.squareRoot()))
      return sum + a / (3 * sum)
    }
    let radius = (a / 3).squareRoot()
    return 2 * radius * cos(acos(1.5 / radius) / 3)
  }
}
