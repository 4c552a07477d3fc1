// SPDX-License-Identifier: MIT

import ElementaryFunctions

/// How the orbital phase is had: itself, or δφ = φ + sign(cos θ_JN) ψ and the polarization ψ.
enum PhaseSource: Sendable {
  case phase(ParameterSource)
  case deltaPhase(ParameterSource, polarization: ParameterSource)

  init(from columns: inout ParameterColumns) throws(BinaryError) {
    if let delta = columns.take("delta_phase") {
      guard let polarization = columns.take("psi") else {
        throw .missing(
          quantity: "orbital phase",
          remedy: "with delta_phase give psi as well",
          given: columns.names
        )
      }
      self = .deltaPhase(delta, polarization: polarization)
    } else if let source = columns.take("phase") {
      self = .phase(source)
    } else {
      throw .missing(
        quantity: "orbital phase",
        remedy: "give phase, or delta_phase and psi",
        given: columns.names
      )
    }
  }

  func phase(in row: UnsafeBufferPointer<Double>, thetaJN: Double) -> Double {
    switch self {
    case .phase(let source):
      return source.value(in: row)
    case .deltaPhase(let delta, let polarization):
      let cosine = cos(thetaJN)
      let sign = cosine > 0 ? 1.0 : cosine < 0 ? -1.0 : cosine
      let phase = delta.value(in: row) - sign * polarization.value(in: row)
      let remainder = phase.truncatingRemainder(dividingBy: 2 * .pi)
      return remainder < 0 ? remainder + 2 * .pi : remainder
    }
  }
}
