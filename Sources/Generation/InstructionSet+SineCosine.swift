// SPDX-License-Identifier: MIT

import KernelsPortable

#if VECTOR_BUILDS
import KernelsAVX2
import KernelsAVX512
#endif

extension InstructionSet {
  /// Sines and cosines of many angles, with the vectors of this build; all builds give the same bits.
  ///
  /// - Parameters:
  ///   - angles: In radians, |x| < 2³⁰; a multiple of 8 of them. Other angles give NaN.
  ///   - sines: As many.
  ///   - cosines: As many.
  package func fillSineCosine(
    of angles: UnsafeMutableBufferPointer<Double>,
    sines: UnsafeMutableBufferPointer<Double>,
    cosines: UnsafeMutableBufferPointer<Double>
  ) {
    precondition(angles.count % 8 == 0 && sines.count == angles.count)
    precondition(cosines.count == angles.count)
    guard let x = UnsafePointer(angles.baseAddress), let first = sines.baseAddress,
      let second = cosines.baseAddress
    else { return }
    let count = angles.count
    switch self {
    #if VECTOR_BUILDS
    case .avx2:
      KernelsAVX2.ElementaryBatch(count: count, x: x, y: x, z: x, first: first, second: second)
        .evaluate(KernelsAVX2.ElementaryFunction.sincos.rawValue)
    case .avx512:
      KernelsAVX512.ElementaryBatch(count: count, x: x, y: x, z: x, first: first, second: second)
        .evaluate(KernelsAVX512.ElementaryFunction.sincos.rawValue)
    case .portable:
      KernelsPortable.ElementaryBatch(count: count, x: x, y: x, z: x, first: first, second: second)
        .evaluate(KernelsPortable.ElementaryFunction.sincos.rawValue)
    #else
    default:
      KernelsPortable.ElementaryBatch(count: count, x: x, y: x, z: x, first: first, second: second)
        .evaluate(KernelsPortable.ElementaryFunction.sincos.rawValue)
    #endif
    }
  }
}
