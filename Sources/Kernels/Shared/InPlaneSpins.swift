// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// The spins' components in the orbital plane at the reference frequency, the heavier body first.
struct InPlaneSpins<Number: ScalarReal> {
  /// The dimensionless components of the heavier body.
  let spin1: (x: Number, y: Number)
  /// The dimensionless components of the lighter body.
  let spin2: (x: Number, y: Number)

  /// Orders the bodies as `AlignedBinary` does.
  init(_ record: BinaryRecord) {
    let keepsOrder = record.mass1 >= record.mass2
    let first = (x: Number(record.spin1x), y: Number(record.spin1y))
    let second = (x: Number(record.spin2x), y: Number(record.spin2y))
    spin1 = keepsOrder ? first : second
    spin2 = keepsOrder ? second : first
  }

  /// The precession spin χ_p = max(A₁ S₁⊥, A₂ S₂⊥) / (A₁ m₁²) with A₁ = 2 + 3 m₂ / 2 m₁, at most 1.
  ///
  /// Eqs. (3.3), (3.4) of arXiv:1408.1810.
  func chiP(_ binary: AlignedBinary<Number>) -> Number {
    let (m1, m2) = (binary.fraction1, binary.fraction2)
    let cross = Number(1.5) * m1 * m2
    let weight1 = Number.fma(Number(2) * m1, m1, cross)
    let weight2 = Number.fma(Number(2) * m2, m2, cross)
    let first = Self.length(spin1)
    let second = Self.length(spin2) * (weight2 / weight1)
    let larger = second > first ? second : first
    return larger > Number(1) ? Number(1) : larger
  }

  /// (m₁² χ₁ + m₂² χ₂) / M² in the orbital plane.
  func total(_ binary: AlignedBinary<Number>) -> (x: Number, y: Number) {
    let square1 = binary.fraction1 * binary.fraction1
    let square2 = binary.fraction2 * binary.fraction2
    return (
      Number.fma(square1, spin1.x, square2 * spin2.x),
      Number.fma(square1, spin1.y, square2 * spin2.y)
    )
  }

  /// The part of `total` that is rounding where the two spins cancel.
  func totalRounding(_ binary: AlignedBinary<Number>) -> Number {
    let first = binary.fraction1 * binary.fraction1 * Self.length(spin1)
    let second = binary.fraction2 * binary.fraction2 * Self.length(spin2)
    return Number(1e-14) * (first + second)
  }

  private static func length(_ vector: (x: Number, y: Number)) -> Number {
    Number.sqrt(Number.fma(vector.x, vector.x, vector.y * vector.y))
  }
}
