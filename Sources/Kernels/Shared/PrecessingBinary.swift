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

  /// Orders the bodies as LALSimulation does: of equal masses, the second body's spin counts as that
  /// of the heavier one for precession, but not for the waveform without it.
  init(_ record: BinaryRecord) {
    aligned = AlignedBinary(record)
    let first = Vector(
      x: Number(record.spin1x),
      y: Number(record.spin1y),
      z: Number(record.spin1z)
    )
    let second = Vector(
      x: Number(record.spin2x),
      y: Number(record.spin2y),
      z: Number(record.spin2z)
    )
    let keepsOrder = record.mass1 > record.mass2
    spin1 = keepsOrder ? first : second
    spin2 = keepsOrder ? second : first
  }
}
