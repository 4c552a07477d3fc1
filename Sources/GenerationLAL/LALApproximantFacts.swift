// SPDX-License-Identifier: MIT

/// What LALSimulation's functions do not tell about its approximants.
///
/// Read off the C source of LALSimulation 6.2.1 and tried with its library.
enum LALApproximantFacts {
  /// Why calls must not run at the same time as others; nil when they may.
  static func sharedState(of name: String) -> String? {
    switch name {
    case "IMRPhenomXO4a", "IMRPhenomXPNR":
      "the roots for its angle β are returned in static memory (LALSimIMRPhenomX_PNR_beta.c)"
    case "TaylorF2Ecc":
      "its coefficients are kept in static memory (LALSimInspiralPNCoefficients.c)"
    case "SEOBNRv4HM", "SEOBNRv4HM_PA", "pSEOBNRv4HM_PA":
      "the time of the peak is handed on in a global variable (LALSimIMRSpinAlignedEOB.c)"
    case "EOBNRv2_ROM", "EOBNRv2HM_ROM": "its data are loaded without a lock"
    case "NR_hdf5": "it reads files with libhdf5, which has one lock for the process or none"
    case "ExternalPython": "Python runs one thread at a time"
    default: nil
    }
  }

  /// Options of other approximants that bring such state into their calls, when they are not 0.
  static let optionsWithSharedState = [
    "PhenomXPNRUseTunedAngles", "PhenomXPNRUseTunedCoprec", "PhenomXPNRUseTunedCoprec33",
    "PhenomXAntisymmetricWaveform",
  ]

  /// Whether the eccentricity changes the waveform; others ignore it silently.
  static func usesEccentricity(_ name: String) -> Bool { eccentric.contains(name) }

  /// Whether the mean anomaly changes the waveform: of LAL's own models it changes none.
  static func usesMeanAnomaly(_ name: String) -> Bool { name == "ExternalPython" }

  /// Whether tidal deformabilities change the waveform; others ignore or refuse them.
  static func usesTides(_ name: String) -> Bool {
    tidal.contains(name) || name.contains("Tidal") || name.contains("NSBH")
  }

  /// Whether the model interpolates between coarse frequencies, unless its options forbid it.
  static func interpolates(_ name: String) -> Bool {
    ["IMRPhenomXHM", "IMRPhenomXPHM", "IMRPhenomXO4a", "IMRPhenomXPNR"].contains(name)
  }

  /// Whether `SimInspiralChooseFDModes` has the approximant.
  static func hasFrequencyDomainModes(_ name: String) -> Bool { frequencyModes.contains(name) }

  /// Whether `SimInspiralChooseTDModes` has the approximant.
  static func hasTimeDomainModes(_ name: String) -> Bool { timeModes.contains(name) }

  private static let eccentric: Set<String> = [
    "EccentricFD", "EccentricTD", "TaylorF2Ecc", "ExternalPython",
  ]

  private static let tidal: Set<String> = [
    "TaylorT1", "TaylorT2", "TaylorT3", "TaylorT4", "TaylorF2", "TaylorF2Ecc", "TaylorF2NLTides",
    "SpinTaylorT1", "SpinTaylorT4", "SpinTaylorT5", "SEOBNRv2T", "SEOBNRv4T", "TEOBResumS",
    "TEOBResum_ROM", "SEOBNRv4T_surrogate", "ExternalPython",
  ]

  private static let frequencyModes: Set<String> = [
    "IMRPhenomHM", "IMRPhenomXHM", "IMRPhenomXPHM", "IMRPhenomXO4a", "IMRPhenomXPNR",
    "SEOBNRv4HM_ROM", "SEOBNRv5_ROM", "SEOBNRv5HM_ROM", "ExternalPython",
  ]

  private static let timeModes: Set<String> = [
    "EOBNRv2", "EOBNRv2HM", "IMRPhenomTHM", "IMRPhenomTPHM", "NRHybSur3dq8", "NRSur7dq2",
    "NRSur7dq4", "SEOBNRv4P", "SEOBNRv4PHM", "SEOBNRv4HM_PA", "pSEOBNRv4HM_PA", "SpinTaylorT1",
    "SpinTaylorT4", "SpinTaylorT5", "TaylorT1", "TaylorT2", "TaylorT3", "TaylorT4",
    "ExternalPython",
  ]
}
