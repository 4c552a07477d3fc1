// SPDX-License-Identifier: MIT

/// A vector of three numbers.
struct Vector<Number: Real>: Sendable {
  var x: Number
  var y: Number
  var z: Number

  var square: Number { dot(self) }
  var norm: Number { Number.sqrt(square) }

  static func + (a: Vector, b: Vector) -> Vector {
    Vector(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z)
  }

  func dot(_ other: Vector) -> Number {
    Number.fma(x, other.x, Number.fma(y, other.y, z * other.z))
  }

  func cross(_ other: Vector) -> Vector {
    Vector(
      x: y * other.z - z * other.y,
      y: z * other.x - x * other.z,
      z: x * other.y - y * other.x
    )
  }

  func scaled(by factor: Number) -> Vector {
    Vector(x: x * factor, y: y * factor, z: z * factor)
  }
}
