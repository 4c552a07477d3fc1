// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A vector of three components.
public struct Vector3: Sendable, Equatable {
  /// The component along x.
  public var x: Double
  /// The component along y.
  public var y: Double
  /// The component along z.
  public var z: Double

  /// Makes a vector from its components.
  public init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The length of the vector.
  public var length: Double { dot(self).squareRoot() }

  func dot(_ other: Vector3) -> Double { x * other.x + y * other.y + z * other.z }

  func cross(_ other: Vector3) -> Vector3 {
    Vector3(
      x: y * other.z - z * other.y,
      y: z * other.x - x * other.z,
      z: x * other.y - y * other.x
    )
  }

  static func * (factor: Double, vector: Vector3) -> Vector3 {
    Vector3(x: factor * vector.x, y: factor * vector.y, z: factor * vector.z)
  }

  /// The unit vector of polar angle θ and azimuth φ.
  static func direction(polar: Double, azimuth: Double) -> Vector3 {
    Vector3(x: sin(polar) * cos(azimuth), y: sin(polar) * sin(azimuth), z: cos(polar))
  }
}

/// The arc cosine of a number that rounding may have brought beyond ±1; NaN stays NaN.
func boundedArcCosine(_ cosine: Double) -> Double {
  cosine >= 1 ? 0 : cosine <= -1 ? .pi : acos(cosine)
}

/// A right-handed turn by an angle about a coordinate axis; cosine and sine are found once.
struct Turn {
  private let cosine: Double
  private let sine: Double

  init(by angle: Double) {
    cosine = cos(angle)
    sine = sin(angle)
  }

  func aboutZ(_ v: Vector3) -> Vector3 {
    Vector3(x: v.x * cosine - v.y * sine, y: v.x * sine + v.y * cosine, z: v.z)
  }

  func aboutY(_ v: Vector3) -> Vector3 {
    Vector3(x: v.x * cosine + v.z * sine, y: v.y, z: -v.x * sine + v.z * cosine)
  }
}
