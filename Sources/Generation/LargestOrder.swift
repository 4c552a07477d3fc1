// SPDX-License-Identifier: MIT

/// The largest |m| of the terms exp(−i m φ) by which waveforms depend on the phase φ.
///
/// At fixed spins, a waveform of modes up to degree l_max has terms up to |m| = l_max, whatever the
/// precession.
public enum LargestOrder {
  /// m_max of what the settings ask for.
  ///
  /// - Parameter settings: The model, and its modes where not all are wanted.
  /// - Returns: m_max; nil for a model whose modes are not known here.
  public static func of(_ settings: WaveformSettings) -> Int? {
    let known = degrees.first { $0.models.contains(settings.approximant) }?.degree
    guard let degree = settings.modes?.map(\.l).max() ?? known else { return nil }
    return countsPhaseTwice.contains(settings.approximant) ? 2 * degree : degree
  }

  /// Models that add the phase once in the modes and once more in the frame, so that their terms
  /// reach from −2 l_max to 0 and a little beyond (as LALSimulation 6.2 evaluates them).
  private static let countsPhaseTwice: Set<String> = ["IMRPhenomPv3", "IMRPhenomPv3HM"]

  /// The largest degree of the modes of LALSimulation's models of the frequency domain.
  ///
  /// Eccentric models are missing where their harmonics of the orbit have no end.
  private static let degrees: [(degree: Int, models: Set<String>)] = [
    (
      2,
      [
        "IMRPhenomA", "IMRPhenomB", "IMRPhenomC", "IMRPhenomD", "IMRPhenomD_NRTidal",
        "IMRPhenomD_NRTidalv2", "IMRPhenomNSBH", "IMRPhenomP", "IMRPhenomPv2",
        "IMRPhenomPv2_NRTidal", "IMRPhenomPv2_NRTidalv2", "IMRPhenomPv3", "IMRPhenomXAS",
        "IMRPhenomXAS_NRTidalv2", "IMRPhenomXAS_NRTidalv3", "IMRPhenomXP",
        "IMRPhenomXP_NRTidalv2", "IMRPhenomXP_NRTidalv3", "EOBNRv2_ROM",
        "SEOBNRv1_ROM_EffectiveSpin", "SEOBNRv1_ROM_DoubleSpin", "SEOBNRv2_ROM_EffectiveSpin",
        "SEOBNRv2_ROM_DoubleSpin", "SEOBNRv2_ROM_DoubleSpin_HI",
        "Lackey_Tidal_2013_SEOBNRv2_ROM", "SEOBNRv4_ROM", "SEOBNRv4_ROM_NRTidal",
        "SEOBNRv4_ROM_NRTidalv2", "SEOBNRv4_ROM_NRTidalv2_NSBH", "SEOBNRv4T_surrogate",
        "SEOBNRv5_ROM", "SEOBNRv5_ROM_NRTidalv3", "TaylorF2", "TaylorF2Ecc",
        "TaylorF2NLTides", "TaylorF2RedSpin", "TaylorF2RedSpinTidal",
      ]
    ),
    (
      4,
      [
        "IMRPhenomHM", "IMRPhenomPv3HM", "IMRPhenomXHM", "IMRPhenomXPHM", "IMRPhenomXO4a",
        "IMRPhenomXPNR",
      ]
    ),
    (5, ["EOBNRv2HM_ROM", "SEOBNRv4HM_ROM", "SEOBNRv5HM_ROM"]),
  ]
}
