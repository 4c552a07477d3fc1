// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Does multiply-adds in double, as many as the card can: what it is capable of at most.
///
/// Thread x leaves one number, so that nothing is left out as useless.
@c(whipbird_multiply_adds)
public func multiplyAddsEntry(_ work: UnsafeRawPointer) {
  let work = work.assumingMemoryBound(to: MultiplyAddWork.self).pointee
  let index = threadIndex()
  if index >= work.count { return }
  let start = Double(index) * 0x1p-20
  // Numbers stay between 0 and 3 for any start.
  let (factor, summand) = (0.5 + start * 0x1p-20, 1.0)
  var (a, b, c, d) = (start, start + 0.25, start + 0.5, start + 0.75)
  var iteration = 0
  while iteration < work.iterations {
    a = Double.fma(a, factor, summand)
    b = Double.fma(b, factor, summand)
    c = Double.fma(c, factor, summand)
    d = Double.fma(d, factor, summand)
    iteration &+= 1
  }
  work.results[index] = (a + b) + (c + d)
}
