// SPDX-License-Identifier: MIT

import Binaries
import Foundation
import KernelRecords

/// One waveform of the accuracy comparison: a binary, a frequency range, a grid.
struct WaveformDraw: CustomStringConvertible {
  /// How LAL is asked for the waveform.
  enum Grid: String, CaseIterable, Codable {
    /// `SimInspiralChooseFDWaveform`.
    case uniform
    /// `SimInspiralFD`, moved back in time.
    case tapered
    /// `SimInspiralChooseFDWaveformSequence`.
    case sequence
  }

  var binary: BinaryRecord
  var minimumFrequency: Double
  var maximumFrequency: Double
  var spacing: Double
  var grid: Grid

  /// The total mass in seconds.
  var totalMassTime: Double { (binary.mass1 + binary.mass2) * PhysicalConstants.solarMassInSeconds }

  /// The phase in radians that the leading order gathers between the lowest frequency and `f`:
  /// ((πM f_min)^(-5/3) - (πM f)^(-5/3)) / (16 η).
  func accumulatedPhase(at frequency: Double) -> Double {
    let total = binary.mass1 + binary.mass2
    let eta = binary.mass1 * binary.mass2 / (total * total)
    func term(_ f: Double) -> Double { pow(Double.pi * totalMassTime * f, -5.0 / 3) }
    return (term(minimumFrequency) - term(max(frequency, minimumFrequency))) / (16 * eta)
  }

  var description: String {
    """
    m1=\(binary.mass1) m2=\(binary.mass2) chi1=\(binary.spin1z) chi2=\(binary.spin2z) \
    dL=\(binary.luminosityDistance) iota=\(binary.inclination) phi=\(binary.phase) \
    f_ref=\(binary.referenceFrequency) f_min=\(minimumFrequency) f_max=\(maximumFrequency) \
    df=\(spacing) grid=\(grid.rawValue)
    """
  }
}

extension WaveformDraw {
  /// Draw `index`: the corners first, then random ones.
  init(seed: UInt64, index: Int) {
    var stream = RandomStream(seed: seed, index: index)
    self.init(random: &stream)
    grid = [Grid.uniform, .tapered, .sequence, .uniform][index % 4]
    if index < Self.cornerCount { moveIntoCorner(index / 4, &stream) }
  }

  /// A draw from the whole range: masses of 1–200 M☉ with ratios down to 1/100.
  private init(random stream: inout RandomStream) {
    var masses = (1.0, 1.0)
    repeat {
      let isLogarithmic = Bool.random(using: &stream)
      func mass() -> Double {
        isLogarithmic ? exp(stream.uniform(0...log(200))) : stream.uniform(1...200)
      }
      masses = (mass(), mass())
    } while max(masses.0, masses.1) > 100 * min(masses.0, masses.1)
    minimumFrequency = stream.uniform(5...30)
    if Bool.random(using: &stream) { minimumFrequency.round() }
    maximumFrequency = stream.pick(1024, 2048)
    spacing = stream.pick(0.125, 0.0625, 0.03125)
    grid = .uniform
    binary = BinaryRecord(
      mass1: masses.0,
      mass2: masses.1,
      spin1z: stream.uniform(-0.99...0.99),
      spin2z: stream.uniform(-0.99...0.99),
      luminosityDistance: exp(stream.uniform(log(10)...log(10000))),
      inclination: stream.uniform(0...Double.pi),
      phase: stream.uniform(0...(2 * Double.pi)),
      referenceFrequency: 0
    )
    binary.referenceFrequency = stream.pick(
      0,
      minimumFrequency / 2,
      minimumFrequency,
      20,
      stream.uniform(1...200),
      0.25 / totalMassTime
    )
  }

  /// Every pair of corner masses with every pair of corner spins, on every kind of grid.
  static var cornerCount: Int { 4 * cornerMasses.count * cornerSpins.count }

  private static let cornerMasses: [(Double, Double)] = [
    (30, 30), (36, 29), (29, 36), (36, 36.nextUp), (1, 1), (1.4, 1.4), (100, 1), (1, 100), (200, 2),
    (90, 5), (5, 90), (200, 200), (500, 400), (1000, 1030), (1015.2, 1015.2), (1400, 1300),
    (3000, 3000),
  ]

  private static let cornerSpins: [(Double, Double)] = [
    (0, 0), (0.99, 0.99), (-0.99, -0.99), (0.99, -0.99), (-0.99, 0.99), (1, 1), (-1, -1),
    (1e-12, -1e-12), (0.5, 0),
  ]

  private mutating func moveIntoCorner(_ corner: Int, _ stream: inout RandomStream) {
    (binary.mass1, binary.mass2) = Self.cornerMasses[corner % Self.cornerMasses.count]
    (binary.spin1z, binary.spin2z) =
      Self.cornerSpins[corner / Self.cornerMasses.count % Self.cornerSpins.count]
    binary.inclination = stream.pick(0, Double.pi / 2, Double.pi, Double.pi / 2 - 1e-9, 1)
    binary.phase = stream.pick(0, Double.pi, 2 * Double.pi, -3, 1)
    minimumFrequency = stream.pick(20, 5, 30, 20.0625)
    // Above the cut-off, but not by far: there the phase is a small difference of parts that grow
    // with f_ref, and the rounding of both sides shows (5e-9 rad at 750 times the cut-off).
    binary.referenceFrequency = stream.pick(
      0,
      minimumFrequency / 2,
      minimumFrequency,
      50,
      0.25 / totalMassTime,
      0.5 / totalMassTime
    )
  }
}
