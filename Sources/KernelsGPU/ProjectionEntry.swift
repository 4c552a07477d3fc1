// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Multiplies rows with a basis: the sums over each segment of bins.
///
/// Thread x takes one segment and two vectors, block y the rows of four binaries, h₊ and h×, and every
/// fourth binary that is a multiple of the grid's height after them: sixteen sums, so that what is
/// loaded is used several times. Threads beside each other take vectors beside each other.
@c(whipbird_project)
public func projectEntry(_ work: UnsafeRawPointer) {
  let work = work.assumingMemoryBound(to: ProjectionWork.self).pointee
  let index = threadIndex()
  let half = (work.size &+ 1) / ProjectionWork.vectorsPerThread
  if index >= half &* work.segmentCount { return }
  let segment = index / half
  let vector = index &- segment &* half
  // With an odd number of vectors one is computed twice, and written once.
  let other = vector &+ half < work.size ? vector &+ half : vector
  var first = blockRow() &* ProjectionWork.binariesPerThread
  while first < work.count {
    let last = work.count &- 1
    var a = BinarySums(first, work)
    var b = BinarySums(min(first &+ 1, last), work)
    var c = BinarySums(min(first &+ 2, last), work)
    var d = BinarySums(min(first &+ 3, last), work)
    var bins = BinsWithSignal()
    bins.include(work.windows[a.binary])
    bins.include(work.windows[b.binary])
    bins.include(work.windows[c.binary])
    bins.include(work.windows[d.binary])
    var bin = max(bins.start, segment &* ProjectionWork.segmentLength)
    let end = min(bins.end, min((segment &+ 1) &* ProjectionWork.segmentLength, work.binCount))
    let vectors = work.vectors.assumingMemoryBound(to: SIMD2<Double>.self)
    while bin < end {
      let one = vectors[bin &* work.size &+ vector]
      let two = vectors[bin &* work.size &+ other]
      a.add(bin, one, two)
      b.add(bin, one, two)
      c.add(bin, one, two)
      d.add(bin, one, two)
      bin &+= 1
    }
    a.store(segment, vector, other, work)
    b.store(segment, vector, other, work)
    c.store(segment, vector, other, work)
    d.store(segment, vector, other, work)
    first += blockRows() &* ProjectionWork.binariesPerThread
  }
}

/// The bins in which one of some rows has signal: products with zeros beside them change no sum.
private struct BinsWithSignal {
  var start = Int.max
  var end = 0

  @inline(__always)
  init() {}

  @inline(__always)
  mutating func include(_ window: BinWindow?) {
    guard let window else { return }
    start = min(start, window.start)
    end = max(end, window.end)
  }
}

/// A sum of products of complex numbers.
private struct ProductSum {
  var real = 0.0
  var imaginary = 0.0

  @inline(__always)
  init() {}

  @inline(__always)
  mutating func add(_ a: SIMD2<Double>, _ b: SIMD2<Double>) {
    real = Double.fma(-a.y, b.y, Double.fma(a.x, b.x, real))
    imaginary = Double.fma(a.y, b.x, Double.fma(a.x, b.y, imaginary))
  }
}

/// The sums of one binary: h₊ and h×, with two vectors each.
private struct BinarySums {
  let binary: Int
  private let plusRow: UnsafePointer<SIMD2<Double>>
  private let crossRow: UnsafePointer<SIMD2<Double>>
  private var plusFirst = ProductSum()
  private var plusSecond = ProductSum()
  private var crossFirst = ProductSum()
  private var crossSecond = ProductSum()

  @inline(__always)
  init(_ binary: Int, _ work: ProjectionWork) {
    self.binary = binary
    let start = binary &* work.binCount
    plusRow = work.plus.assumingMemoryBound(to: SIMD2<Double>.self) + start
    crossRow = work.cross.assumingMemoryBound(to: SIMD2<Double>.self) + start
  }

  @inline(__always)
  mutating func add(_ bin: Int, _ one: SIMD2<Double>, _ two: SIMD2<Double>) {
    let (plus, cross) = (plusRow[bin], crossRow[bin])
    plusFirst.add(plus, one)
    plusSecond.add(plus, two)
    crossFirst.add(cross, one)
    crossSecond.add(cross, two)
  }

  /// Writes the sums; what is computed twice, at the end of rows or vectors, has the same value.
  @inline(__always)
  func store(_ segment: Int, _ vector: Int, _ other: Int, _ work: ProjectionWork) {
    let plus = ((2 &* segment) &* work.rowCapacity &+ binary) &* work.size
    let cross = ((2 &* segment &+ 1) &* work.rowCapacity &+ binary) &* work.size
    write(plusFirst, to: work.sums + 2 &* (plus &+ vector))
    write(plusSecond, to: work.sums + 2 &* (plus &+ other))
    write(crossFirst, to: work.sums + 2 &* (cross &+ vector))
    write(crossSecond, to: work.sums + 2 &* (cross &+ other))
  }

  @inline(__always)
  private func write(_ sum: ProductSum, to place: UnsafeMutablePointer<Double>) {
    Double.storeComplex(sum.real, sum.imaginary, to: place)
  }
}

/// Adds the sums of all segments in order, and writes the coefficients in the precision asked for.
///
/// Thread x takes one vector; block y takes row y and every row that is a multiple of the grid's height
/// after it.
@c(whipbird_gather)
public func gatherEntry(_ work: UnsafeRawPointer) {
  let work = work.assumingMemoryBound(to: ProjectionWork.self).pointee
  let vector = threadIndex()
  if vector >= work.size { return }
  var row = blockRow()
  while row < work.count {
    let position = row &* work.size &+ vector
    let plus = total(0, row, vector, work)
    storeComplex(plus.real, plus.imaginary, at: position, of: work.targetPlus, work.isSingle)
    let cross = total(1, row, vector, work)
    storeComplex(cross.real, cross.imaginary, at: position, of: work.targetCross, work.isSingle)
    row += blockRows()
  }
}

/// The sum over all segments for one row of a polarization and one vector.
@inline(__always)
private func total(
  _ polarization: Int,
  _ row: Int,
  _ vector: Int,
  _ work: ProjectionWork
) -> ProductSum {
  var total = ProductSum()
  var segment = 0
  while segment < work.segmentCount {
    let place = (2 &* segment &+ polarization) &* work.rowCapacity &+ row
    let sums = work.sums + 2 &* (place &* work.size &+ vector)
    total.real += sums[0]
    total.imaginary += sums[1]
    segment &+= 1
  }
  return total
}
