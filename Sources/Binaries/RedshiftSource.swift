// SPDX-License-Identifier: MIT

/// How the redshift of a binary is had: given, or from one of its distances.
enum RedshiftSource: Sendable {
  case redshift(ParameterSource)
  case luminosityDistance(ParameterSource)
  case comovingDistance(ParameterSource)

  /// The names that give a redshift, in order of priority.
  static let names = ["redshift", "luminosity_distance", "comoving_distance"]

  init?(from columns: inout ParameterColumns) {
    if let source = columns.take("redshift") {
      self = .redshift(source)
    } else if let source = columns.take("luminosity_distance") {
      self = .luminosityDistance(source)
    } else if let source = columns.take("comoving_distance") {
      self = .comovingDistance(source)
    } else {
      return nil
    }
  }

  func redshift(in row: UnsafeBufferPointer<Double>) -> Double {
    switch self {
    case .redshift(let source):
      source.value(in: row)
    case .luminosityDistance(let source):
      Cosmology.planck15.redshift(luminosityDistance: source.value(in: row))
    case .comovingDistance(let source):
      Cosmology.planck15.redshift(comovingDistance: source.value(in: row))
    }
  }
}
