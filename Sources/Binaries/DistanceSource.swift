// SPDX-License-Identifier: MIT

/// How the luminosity distance is had.
enum DistanceSource: Sendable {
  case luminosityDistance(ParameterSource)
  case redshift(ParameterSource)
  case comovingDistance(ParameterSource)

  init(from columns: inout ParameterColumns) throws(BinaryError) {
    if let source = columns.take("luminosity_distance") {
      self = .luminosityDistance(source)
    } else if let source = columns.take("redshift") {
      self = .redshift(source)
    } else if let source = columns.take("comoving_distance") {
      self = .comovingDistance(source)
    } else {
      throw .missing(
        quantity: "luminosity distance",
        remedy: "give one of " + ParameterName.distances.joined(separator: ", "),
        given: columns.names
      )
    }
  }

  func luminosityDistance(in row: UnsafeBufferPointer<Double>) -> Double {
    let cosmology = Cosmology.planck15
    switch self {
    case .luminosityDistance(let source):
      return source.value(in: row)
    case .redshift(let source):
      return cosmology.luminosityDistance(redshift: source.value(in: row))
    case .comovingDistance(let source):
      let distance = source.value(in: row)
      return distance * (1 + cosmology.redshift(comovingDistance: distance))
    }
  }
}
