// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite struct IMRPhenomDFitsTests {
  /// The value of a fit, term by term.
  private func literal(_ fit: SpinFit, _ eta: Double, _ xi: Double) -> Double {
    var sum = fit[0] + fit[1] * eta
    for row in 0..<3 {
      for column in 0..<3 {
        var term = fit[2 + 3 * row + column]
        for _ in 0...row { term *= xi }
        for _ in 0..<column { term *= eta }
        sum += term
      }
    }
    return sum
  }

  /// Each fit at η = 0.2, χ_PN = 0.3, from LALSimulation's expressions.
  private let pinned: [(fit: SpinFit, value: Double)] = [
    (IMRPhenomDFits.rho1, 1565.0542412249965), (IMRPhenomDFits.rho2, -19053.123401445046),
    (IMRPhenomDFits.rho3, 48025.0176136679), (IMRPhenomDFits.middle, 0.8667998998421331),
    (IMRPhenomDFits.gamma1, 0.015148974682754947), (IMRPhenomDFits.gamma2, 0.8994244707032201),
    (IMRPhenomDFits.gamma3, 1.3285546867120457), (IMRPhenomDFits.sigma1, 612.8293149080805),
    (IMRPhenomDFits.sigma2, -4360.186599090293), (IMRPhenomDFits.sigma3, 12439.792584705661),
    (IMRPhenomDFits.sigma4, -11970.302564629528), (IMRPhenomDFits.beta1, 90.05722995556191),
    (IMRPhenomDFits.beta2, -2.410319886041576), (IMRPhenomDFits.beta3, -1.268161452509634e-05),
    (IMRPhenomDFits.alpha1, 84.87279499906472), (IMRPhenomDFits.alpha2, -0.05746617644756622),
    (IMRPhenomDFits.alpha3, -11.301830095222712), (IMRPhenomDFits.alpha4, 0.2132474836289825),
    (IMRPhenomDFits.alpha5, 0.9886367493640219),
  ]

  @Test func fitsHaveTheirPublishedValues() {
    for (fit, value) in pinned {
      #expect((fit.value(eta: 0.2, xi: -0.7) - value).magnitude < 1e-13 * value.magnitude)
      for (eta, xi) in [(0.25, -1.99), (0.01, -0.01), (0.1, -1), (0.25, 0)] {
        let scale = (0..<11).reduce(0) { $0 + fit[$1].magnitude }
        let difference = fit.value(eta: eta, xi: xi) - literal(fit, eta, xi)
        #expect(difference.magnitude < 1e-14 * scale)
      }
    }
  }

  @Test func remnantAndPeakAreThoseOfLAL() {
    var binary = testBinaries[0]
    (binary.mass1, binary.mass2, binary.spin1z, binary.spin2z) = (70, 30, 0.4, -0.3)
    let setUp = IMRPhenomDSetUp<Double>(binary)
    #expect((setUp.remnantSpin - 0.714720425160855).magnitude < 1e-15)
    let waveform = setUp.waveform(
      binary,
      request: .plain(TestGrid([20])),
      referenceFrequency: 20
    )
    #expect((waveform.amplitude.ringdownStart - 0.07926166339060803).magnitude < 1e-15)
  }

  @Test func ringdownTablesPassThroughTheirEntriesSmoothly() {
    for index in 0..<1003 {
      let spin: Double =
        switch index {
        case 0: -1
        case 1: -0.999
        case 1001: 0.999
        case 1002: 1
        default: Double(index - 501) / 500
        }
      let mode = RingdownTables.mode(spin: spin)
      let frequency = Double(RingdownTables.frequencyValues[index]) / 1e8
      let damping = Double(RingdownTables.dampingValues[index]) / 1e8
      #expect((mode.frequency - frequency).magnitude < 1e-15)
      #expect((mode.damping - damping).magnitude < 1e-15)
      if index == 0 || index == 1002 { continue }
      // The slope a little below is the slope a little above.
      let step = 1e-7
      let below = RingdownTables.mode(spin: spin - step)
      let above = RingdownTables.mode(spin: spin + step)
      let curvature = RingdownTables.frequencyCurvatures[index].magnitude + 1
      let bend = above.frequency - 2 * mode.frequency + below.frequency
      #expect(bend.magnitude < 10 * curvature * step * step + 1e-15)
    }
    #expect(!RingdownTables.contains(1.0000001) && !RingdownTables.contains(Double.nan))
  }

  @Test func partsOfTheWaveformJoinSmoothly() {
    for binary in testBinaries {
      let waveform = IMRPhenomDSetUp<Double>(binary).waveform(
        binary,
        request: .plain(TestGrid([20])),
        referenceFrequency: 20
      )
      let mass = waveform.massInSeconds
      let amplitude = waveform.amplitude
      let phase = waveform.phase
      func check<A: BinFormula, B: BinFormula>(
        _ a: A,
        _ b: B,
        at massFrequency: Double,
        tolerance: Double
      ) where A.Number == Double, B.Number == Double {
        // Values at the join, and differences across a thousandth of its frequency.
        let f = massFrequency / mass
        let points = [0.999, 1, 1.001].map { GridPoint(frequency: $0 * f) }
        let first = points.map { a.value(at: $0) }
        let second = points.map { b.value(at: $0) }
        let scale = first[1].magnitude + (first[2] - first[0]).magnitude * 1e3
        #expect((first[1] - second[1]).magnitude < tolerance * scale)
        let slopes = (first[2] - first[0], second[2] - second[0])
        #expect((slopes.0 - slopes.1).magnitude < 1e-4 * slopes.0.magnitude + 1e-7 * scale)
      }
      let (a, b) = (amplitude.intermediateStart, amplitude.ringdownStart)
      check(amplitude.inspiral, amplitude.intermediate, at: a, tolerance: 1e-12)
      check(amplitude.intermediate, amplitude.ringdown, at: b, tolerance: 1e-12)
      // Constants differ by whole turns only: compare phases less their value at the join.
      check(
        Relative(formula: phase.inspiral, origin: phase.intermediateStart / mass),
        Relative(formula: phase.intermediate, origin: phase.intermediateStart / mass),
        at: phase.intermediateStart,
        tolerance: 1e-12
      )
      check(
        Relative(formula: phase.intermediate, origin: phase.ringdownStart / mass),
        Relative(formula: phase.ringdown, origin: phase.ringdownStart / mass),
        at: phase.ringdownStart,
        tolerance: 1e-12
      )
      for (one, other, join) in [
        (
          phase.inspiral.value(at: GridPoint(frequency: phase.intermediateStart / mass)),
          phase.intermediate.value(at: GridPoint(frequency: phase.intermediateStart / mass)), 1
        ),
        (
          phase.intermediate.value(at: GridPoint(frequency: phase.ringdownStart / mass)),
          phase.ringdown.value(at: GridPoint(frequency: phase.ringdownStart / mass)), 2
        ),
      ] {
        let turns = (one - other) / (2 * .pi)
        #expect((turns - turns.rounded()).magnitude < 1e-9, "join \(join)")
      }
    }
  }
}

/// A formula less its value at one frequency.
private struct Relative<Formula: BinFormula>: BinFormula where Formula.Number == Double {
  let formula: Formula
  let origin: Double

  func value(at point: GridPoint<Double>) -> Double {
    formula.value(at: point) - formula.value(at: GridPoint(frequency: origin))
  }
}
