// SPDX-License-Identifier: MIT

import CProcessor

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
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * Self.block) { table in
      guard let fine = table.baseAddress else { return }
      for k in 0..<Self.block {
        // Two bins side by side, each number twice, as the vectors take them.
        let place = 8 * (k / 2) + 2 * (k % 2)
        let factor = shift.factor(ofBin: k)
        for twice in 0..<2 {
          (fine + place + twice).initialize(to: factor.x)
          (fine + place + 4 + twice).initialize(to: factor.y)
        }
      }
      var first = bins.lowerBound
      while first < bins.upperBound {
        let start = first / Self.block * Self.block
        let end = min(start + Self.block, bins.upperBound)
        let power =
          if case .none = shift {
            Self.copy(source, first..<end, to: target)
          } else {
            Self.rotate(source, first..<end, to: target, fine, shift.factor(ofBin: start))
          }
        if !(power <= bound) { Self.inspect(source, first..<end, bound: bound, &extremes) }
        first = end
      }
    }
    return extremes
  }

  private static let block = 64

  /// Multiplies each bin of a block by the product of two factors; returns the sum of all |h|².
  @inline(__always)
  private static func rotate(
    _ source: Source,
    _ bins: Range<Int>,
    to target: Target,
    _ fine: UnsafePointer<Double>,
    _ coarse: SIMD2<Double>
  ) -> Double {
    var power = 0.0
    var bin = bins.lowerBound
    if !bin.isMultiple(of: 2) {
      power += rotateOne(source, bin, to: target, fine, coarse)
      bin &+= 1
    }
    let pairs = (bins.upperBound &- bin) & ~1
    if pairs > 0 {
      power += whipbird_rotate(
        source.plus + 2 &* bin,
        source.cross + 2 &* bin,
        target.plus + 2 &* bin,
        target.cross + 2 &* bin,
        pairs,
        fine + 4 &* (bin & (block &- 1)),
        coarse.x,
        coarse.y
      )
      bin &+= pairs
    }
    if bin < bins.upperBound { power += rotateOne(source, bin, to: target, fine, coarse) }
    return power
  }

  /// Multiplies one bin; returns its |h|².
  private static func rotateOne(
    _ source: Source,
    _ bin: Int,
    to target: Target,
    _ fine: UnsafePointer<Double>,
    _ coarse: SIMD2<Double>
  ) -> Double {
    let place = fine + (8 &* ((bin & (block &- 1)) / 2) &+ 2 &* (bin % 2))
    let (re, im) = (place[0], place[4])
    let factor = SIMD2(coarse.x * re - coarse.y * im, coarse.x * im + coarse.y * re)
    var power = 0.0
    for (row, result) in [(source.plus, target.plus), (source.cross, target.cross)] {
      let value = pair(row, bin)
      let moved = SIMD2(
        value.x * factor.x - value.y * factor.y,
        value.x * factor.y + value.y * factor.x
      )
      store(moved, result, bin)
      power += value.x * value.x + value.y * value.y
    }
    return power
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
