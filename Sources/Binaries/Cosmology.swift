// SPDX-License-Identifier: MIT

import ElementaryFunctions

/// A flat universe of matter, radiation, neutrinos and a cosmological constant.
///
/// E²(z) = (1+z)³ [Ω_m + (1+z) Ω_γ (1 + ν(z))] + Ω_Λ, with ν(z) the fit of Komatsu et al. 2011
/// (ApJS 192, 18, Eq. 26) to the neutrino density, as astropy's `FlatLambdaCDM` has it.
public struct Cosmology: Sendable, Equatable {
  /// The Hubble distance c / H₀, in megaparsecs.
  public let hubbleDistance: Double
  /// The matter density today over the critical density.
  public let matterDensity: Double
  /// The photon density today over the critical density.
  public let photonDensity: Double
  private let effectiveNumberPerNeutrino: Double
  private let masslessNeutrinos: Double
  private let neutrinoMassOverTemperature: Double
  private let darkEnergyDensity: Double

  /// The parameters of the Planck Collaboration 2016 (A&A 594, A13, Table 4), bilby's default.
  ///
  /// - Accuracy: Distances agree with astropy's `Planck15` to better than 10⁻¹⁰ for redshifts
  ///   from 10⁻⁶ to 1000.
  public static let planck15 = Cosmology(
    hubbleConstant: 67.74,
    matterDensity: 0.3075,
    photonDensity: 5.389263261651471e-05,
    effectiveNeutrinos: 3.046,
    massOverTemperature: 357.9121209673803
  )

  /// - Parameters:
  ///   - hubbleConstant: H₀, in km/s/Mpc.
  ///   - matterDensity: Ω_m today, without neutrinos.
  ///   - photonDensity: Ω_γ today.
  ///   - effectiveNeutrinos: N_eff, shared equally by three species of which one has mass.
  ///   - massOverTemperature: m_ν / (k T_ν) today of the species with mass.
  private init(
    hubbleConstant: Double,
    matterDensity: Double,
    photonDensity: Double,
    effectiveNeutrinos: Double,
    massOverTemperature: Double
  ) {
    hubbleDistance = PhysicalConstants.speedOfLight / 1000 / hubbleConstant
    self.matterDensity = matterDensity
    self.photonDensity = photonDensity
    effectiveNumberPerNeutrino = effectiveNeutrinos / 3
    masslessNeutrinos = 2
    neutrinoMassOverTemperature = massOverTemperature
    let neutrinos = Self.relativeNeutrinoDensity(
      massOverTemperature: massOverTemperature,
      massless: 2,
      effectiveNumberPerNeutrino: effectiveNeutrinos / 3
    )
    darkEnergyDensity = 1 - (matterDensity + photonDensity + photonDensity * neutrinos)
  }

  /// The luminosity distance d_L = (1+z) d_C of a redshift.
  ///
  /// - Parameter redshift: z ≥ 0.
  /// - Returns: d_L in megaparsecs.
  public func luminosityDistance(redshift: Double) -> Double {
    (1 + redshift) * comovingDistance(redshift: redshift)
  }

  /// The comoving distance d_C = c/H₀ ∫₀ᶻ dz/E of a redshift.
  ///
  /// - Parameter redshift: z ≥ 0.
  /// - Returns: d_C in megaparsecs.
  public func comovingDistance(redshift: Double) -> Double {
    // In u = log(1+z) the integrand varies over scales of one, however high the redshift.
    hubbleDistance
      * GaussLegendre.integral(upTo: log1p(redshift), panelWidth: 0.5) { logStretch in
        let stretch = exp(logStretch)
        return stretch / expansionRate(stretch: stretch)
      }
  }

  /// The redshift at which the luminosity distance has a value.
  ///
  /// - Parameter luminosityDistance: d_L ≥ 0, in megaparsecs.
  /// - Returns: z, or NaN where there is none.
  public func redshift(luminosityDistance: Double) -> Double {
    invert(luminosityDistance) { redshift, comovingDistance, slope in
      ((1 + redshift) * comovingDistance, comovingDistance + (1 + redshift) * slope)
    }
  }

  /// The redshift at which the comoving distance has a value.
  ///
  /// - Parameter comovingDistance: d_C ≥ 0, in megaparsecs.
  /// - Returns: z, or NaN where there is none.
  public func redshift(comovingDistance: Double) -> Double {
    invert(comovingDistance) { _, comovingDistance, slope in (comovingDistance, slope) }
  }

  /// Newton's method in log(1+z), in which both distances are nearly straight.
  private func invert(
    _ target: Double,
    distance: (_ redshift: Double, _ comovingDistance: Double, _ slope: Double) -> (
      value: Double, slope: Double
    )
  ) -> Double {
    guard target.isFinite, target >= 0 else { return .nan }
    var logStretch = log1p(target / hubbleDistance)
    for _ in 0..<60 {
      let redshift = expm1(logStretch)
      guard redshift < 1e8 else { return .nan }
      let (value, slope) = distance(
        redshift,
        comovingDistance(redshift: redshift),
        hubbleDistance / expansionRate(stretch: 1 + redshift)
      )
      let step = (target - value) / (slope * (1 + redshift))
      logStretch = max(0, logStretch + step)
      // Convergence is quadratic: after a step this small nothing is left to gain.
      if step.magnitude <= 1e-9 * logStretch { break }
    }
    return expm1(logStretch)
  }

  /// E(z) = H(z) / H₀ at 1 + z.
  package func expansionRate(stretch: Double) -> Double {
    let neutrinos = Self.relativeNeutrinoDensity(
      massOverTemperature: neutrinoMassOverTemperature / stretch,
      massless: masslessNeutrinos,
      effectiveNumberPerNeutrino: effectiveNumberPerNeutrino
    )
    let radiation = stretch * photonDensity * (1 + neutrinos)
    return (stretch * stretch * stretch * (radiation + matterDensity) + darkEnergyDensity)
      .squareRoot()
  }

  /// The density of neutrinos over that of photons; 0.2271… is 7/8 (4/11)^{4/3}.
  private static func relativeNeutrinoDensity(
    massOverTemperature: Double,
    massless: Double,
    effectiveNumberPerNeutrino: Double
  ) -> Double {
    let massive = pow(1 + pow(0.3173 * massOverTemperature, 1.83), 0.54644808743)
    return 0.22710731766 * effectiveNumberPerNeutrino * (massive + massless)
  }
}
