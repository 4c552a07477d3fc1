// SPDX-License-Identifier: MIT

/// An option of LALSimulation's models, as its dictionary of parameters has it.
public struct LALOptionDescription: Sendable, Equatable {
  /// The kinds of values in LAL's dictionary.
  public enum Kind: Sendable, Equatable {
    /// A 32-bit integer (LAL's `INT4`).
    case integer
    /// A 32-bit integer without sign (LAL's `UINT4`).
    case natural
    /// A double (LAL's `REAL8`).
    case real
    /// Text.
    case text
  }

  /// The name in LAL's function `XLALSimInspiralWaveformParamsInsert<Name>`, or the key of an option
  /// that has no such function.
  public let name: String
  /// The key in LAL's dictionary, which is also understood.
  public let key: String
  /// The kind of its value.
  public let kind: Kind
  /// Whether LAL has a function for it, which tells whether a version knows it.
  public let hasFunction: Bool

  /// Every option, in LAL's order within each kind.
  ///
  /// The names, keys and kinds of LALSimulation's `LALSimInspiralWaveformParams.c` and of the keys
  /// that its models look up directly; what describes the binary or the call is not among them.
  public static let all: [LALOptionDescription] =
    entries(integers, .integer) + entries(reals, .real) + entries(texts, .text)
    + entries(integerKeys, .integer, hasFunction: false)
    + entries(naturalKeys, .natural, hasFunction: false)
    + entries(realKeys, .real, hasFunction: false)

  /// The option of this name or key.
  static func named(_ name: String) -> LALOptionDescription? { byName[name] }

  private static let byName: [String: LALOptionDescription] = {
    let keyed = all.map { ($0.key, $0) }
    return Dictionary(keyed + all.map { ($0.name, $0) }) { _, byName in byName }
  }()

  /// Reads a table of words `name` or `name:key`.
  private static func entries(
    _ table: String,
    _ kind: Kind,
    hasFunction: Bool = true
  ) -> [LALOptionDescription] {
    table.split { $0 == " " || $0 == "\n" }.map { word in
      let parts = word.split(separator: ":").map(String.init)
      return LALOptionDescription(
        name: parts.first ?? "",
        key: parts.last ?? "",
        kind: kind,
        hasFunction: hasFunction
      )
    }
  }

