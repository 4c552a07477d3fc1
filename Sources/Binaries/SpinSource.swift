// SPDX-License-Identifier: MIT

import ElementaryFunctions

/// How magnitude and tilt of one spin are had.
enum SpinSource: Sendable {
  /// χ along L and χ_p in the orbital plane.
  case components(along: ParameterSource, inPlane: ParameterSource)
  /// χ along L and the magnitude a.
  case projection(along: ParameterSource, magnitude: ParameterSource)
  /// χ along L and nothing else.
  case aligned(ParameterSource)
  /// Magnitude and tilt.
  case polar(magnitude: ParameterSource, tilt: AngleSource)

  init(body: Int, from columns: inout ParameterColumns) throws(BinaryError) {
    if let along = columns.take("chi_\(body)") {
      if let inPlane = columns.take("chi_\(body)_in_plane") {
        self = .components(along: along, inPlane: inPlane)
      } else if let magnitude = columns.take("a_\(body)") {
        self = .projection(along: along, magnitude: magnitude)
      } else {
        self = .aligned(along)
      }
      return
    }
    let magnitude = columns.take("a_\(body)")
    guard let magnitude, let tilt = AngleSource("tilt_\(body)", from: &columns) else {
      throw .missing(
        quantity: "spin of body \(body)",
        remedy: "give a_\(body) and tilt_\(body) (or cos_tilt_\(body)), or chi_\(body)"
          + " for a spin along the orbital angular momentum",
        given: columns.names
      )
    }
    self = .polar(magnitude: magnitude, tilt: tilt)
  }

  @inline(__always)
  func spin(in row: UnsafeBufferPointer<Double>) -> (magnitude: Double, tilt: Double) {
    switch self {
    case .components(let along, let inPlane):
      let along = along.value(in: row)
      let inPlane = inPlane.value(in: row)
      let magnitude = (along * along + inPlane * inPlane).squareRoot()
      return (magnitude, Self.tilt(along: along, magnitude: magnitude))
    case .projection(let along, let magnitude):
      let magnitude = magnitude.value(in: row)
      return (magnitude, Self.tilt(along: along.value(in: row), magnitude: magnitude))
    case .aligned(let source):
      let along = source.value(in: row)
      // The tilt of no spin is π/2, as in bilby, where the sign of nothing is nothing.
      return (along.magnitude, along > 0 ? 0 : along < 0 ? .pi : .pi / 2)
    case .polar(let magnitude, let tilt):
      return (magnitude.value(in: row), tilt.angle(in: row))
    }
  }

  /// The tilt of a spin by its part along L; a null spin counts as along L, as in bilby.
  private static func tilt(along: Double, magnitude: Double) -> Double {
    along == 0 && magnitude == 0 ? 0 : acos(along / magnitude)
  }
}
