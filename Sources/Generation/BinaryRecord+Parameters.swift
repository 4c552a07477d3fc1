// SPDX-License-Identifier: MIT

import Binaries
import KernelRecords

extension BinaryRecord {
  /// The record of a binary given by its parameters: spin angles become components at f_ref.
  ///
  /// - Throws: `BinaryError` when the parameters describe no binary.
  public init(_ parameters: BinaryParameters, settings: WaveformSettings) throws(BinaryError) {
    try parameters.validate()
    let cartesian = try parameters.cartesian(
      referenceFrequency: settings.referenceFrequency,
      spinConversionPhase: settings.spinConversionPhase
    )
    self.init(
      mass1: parameters.mass1,
      mass2: parameters.mass2,
      spin1x: cartesian.spin1.x,
      spin1y: cartesian.spin1.y,
      spin1z: cartesian.spin1.z,
      spin2x: cartesian.spin2.x,
      spin2y: cartesian.spin2.y,
      spin2z: cartesian.spin2.z,
      luminosityDistance: parameters.luminosityDistance,
      inclination: cartesian.inclination,
      phase: parameters.phase,
      referenceFrequency: settings.referenceFrequency,
      lambda1: parameters.lambda1,
      lambda2: parameters.lambda2,
      eccentricity: parameters.eccentricity,
      meanPeriastronAnomaly: parameters.meanPeriastronAnomaly
    )
  }
}
