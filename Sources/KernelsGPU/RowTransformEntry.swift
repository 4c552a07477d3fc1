// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Whitens rows and turns their phases, as the processor does it, operation by operation.
///
/// Thread x takes one bin; block y takes row y and every row that is a multiple of the grid's height
/// after it.
@c(whipbird_transform)
public func transformEntry(_ work: UnsafeRawPointer) {
  let work = work.assumingMemoryBound(to: RowTransformWork.self).pointee
  let bin = threadIndex()
  if bin >= work.binCount { return }
  var row = blockRow()
  while row < work.count {
    let position = row &* work.binCount &+ bin
    var plus = (real: work.plus[2 &* position], imaginary: work.plus[2 &* position &+ 1])
    var cross = (real: work.cross[2 &* position], imaginary: work.cross[2 &* position &+ 1])
    if let reciprocals = work.reciprocals {
      let factor = reciprocals[bin]
      plus = (plus.real * factor, plus.imaginary * factor)
      cross = (cross.real * factor, cross.imaginary * factor)
    }
    if bin >= work.firstBin, let phases = work.phases {
      let (sine, cosine) = Double.sincos(angle(phases[row], at: bin &- work.firstBin, work))
      plus = turned(plus, sine, cosine)
      cross = turned(cross, sine, cosine)
    }
    storeComplex(plus.real, plus.imaginary, at: position, of: work.targetPlus, work.isSingle)
    storeComplex(cross.real, cross.imaginary, at: position, of: work.targetCross, work.isSingle)
    row += blockRows()
  }
}

/// The angle by which a row is turned.
@inline(__always)
private func angle(_ phase: RowPhase, at index: Int, _ work: RowTransformWork) -> Double {
  phase.leading * work.leadingPowers[index]
    * (1 + phase.correction * work.correctionPowers[index])
}

/// The product with exp(i angle); nothing is fused, because the processor's is not.
@inline(__always)
private func turned(
  _ value: (real: Double, imaginary: Double),
  _ sine: Double,
  _ cosine: Double
) -> (real: Double, imaginary: Double) {
  (
    value.real * cosine - value.imaginary * sine,
    value.real * sine + value.imaginary * cosine
  )
}

/// Writes a complex number in the precision asked for.
@inline(__always)
func storeComplex(
  _ real: Double,
  _ imaginary: Double,
  at position: Int,
  of target: UnsafeMutableRawPointer,
  _ isSingle: Bool
) {
  if isSingle {
    let place = target.assumingMemoryBound(to: Float.self) + 2 &* position
    place[0] = Float(real)
    place[1] = Float(imaginary)
  } else {
    let place = target.assumingMemoryBound(to: Double.self) + 2 &* position
    Double.storeComplex(real, imaginary, to: place)
  }
}
