// SPDX-License-Identifier: MIT

/// What was met while rows were copied.
struct RowExtremes {
  /// The largest |h|²; 0 when it is not above the bound that matters.
  var peak = 0.0
  /// Whether every number is finite.
  var isFinite = true
}

/// Copies rows of complex numbers out of LAL's memory, moved in time, and looks at what they hold.
///
/// Factors come from two tables, of every 64th bin and of the first 64, so that a bin costs a
/// product in place of a sine and a cosine; they are good to two units in the last place. Sums of
/// squares over 64 bins show whether one of them may be too large or not finite; only then is each
/// looked at.
struct RowCopy {
  /// Two rows to read or two rows to write.
  typealias Source = (plus: UnsafePointer<Double>, cross: UnsafePointer<Double>)
  typealias Target = (plus: UnsafeMutablePointer<Double>, cross: UnsafeMutablePointer<Double>)

  /// |h|² that is worth a report.
  let bound: Double

  /// Copies bins, the same on both sides.
  func copy(
    _ source: Source,
    bins: Range<Int>,
    to target: Target,
    _ shift: TimeShift
  ) -> RowExtremes {
    var extremes = RowExtremes()
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * (Self.block + 1)) { table in
      guard let fine = table.baseAddress else { return }
      for k in 0...Self.block {
        let factor = shift.factor(ofBin: k)
        (fine + k).initialize(to: factor.x)
        (fine + Self.block + 1 + k).initialize(to: factor.y)
      }
      var first = bins.lowerBound
      while first < bins.upperBound {
        let start = first / Self.block * Self.block
        let end = min(start + Self.block, bins.upperBound)
        let power =
          if case .none = shift {
            Self.copy(source, first..<end, to: target)
          } else {
            Self.rotate(source, first..<end, to: target, fine - start, shift.factor(ofBin: start))
          }
        if !(power <= bound) { Self.inspect(source, first..<end, bound: bound, &extremes) }
        first = end
      }
    }
    return extremes
  }

  private static let block = 64

  /// Multiplies each bin by the product of two factors; returns the sum of all |h|².
  ///
  /// Two bins at a time, real parts and imaginary parts apart, which every processor does at once.
  @inline(__always)
  private static func rotate(
    _ source: Source,
    _ bins: Range<Int>,
    to target: Target,
    _ fine: UnsafePointer<Double>,
    _ coarse: SIMD2<Double>
  ) -> Double {
    var power = SIMD2<Double>(repeating: 0)
    var bin = bins.lowerBound
    while bin < bins.upperBound {
      // The last bin of an odd number goes twice, the second time with the factor of its neighbour.
      let next = min(bin &+ 1, bins.upperBound &- 1)
      let re = two(fine + bin)
      let im = two(fine + (block &+ 1 &+ bin))
      let factor = (coarse.x * re - coarse.y * im, coarse.x * im + coarse.y * re)
      power += rotate(source.plus, (bin, next), to: target.plus, factor)
      power += rotate(source.cross, (bin, next), to: target.cross, factor)
      bin &+= 2
    }
    return power.x + power.y
  }

  /// Multiplies two bins of one row; returns their |h|².
  @inline(__always)
  private static func rotate(
    _ source: UnsafePointer<Double>,
    _ bins: (Int, Int),
    to target: UnsafeMutablePointer<Double>,
    _ factor: (re: SIMD2<Double>, im: SIMD2<Double>)
  ) -> SIMD2<Double> {
    let (first, second) = (pair(source, bins.0), pair(source, bins.1))
    let (re, im) = (SIMD2(first.x, second.x), SIMD2(first.y, second.y))
    let movedRe = re * factor.re - im * factor.im
    let movedIm = re * factor.im + im * factor.re
    // The first comes last, because the second may be the same bin with another one's factor.
    store(SIMD2(movedRe.y, movedIm.y), target, bins.1)
    store(SIMD2(movedRe.x, movedIm.x), target, bins.0)
    return re * re + im * im
  }

  /// One complex number.
  @inline(__always)
  private static func pair(_ row: UnsafePointer<Double>, _ bin: Int) -> SIMD2<Double> {
    two(row + 2 &* bin)
  }

  /// Two doubles side by side; rows are aligned to one.
  @inline(__always)
  private static func two(_ address: UnsafePointer<Double>) -> SIMD2<Double> {
    UnsafeRawPointer(address).loadUnaligned(as: SIMD2<Double>.self)
  }

  @inline(__always)
  private static func store(
    _ value: SIMD2<Double>,
    _ row: UnsafeMutablePointer<Double>,
    _ bin: Int
  ) {
    UnsafeMutableRawPointer(row + 2 &* bin).storeBytes(of: value, as: SIMD2<Double>.self)
  }

  @inline(__always)
  private static func copy(_ source: Source, _ bins: Range<Int>, to target: Target) -> Double {
    var power = SIMD2<Double>(repeating: 0)
    for bin in bins {
      let (plus, cross) = (pair(source.plus, bin), pair(source.cross, bin))
      store(plus, target.plus, bin)
      store(cross, target.cross, bin)
      power += plus * plus + cross * cross
    }
    return power.x + power.y
  }

  /// Looks at each number of some bins.
  private static func inspect(
    _ source: Source,
    _ bins: Range<Int>,
    bound: Double,
    _ extremes: inout RowExtremes
  ) {
    for row in [source.plus, source.cross] {
      for bin in bins {
        let (re, im) = (row[2 * bin], row[2 * bin + 1])
        if !(re.isFinite && im.isFinite) { extremes.isFinite = false }
        let power = re * re + im * im
        if power > max(bound, extremes.peak) { extremes.peak = power }
      }
    }
  }
}