  private static let integers = """
    Lmax:lmax ModesChoice:modes FrameAxis:axis Sideband:sideband PNPhaseOrder:phaseO
    PNAmplitudeOrder:ampO PNEccentricityOrder:eccO PNSpinOrder:spinO PNTidalOrder:tideO
    GETides:GEtideO GMTides:GMtideO Lscorr:lscorr OnlyFinal EnableLIV:liv
    NonGRParameterization:tgr_parameterization EOBChooseNumOrAnalHamDer EOBEllMaxForNyquistCheck
    PhenomXInspiralPhaseVersion:InsPhaseVersion PhenomXInspiralAmpVersion:InsAmpVersion
    PhenomXIntermediatePhaseVersion:IntPhaseVersion PhenomXIntermediateAmpVersion:IntAmpVersion
    PhenomXRingdownPhaseVersion:RDPhaseVersion PhenomXRingdownAmpVersion:RDAmpVersion
    PhenomXPrecVersion:PrecVersion PhenomXReturnCoPrec:ReturnCoPrec
    PhenomXPExpansionOrder:ExpansionOrder PhenomXPConvention:Convention
    PhenomXPFinalSpinMod:FinalSpinMod PhenomXPTransPrecessionMethod:TransPrecessionMethod
    PhenomXPSpinTaylorCoarseFactor:SpinTaylorCoarseFactor PhenomXTidalFlag:PhenXTidal
    PhenomXHMReleaseVersion PhenomXHMInspiralPhaseVersion:InsPhaseHMVersion
    PhenomXHMIntermediatePhaseVersion:IntPhaseHMVersion
    PhenomXHMRingdownPhaseVersion:RDPhaseHMVersion PhenomXHMInspiralAmpVersion:InsAmpHMVersion
    PhenomXHMIntermediateAmpVersion:IntAmpHMVersion PhenomXHMRingdownAmpVersion:RDAmpHMVersion
    PhenomXHMInspiralAmpFitsVersion:InsAmpFitsVersion
    PhenomXHMIntermediateAmpFitsVersion:IntAmpFitsVersion
    PhenomXHMRingdownAmpFitsVersion:RDAmpFitsVersion
    PhenomXHMInspiralAmpFreqsVersion:InsAmpFreqsVersion
    PhenomXHMIntermediateAmpFreqsVersion:IntAmpFreqsVersion
    PhenomXHMRingdownAmpFreqsVersion:RDAmpFreqsVersion PhenomXHMAmpInterpolMB:AmpInterpol
    PhenomXPHMMBandVersion:MBandPrecVersion PhenomXPHMUseModes:UseModes
    PhenomXPHMModesL0Frame:ModesL0Frame PhenomXPHMPrecModes:PrecModes
    PhenomXPHMTwistPhenomHM:TwistPhenomHM PhenomTHMInspiralVersion:InspiralVersion
    PhenomTPHMMergerVersion:MergerVersion PhenomXPNRUseTunedAngles:PNRUseTunedAngles
    PhenomXPNRUseTunedCoprec:PNRUseTunedCoprec PhenomXPNRUseTunedCoprec33:PNRUseTunedCoprec33
    PhenomXPNRUseInputCoprecDeviations:PNRUseInputCoprecDeviations
    PhenomXPNRForceXHMAlignment:PNRForceXHMAlignment PhenomXOnlyReturnPhase
    PhenomXAntisymmetricWaveform:AntisymmetricWaveform EccEvol2PNSpinFlag EccEvolAlwaysOutput
    """

