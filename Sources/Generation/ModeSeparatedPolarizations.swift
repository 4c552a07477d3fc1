// SPDX-License-Identifier: MIT

import ComplexModule
import RealModule

/// The polarizations of one waveform, separated by how they depend on the phase.
///
/// h(f; φ) = Σ_m h_m(f; φ) with m = −m_max … m_max, and h_m(f; φ + Δ) = h_m(f; φ) exp(−i m Δ) for
/// spins that stay as they are. So the waveform at any other phase is a sum, and the phase can be
/// treated as a parameter that the model need not be evaluated for. With the sign of the Fourier
/// transform in use, most of the power of the modes (2, ±2) lies in m = −2.
///
/// As dingo's `generate_hplus_hcross_m`; ``sum(phaseShift:)`` is its `sum_contributions_m`.
public struct ModeSeparatedPolarizations: Sendable, Equatable {
  /// m_max, the largest order.
  public let largestOrder: Int
  /// The components in ascending order of m, from −m_max to m_max.
  public let components: [Polarizations]
  /// Remarks about the waveform, such as parameters outside of the model's calibration.
  public let warnings: [String]

  /// Makes it of 2 m_max + 1 components of equal length, in ascending order of m.
  package init(components: [Polarizations], warnings: [String]) {
    largestOrder = components.count / 2
    self.components = components
    self.warnings = warnings
  }

  /// All m, from −m_max to m_max.
  public var orders: ClosedRange<Int> { -largestOrder...largestOrder }

  /// The component of order m; nil where the waveform has none.
  public subscript(m: Int) -> Polarizations? {
    orders.contains(m) ? components[m + largestOrder] : nil
  }

  /// The polarizations for the phase moved by an angle: Σ_m h_m exp(−i m Δ).
  ///
  /// - Parameter phaseShift: Δ in radians, added to the phase of the binary at fixed spins.
  /// - Returns: h₊ and h× of the same bins.
  public func sum(phaseShift: Double = 0) -> Polarizations {
    let factors = orders.map { m in
      Complex(Double.cos(Double(m) * phaseShift), -Double.sin(Double(m) * phaseShift))
    }
    return Polarizations(
      plus: ComplexSum.of(components.map(\.plus), times: factors),
      cross: ComplexSum.of(components.map(\.cross), times: factors),
      warnings: warnings
    )
  }
}
