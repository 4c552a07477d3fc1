// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Masses and whole spins of a binary, the heavier body first.
struct PrecessingBinary<Number: ScalarReal> {
  /// Masses and the components along the orbital angular momentum.
  let aligned: AlignedBinary<Number>
  /// The dimensionless spin of the heavier body.
  let spin1: Vector<Number>
  /// The dimensionless spin of the lighter body.
  let spin2: Vector<Number>

  /// The spins of a record whose bodies are in order.
  init(_ record: BinaryRecord) {
    aligned = AlignedBinary(record)
    spin1 = Vector(
      x: Number(record.spin1x),
      y: Number(record.spin1y),
      z: Number(record.spin1z)
    )
    spin2 = Vector(
      x: Number(record.spin2x),
      y: Number(record.spin2y),
      z: Number(record.spin2z)
    )
  }
}

extension BinaryRecord {
  /// The record with its bodies in the order in which LALSimulation's precessing models take them: the
  /// heavier first.
  ///
  /// Of equal masses the first on a uniform grid, where they are exchanged twice, and the second on
  /// any other. This decides the sign of (2, ±1).
  func inPrecessingOrder(_ request: EvaluationRequest) -> BinaryRecord {
    if mass1 > mass2 || (mass1 == mass2 && request.spacing > 0) { return self }
    var record = self
    (record.mass1, record.mass2) = (mass2, mass1)
    (record.spin1x, record.spin2x) = (spin2x, spin1x)
    (record.spin1y, record.spin2y) = (spin2y, spin1y)
    (record.spin1z, record.spin2z) = (spin2z, spin1z)
    return record
  }
}
