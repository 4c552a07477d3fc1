// SPDX-License-Identifier: MIT

import Compression
import Testing
import Verification

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite("Figures of two rows")
struct WaveformDifferenceTests {
  private func isClose(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-6) -> Bool {
    abs(value - expected) <= tolerance * abs(expected)
  }

  @Test("equal rows differ by nothing")
  func equal() throws {
    let difference = try HandmadeRows.difference { _ in }
    for figure in DifferenceFigure.allCases { #expect(difference[figure] == 0) }
    #expect(difference.strain.bin == nil && difference.phase.bin == nil)
  }

  @Test("a larger amplitude is seen by the amplitude, and not by phase and overlaps")
  func amplitude() throws {
    let difference = try HandmadeRows.difference { row in
      row.plus = row.plus.map { $0 * 1.001 }
      row.cross = row.cross.map { $0 * 1.001 }
    }
    #expect(isClose(difference.amplitude.value, 1e-3))
    #expect(isClose(difference.strain.value, 1e-3))
    #expect(difference.strain.bin == 0)
    #expect(difference.phase.value < 1e-15)
    #expect(difference.whiteMismatch < 1e-30 && difference.noiseMismatch < 1e-30)
  }

  @Test("a constant phase is seen by the phase, not by the amplitude", arguments: [1e-3, -1e-7, 3])
  func phase(angle: Double) throws {
    let difference = try HandmadeRows.difference { row in
      for bin in 0..<40 {
        HandmadeRows.multiply(&row.plus, bin, by: (cos(angle), sin(angle)))
        HandmadeRows.multiply(&row.cross, bin, by: (cos(angle), sin(angle)))
      }
    }
    #expect(isClose(difference.phase.value, abs(angle)))
    #expect(isClose(difference.strain.value, 2 * abs(sin(angle / 2))))
    #expect(difference.amplitude.value < 1e-14)
    #expect(isClose(difference.whiteMismatch, 1 - cos(angle), 1e-6) || abs(angle) < 1e-6)
    #expect(isClose(difference.whiteMismatch, 2 * pow(sin(angle / 2), 2)))
    #expect(isClose(difference.noiseMismatch, 2 * pow(sin(angle / 2), 2)))
  }

  @Test("one wrong bin is seen by the strain, also where the signal is weak")
  func singleBin() throws {
    let scale = hypot(HandmadeRows.row.plus[0], HandmadeRows.row.plus[1])
    let weak = try HandmadeRows.difference { $0.plus[2 * 38] += 1e-5 * scale }
    #expect(isClose(weak.strain.value, 1e-5) && weak.strain.bin == 38)
    #expect(weak.amplitude.value == 0 && weak.phase.value == 0)
    let strong = try HandmadeRows.difference { row in
      HandmadeRows.multiply(&row.cross, 7, by: (1.25, 0))
    }
    #expect(strong.strain.bin == 7 && strong.amplitude.bin == 7)
    #expect(isClose(strong.amplitude.value, 0.25) && strong.phase.value < 1e-15)
  }

  @Test("each overlap has its own weights")
  func weights() throws {
    let low = try HandmadeRows.difference { row in
      HandmadeRows.multiply(&row.plus, 0, by: (0, 1))
    }
    let high = try HandmadeRows.difference { row in
      HandmadeRows.multiply(&row.plus, 30, by: (0, 1))
    }
    // Noise is loud at 10 Hz, so that white weights count the lowest bin more.
    #expect(low.whiteMismatch > 10 * low.noiseMismatch)
    #expect(high.noiseMismatch > high.whiteMismatch)
  }

  @Test("the overlap is that of its definition")
  func overlapByDefinition() throws {
    var changed = HandmadeRows.row
    for bin in 0..<40 {
      HandmadeRows.multiply(&changed.plus, bin, by: (1 + 0.01 * Double(bin), 0.02 * Double(bin)))
    }
    let difference = try WaveformDifference(
      of: changed,
      from: HandmadeRows.row,
      on: HandmadeRows.grid()
    )
    func product(_ a: WaveformRow, _ b: WaveformRow, _ weight: (Int) -> Double) -> Double {
      let pairs = zip(a.plus + a.cross, b.plus + b.cross).map { $0 * 1e23 * ($1 * 1e23) }
      return pairs.enumerated().reduce(0) { $0 + $1.element * weight($1.offset % 80 / 2) }
    }
    for (value, weight) in [
      (difference.whiteMismatch, { (_: Int) in 2.0 }),
      (
        difference.noiseMismatch,
        { bin in
          2
            / (NoiseCurve.advancedLIGO.powerSpectralDensity(
              at: HandmadeRows.frequencies[bin]
            ) ?? .infinity) * 1e-46
        }
      ),
    ] {
      let overlap =
        product(changed, HandmadeRows.row, weight)
        / (product(changed, changed, weight) * product(HandmadeRows.row, HandmadeRows.row, weight))
        .squareRoot()
      #expect(isClose(value, 1 - overlap, 1e-10))
    }
  }

  @Test("what is not finite is infinitely wrong, in every figure", arguments: [0, 79])
  func notFinite(index: Int) throws {
    for value in [Double.nan, .infinity, -.infinity] {
      let difference = try HandmadeRows.difference { $0.cross[index] = value }
      for figure in DifferenceFigure.allCases { #expect(difference[figure] == .infinity) }
      var reference = HandmadeRows.row
      reference.plus[index] = value
      let other = try WaveformDifference(
        of: HandmadeRows.row,
        from: reference,
        on: HandmadeRows.grid()
      )
      #expect(other.strain.value == .infinity)
    }
  }

  @Test("a row of zeros is wrong by all of it, and no reference")
  func zeros() throws {
    let zeros = WaveformRow(
      plus: [Double](repeating: 0, count: 80),
      cross: [Double](repeating: 0, count: 80)
    )
    let difference = try HandmadeRows.difference { $0 = zeros }
    #expect(difference.strain.value == 1 && difference.amplitude.value == 1)
    #expect(difference.whiteMismatch == 1 && difference.noiseMismatch == 1)
    #expect(throws: VerificationError.noSignal) {
      try WaveformDifference(of: HandmadeRows.row, from: zeros, on: HandmadeRows.grid())
    }
  }

  @Test("rows of other lengths are refused")
  func lengths() throws {
    let short = WaveformRow(plus: [1, 2], cross: [3, 4])
    #expect(throws: VerificationError.lengthsDiffer(1, 40)) {
      try WaveformDifference(of: short, from: HandmadeRows.row, on: HandmadeRows.grid())
    }
  }

