// SPDX-License-Identifier: MIT

import Domains
import ElementaryFunctions

/// Removal of the leading chirp from waveforms, and its return.
///
/// h̃(f) = h(f) e^{iφ(f)}, φ = (3/128) u^{−5/3} with u = π G M_c f / c³; with order 2 the phase is
/// multiplied by 1 + (55η/9 + 3715/756) (π G M f / c³)^{2/3}, M = M_c η^{−3/5}. As dingo-gw's
/// `HeterodynePhase`. Reference: [@Dax2025], the post-Newtonian series [@Buonanno2009].
public struct PhaseHeterodyning: Sendable {
  /// Twice the post-Newtonian order of the phase.
  public enum Order: Int, Sendable {
    /// The leading term alone.
    case leading = 0
    /// The first correction too, which depends on the mass ratio.
    case firstCorrection = 2
  }

  /// The masses that fix the phase.
  public struct Masses: Sendable, Equatable {
    /// The chirp mass in solar masses.
    public let chirpMass: Double
    /// m₂/m₁ in (0, 1]; needed with the first correction alone.
    public let massRatio: Double?

    /// Names the masses.
    public init(chirpMass: Double, massRatio: Double?) {
      self.chirpMass = chirpMass
      self.massRatio = massRatio
    }
  }

  /// Fills the sines and cosines of so many numbers, a multiple of 8.
  package typealias SineCosine =
    @Sendable (
      _ angles: UnsafeMutableBufferPointer<Double>, _ sines: UnsafeMutableBufferPointer<Double>,
      _ cosines: UnsafeMutableBufferPointer<Double>
    ) -> Void

  /// The order of the phase.
  public let order: Order
  /// The masses of all rows; nil where each row has its own.
  public let fixedMasses: Masses?
  /// The first bin with a signal.
  package let first: Int
  private let binCount: Int
  /// f^{−5/3} for each bin from the first on, with zeros up to a multiple of 8.
  package let leadingPowers: [Double]
  /// f^{2/3} likewise.
  package let correctionPowers: [Double]
  private let sineCosine: SineCosine

  /// Prepares the powers of a domain's frequencies.
  ///
  /// - Parameters:
  ///   - order: The order of the phase.
  ///   - fixedMasses: The masses of all rows; nil where each row has its own.
  ///   - domain: A frequency domain.
  ///   - sineCosine: What computes sines and cosines; all that there is gives the same bits.
  package init(
    order: Order,
    fixedMasses: Masses?,
    domain: Domain,
    sineCosine: @escaping SineCosine = PhaseHeterodyning.scalarSineCosine
  ) {
    self.order = order
    self.fixedMasses = fixedMasses
    self.sineCosine = sineCosine
    first = domain.minimumIndex
    binCount = domain.count
    let frequencies = domain.singlePrecisionFrequencies[first...].map { frequency in
      // As dingo: there is no phase at 0 Hz, and no signal either.
      frequency == 0 ? 1.0 : Double(frequency)
    }
    let padding = [Double](repeating: 0, count: (8 - frequencies.count % 8) % 8)
    let roots = frequencies.map { cbrt($0) }
    leadingPowers = zip(frequencies, roots).map { 1 / ($0 * ($1 * $1)) } + padding
    correctionPowers = roots.map { $0 * $0 } + padding
  }

  /// The doubles of memory that one row's phases need.
  package var scratchCount: Int { 3 * leadingPowers.count }

  /// Which way the phase is turned.
  package enum Direction: Double, Sendable {
    /// Removes the chirp.
    case forward = 1
    /// Brings it back.
    case backward = -1
  }

  /// Turns the phases of a row's two polarizations.
  ///
  /// - Parameters:
  ///   - rows: h₊ and h×, real and imaginary parts side by side, all bins of the domain.
  ///   - masses: The masses of the row.
  ///   - direction: Which way.
  ///   - scratch: At least `scratchCount` doubles.
  package func turn(
    _ rows: [UnsafeMutableBufferPointer<Double>],
    masses: Masses,
    direction: Direction,
    scratch: UnsafeMutableBufferPointer<Double>
  ) {
    let count = leadingPowers.count
    let angles = UnsafeMutableBufferPointer(rebasing: scratch[..<count])
    let sines = UnsafeMutableBufferPointer(rebasing: scratch[count..<2 * count])
    let cosines = UnsafeMutableBufferPointer(rebasing: scratch[2 * count..<3 * count])
    let factors = factors(masses)
    let leading = direction.rawValue * factors.leading
    let correction = factors.correction
    for index in 0..<count {
      angles[index] =
        leading * leadingPowers[index] * (1 + correction * correctionPowers[index])
    }
    sineCosine(angles, sines, cosines)
    for row in rows {
      for index in 0..<binCount - first {
        let place = 2 * (first + index)
        let (real, imaginary) = (row[place], row[place + 1])
        row[place] = real * cosines[index] - imaginary * sines[index]
        row[place + 1] = real * sines[index] + imaginary * cosines[index]
      }
    }
  }

  /// What the powers of the frequency are multiplied with, for the way that removes the chirp.
  package func factors(_ masses: Masses) -> (leading: Double, correction: Double) {
    (leadingFactor(masses), correctionFactor(masses))
  }

  /// π G M☉ / c³ in seconds, as LAL's constants give it.
  private static let angularSolarMass = Double.pi * 4.925490947641267e-06

  /// (3/128) (π G M_c / c³)^{−5/3}.
  private func leadingFactor(_ masses: Masses) -> Double {
    3.0 / 128 * pow(Self.angularSolarMass * masses.chirpMass, -5.0 / 3)
  }

  /// (55η/9 + 3715/756) (π G M / c³)^{2/3}; zero at leading order.
  private func correctionFactor(_ masses: Masses) -> Double {
    guard order == .firstCorrection, let ratio = masses.massRatio else { return 0 }
    let eta = ratio / ((1 + ratio) * (1 + ratio))
    let total = masses.chirpMass * pow(eta, -3.0 / 5)
    return (55 * eta / 9 + 3715.0 / 756) * pow(Self.angularSolarMass * total, 2.0 / 3)
  }

  /// One number at a time.
  package static let scalarSineCosine: SineCosine = { angles, sines, cosines in
    for index in angles.indices {
      sines[index] = sin(angles[index])
      cosines[index] = cos(angles[index])
    }
  }
}
