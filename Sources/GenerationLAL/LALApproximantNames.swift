// SPDX-License-Identifier: MIT

/// The approximants that LALSimulation 6.2 names.
///
/// They serve to tell a misspelt name from a model that needs LALSimulation where that is not at
/// hand. A later LALSimulation may know more; what it knows itself decides.
package enum LALApproximantNames {
  package static let all: [String] = """
    AmpCorPPN BCV BCVC BCVSpin EccentricFD Eccentricity EccentricTD EOB EOBNR EOBNRv2
    EOBNRv2_ROM EOBNRv2HM EOBNRv2HM_ROM ExternalPython FindChirpPTF FindChirpSP FrameFile
    GeneratePPN HGimri IMRPhenomA IMRPhenomB IMRPhenomC IMRPhenomD IMRPhenomD_NRTidal
    IMRPhenomD_NRTidalv2 IMRPhenomFA IMRPhenomFB IMRPhenomFC IMRPhenomHM IMRPhenomNSBH
    IMRPhenomP IMRPhenomPv2 IMRPhenomPv2_NRTidal IMRPhenomPv2_NRTidalv2 IMRPhenomPv3
    IMRPhenomPv3HM IMRPhenomT IMRPhenomTHM IMRPhenomTP IMRPhenomTPHM IMRPhenomXAS
    IMRPhenomXAS_NRTidalv2 IMRPhenomXAS_NRTidalv3 IMRPhenomXHM IMRPhenomXO4a IMRPhenomXP
    IMRPhenomXP_NRTidalv2 IMRPhenomXP_NRTidalv3 IMRPhenomXPHM IMRPhenomXPNR
    Lackey_Tidal_2013_SEOBNRv2_ROM NR_hdf5 NRHybSur3dq8 NRSur4d2s NRSur7dq2 NRSur7dq4 NumRel
    NumRelNinja2 PadeF1 PadeT1 PhenSpinTaylor PhenSpinTaylorRD pSEOBNRv4HM_PA SEOBNRv1
    SEOBNRv1_ROM_DoubleSpin SEOBNRv1_ROM_EffectiveSpin SEOBNRv2 SEOBNRv2_opt
    SEOBNRv2_ROM_DoubleSpin SEOBNRv2_ROM_DoubleSpin_HI SEOBNRv2_ROM_EffectiveSpin SEOBNRv2T
    SEOBNRv3 SEOBNRv3_opt SEOBNRv3_opt_rk4 SEOBNRv3_pert SEOBNRv4 SEOBNRv4_opt SEOBNRv4_ROM
    SEOBNRv4_ROM_NRTidal SEOBNRv4_ROM_NRTidalv2 SEOBNRv4_ROM_NRTidalv2_NSBH SEOBNRv4HM
    SEOBNRv4HM_PA SEOBNRv4HM_ROM SEOBNRv4P SEOBNRv4PHM SEOBNRv4T SEOBNRv4T_surrogate
    SEOBNRv5_ROM SEOBNRv5_ROM_NRTidalv3 SEOBNRv5HM_ROM SpinDominatedWf SpinQuadTaylor SpinTaylor
    SpinTaylorF2 SpinTaylorFrameless SpinTaylorT1 SpinTaylorT3 SpinTaylorT4 SpinTaylorT4Fourier
    SpinTaylorT5 SpinTaylorT5Fourier TaylorEt TaylorF1 TaylorF2 TaylorF2Ecc TaylorF2NLTides
    TaylorF2RedSpin TaylorF2RedSpinTidal TaylorN TaylorR2F4 TaylorT1 TaylorT2 TaylorT3 TaylorT4
    TEOBResum_ROM TEOBResumS
    """
    .split(whereSeparator: \.isWhitespace).map(String.init)
}