  @Test("strains of any size have the same figures", arguments: [1e-300, 1e-150, 1e100])
  func scale(factor: Double) throws {
    func scaled(_ row: WaveformRow) -> WaveformRow {
      WaveformRow(
        plus: row.plus.map { $0 * 1e23 * factor },
        cross: row.cross.map { $0 * 1e23 * factor }
      )
    }
    var changed = HandmadeRows.row
    HandmadeRows.multiply(&changed.plus, 3, by: (1, 1e-3))
    let difference = try WaveformDifference(
      of: scaled(changed),
      from: scaled(HandmadeRows.row),
      on: HandmadeRows.grid()
    )
    #expect(isClose(difference.phase.value, 1e-3, 1e-5))
    #expect(difference.whiteMismatch > 0 && difference.whiteMismatch < 1e-6)
  }
}

@Suite("Quantiles")
struct QuantilesTests {
  @Test("ranks are those of the sorted sample")
  func ranks() {
    let sample = (1...1000).map(Double.init).shuffled()
    #expect(Quantiles(sample).values == [500, 900, 990, 999, 1000])
    #expect(Quantiles([3]).values == [3, 3, 3, 3, 3])
    #expect(Quantiles.value(at: 0.999, of: [1, 2, 3]) == 3)
  }

  @Test("NaN counts as the largest, and nothing has no quantile")
  func odd() {
    #expect(Quantiles([1, .nan, 2]).largest == .infinity)
    #expect(Quantiles([]).largest.isNaN)
  }
}