  private static let reals = """
    TidalOctupolarLambda1 TidalOctupolarLambda2 TidalHexadecapolarLambda1
    TidalHexadecapolarLambda2 TidalQuadrupolarFMode1 TidalQuadrupolarFMode2 TidalOctupolarFMode1
    TidalOctupolarFMode2 dQuadMon1 dQuadMon2 EccentricityFreq:f_ecc FinalFreq:fend NonGRPhi1:phi1
    NonGRPhi2:phi2 NonGRPhi3:phi3 NonGRPhi4:phi4 NonGRDChiMinus2:dchiMinus2
    NonGRDChiMinus1:dchiMinus1 NonGRDChi0:dchi0 NonGRDChi1:dchi1 NonGRDChi2:dchi2
    NonGRDChi3:dchi3 NonGRDChi3S:dchi3S NonGRDChi3NS:dchi3NS NonGRDChi4:dchi4 NonGRDChi4S:dchi4S
    NonGRDChi4NS:dchi4NS NonGRDChi5:dchi5 NonGRDChi5S:dchi5S NonGRDChi5NS:dchi5NS
    NonGRDChi5L:dchi5l NonGRDChi5LS:dchi5lS NonGRDChi5LNS:dchi5lNS NonGRDChi6:dchi6
    NonGRDChi6S:dchi6S NonGRDChi6NS:dchi6NS NonGRDChi6L:dchi6l NonGRDChi7:dchi7
    NonGRDChi7S:dchi7S NonGRDChi7NS:dchi7NS NonGRDXi1:dxi1 NonGRDXi2:dxi2 NonGRDXi3:dxi3
    NonGRDXi4:dxi4 NonGRDXi5:dxi5 NonGRDXi6:dxi6 NonGRDSigma1:dsigma1 NonGRDSigma2:dsigma2
    NonGRDSigma3:dsigma3 NonGRDSigma4:dsigma4 NonGRDAlpha1:dalpha1 NonGRDAlpha2:dalpha2
    NonGRDAlpha3:dalpha3 NonGRDAlpha4:dalpha4 NonGRDAlpha5:dalpha5 NonGRDBeta1:dbeta1
    NonGRDBeta2:dbeta2 NonGRDBeta3:dbeta3 NonGRAlphaPPE:alphaPPE NonGRBetaPPE:betaPPE
    NonGRAlphaPPE0:alphaPPE0 NonGRBetaPPE0:betaPPE0 NonGRAlphaPPE1:alphaPPE1
    NonGRBetaPPE1:betaPPE1 NonGRAlphaPPE2:alphaPPE2 NonGRBetaPPE2:betaPPE2
    NonGRAlphaPPE3:alphaPPE3 NonGRBetaPPE3:betaPPE3 NonGRAlphaPPE4:alphaPPE4
    NonGRBetaPPE4:betaPPE4 NonGRAlphaPPE5:alphaPPE5 NonGRBetaPPE5:betaPPE5
    NonGRAlphaPPE6:alphaPPE6 NonGRBetaPPE6:betaPPE6 NonGRAlphaPPE7:alphaPPE7
    NonGRBetaPPE7:betaPPE7 NonGRLIVLogLambdaEff:log10lambda_eff NonGRLIVASign:LIV_A_sign
    NonGRLIVAlpha:nonGR_alpha NonGRDChikappaS:dchikappaS NonGRDChikappaA:dchikappaA
    NonGRDC1:nongr_dc1 NonGRDC2:nongr_dc2 NonGRDC4:nongr_dc4 NonGRDCL:nongr_dcl
    NonGRDB1:nongr_db1 NonGRDB2:nongr_db2 NonGRDB3:nongr_db3 NonGRDB4:nongr_db4 NonGRAmp21:damp21
    NonGRAmp33:damp33 NLTidesA1:nlTidesA1 NLTidesN1:nlTidesN1 NLTidesF1:nlTidesF1
    NLTidesA2:nlTidesA2 NLTidesN2:nlTidesN2 NLTidesF2:nlTidesF2 DOmega220:domega220
    DTau220:dtau220 DOmega210:domega210 DTau210:dtau210 DOmega330:domega330 DTau330:dtau330
    DOmega440:domega440 DTau440:dtau440 DOmega550:domega550 DTau550:dtau550
    PhenomXHMPhaseRef21:PhaseRef21 PhenomXHMThresholdMband:ThresholdMband
    PhenomXPHMThresholdMband:PrecThresholdMband PhenomXPNRInterpTolerance:PNRInterpTolerance
    PhenomXCPMU1:MU1 PhenomXCPMU2:MU2 PhenomXCPMU3:MU3 PhenomXCPMU4:MU4 PhenomXCPNU0:NU0
    PhenomXCPNU4:NU4 PhenomXCPNU5:NU5 PhenomXCPNU6:NU6 PhenomXCPZETA1:ZETA1 PhenomXCPZETA2:ZETA2
    PhenomXCPMU1l3m3:MU1l3m3 PhenomXCPMU2l3m3:MU2l3m3 PhenomXCPMU3l3m3:MU3l3m3
    PhenomXCPMU4l3m3:MU4l3m3 PhenomXCPNU0l3m3:NU0l3m3 PhenomXCPNU4l3m3:NU4l3m3
    PhenomXCPNU5l3m3:NU5l3m3 PhenomXCPNU6l3m3:NU6l3m3 PhenomXCPZETA1l3m3:ZETA1l3m3
    PhenomXCPZETA2l3m3:ZETA2l3m3 InitialPeriastronPrecession
    """

  private static let texts = """
    NumRelData:numreldata PhenomXPSpinTaylorVersion:SpinTaylorVersion
    """

  private static let integerKeys =
    "TEOB_use_postadiabatic TEOB_interp_scheme TEOB_use_rk45 use_Yagi_fits"

  private static let naturalKeys = "unlimited_extrapolation"

  private static let realKeys = "pGSF_tidal"
}
