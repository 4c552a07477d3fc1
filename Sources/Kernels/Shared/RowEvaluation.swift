// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Both polarizations at one bin or one lane of bins.
struct Polarizations<N: Real> {
  let plus: (real: N, imaginary: N)
  let cross: (real: N, imaginary: N)
}

/// How the amplitude and the phase of a mode become polarizations.
protocol ModeProjection<Number>: Sendable {
  associatedtype Number: Real
  /// The polarizations of amplitude A and phase φ at a point.
  func polarizations(
    at point: GridPoint<Number>,
    amplitude: Number,
    phase: Number
  ) -> Polarizations<Number>
}

/// What an aligned-spin waveform is multiplied with: h₊ = plus · A e^(−iφ), h× = −i cross · A e^(−iφ).
///
/// The factors hold distance, masses and the harmonics of (2, ±2) at the inclination ι:
/// ½ (1 + cos²ι) and cos ι.
struct PolarizationFactors<N: Real>: ModeProjection {
  let plus: N
  let cross: N

  @inline(__always)
  func polarizations(at point: GridPoint<N>, amplitude: N, phase: N) -> Polarizations<N> {
    let (sine, cosine) = N.sincos(phase)
    let real = amplitude * cosine
    let imaginary = -(amplitude * sine)
    return Polarizations(
      plus: (plus * real, plus * imaginary),
      cross: (cross * imaginary, -(cross * real))
    )
  }
}

extension PolarizationFactors where N: ScalarReal {
  /// The factors of a waveform of overall amplitude `scale` seen at `inclination`.
  init(scale: N, inclination: N) {
    let cosine = N.sincos(inclination).cos
    plus = scale * N(0.5) * N.fma(cosine, cosine, N(1))
    cross = scale * cosine
  }
}

/// Where the bins of one waveform are read and written.
struct RowEvaluation {
  let tables: FrequencyTables
  let plus: UnsafeMutablePointer<Double>
  let cross: UnsafeMutablePointer<Double>

  /// Writes one row of a waveform of one mode: zeros outside of `window`, the model inside of it.
  ///
  /// The grid ascends, so each region is a range of bins and each range has one pair of formulas.
  func write<A1, A2, A3, P1, P2, P3, Projection: ModeProjection>(
    amplitude: ThreeRegions<A1, A2, A3>,
    phase: ThreeRegions<P1, P2, P3>,
    factors: Projection,
    massInSeconds: Double,
    window: BinWindow
  ) where P1.Number == A1.Number, Projection.Number == A1.Number, A1.Number: Lane {
    func bin(at frequency: Double) -> Int {
      firstBin(
        reaching: frequency,
        massInSeconds: massInSeconds,
        from: window.start,
        to: window.end
      )
    }
    let joins = (
      bin(at: amplitude.intermediateStart), bin(at: amplitude.ringdownStart),
      bin(at: phase.intermediateStart), bin(at: phase.ringdownStart)
    )
    clear(0..<window.start)
    var start = window.start
    while start < window.end {
      var end = window.end
      if joins.0 > start { end = min(end, joins.0) }
      if joins.1 > start { end = min(end, joins.1) }
      if joins.2 > start { end = min(end, joins.2) }
      if joins.3 > start { end = min(end, joins.3) }
      let range = start..<end
      if start < joins.0 {
        write(range, amplitude.inspiral, phase, (joins.2, joins.3), factors)
      } else if start < joins.1 {
        write(range, amplitude.intermediate, phase, (joins.2, joins.3), factors)
      } else {
        write(range, amplitude.ringdown, phase, (joins.2, joins.3), factors)
      }
      start = end
    }
    clear(window.end..<tables.count)
    taper(window)
  }

  /// Picks the phase of a range of bins whose amplitude is known.
  @inline(__always)
  private func write<A: BinFormula, P1, P2, P3, Projection: ModeProjection>(
    _ range: Range<Int>,
    _ amplitude: A,
    _ phase: ThreeRegions<P1, P2, P3>,
    _ joins: (Int, Int),
    _ factors: Projection
  ) where P1.Number == A.Number, Projection.Number == A.Number, A.Number: Lane {
    if range.lowerBound < joins.0 {
      write(range, amplitude, phase.inspiral, factors)
    } else if range.lowerBound < joins.1 {
      write(range, amplitude, phase.intermediate, factors)
    } else {
      write(range, amplitude, phase.ringdown, factors)
    }
  }

  /// The inner loop: one formula pair over a range of bins.
  @inline(never)
  private func write<A: BinFormula, P: BinFormula, Projection: ModeProjection>(
    _ range: Range<Int>,
    _ amplitude: A,
    _ phase: P,
    _ factors: Projection
  ) where P.Number == A.Number, Projection.Number == A.Number, A.Number: Lane {
    typealias N = A.Number
    var bin = range.lowerBound
    while bin &+ N.count <= range.upperBound {
      let point = GridPoint<N>(tables, at: bin)
      let values = factors.polarizations(
        at: point,
        amplitude: amplitude.value(at: point),
        phase: phase.value(at: point)
      )
      N.storeComplex(values.plus.real, values.plus.imaginary, to: plus + 2 &* bin)
      N.storeComplex(values.cross.real, values.cross.imaginary, to: cross + 2 &* bin)
      bin &+= N.count
    }
    if bin < range.upperBound {
      let point = GridPoint<N>(tables, at: bin)
      let values = factors.polarizations(
        at: point,
        amplitude: amplitude.value(at: point),
        phase: phase.value(at: point)
      )
      let rest = range.upperBound &- bin
      N.storeComplex(values.plus.real, values.plus.imaginary, first: rest, to: plus + 2 &* bin)
      N.storeComplex(values.cross.real, values.cross.imaginary, first: rest, to: cross + 2 &* bin)
    }
  }

  /// Writes zeros into bins.
  func clear(_ bins: Range<Int>) {
    let doubles = 2 &* bins.count
    (plus + 2 &* bins.lowerBound).update(repeating: 0, count: doubles)
    (cross + 2 &* bins.lowerBound).update(repeating: 0, count: doubles)
  }

  /// Fades in the first bins; they are few.
  func taper(_ window: BinWindow) {
    var bin = window.start
    while bin < min(window.taperEnd, window.end) {
      let weight: Double = window.weight(of: bin)
      plus[2 &* bin] *= weight
      plus[2 &* bin &+ 1] *= weight
      cross[2 &* bin] *= weight
      cross[2 &* bin &+ 1] *= weight
      bin &+= 1
    }
  }

  /// The first bin between `start` and `end` with `massInSeconds · f ≥ frequency`, else `end`.
  func firstBin(
    reaching frequency: Double,
    massInSeconds: Double,
    from start: Int,
    to end: Int
  ) -> Int {
    var low = start
    var high = end
    while low < high {
      let middle = (low &+ high) / 2
      if massInSeconds * tables.frequency[middle] < frequency {
        low = middle &+ 1
      } else {
        high = middle
      }
    }
    return low
  }
}
