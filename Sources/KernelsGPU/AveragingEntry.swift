// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Averages rows of a finer grid over bins, as the processor does it: sums in order, then a division.
///
/// Thread x takes one bin; block y takes row y and every row that is a multiple of the grid's height
/// after it.
@c(whipbird_average)
public func averageEntry(_ work: UnsafeRawPointer) {
  let work = work.assumingMemoryBound(to: AveragingWork.self).pointee
  let bin = threadIndex()
  if bin >= work.binCount { return }
  let average = work.averages[bin]
  var row = blockRow()
  while row < work.count {
    let fine = 2 &* (row &* work.fineBinCount &+ average.first)
    let place = 2 &* (row &* work.binCount &+ bin)
    storeMean(of: work.finePlus + fine, average.count, to: work.plus + place)
    storeMean(of: work.fineCross + fine, average.count, to: work.cross + place)
    row += blockRows()
  }
}

/// Writes the mean of complex numbers that lie one after the other.
@inline(__always)
private func storeMean(
  of values: UnsafePointer<Double>,
  _ count: Int,
  to place: UnsafeMutablePointer<Double>
) {
  var (real, imaginary) = (0.0, 0.0)
  var index = 0
  while index < count {
    real += values[2 &* index]
    imaginary += values[2 &* index &+ 1]
    index &+= 1
  }
  Double.storeComplex(real / Double(count), imaginary / Double(count), to: place)
}
