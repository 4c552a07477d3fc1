// SPDX-License-Identifier: MIT

import KernelRecords

extension WaveformStatus.Warnings {
  /// Every warning with the sentence that says it, in the order of the bits.
  public static let sentences: [(warning: Self, sentence: String)] = [
    (.massRatioOutsideCalibration, "The mass ratio lies outside of the model's calibration."),
    (.spinOutsideCalibration, "A spin lies outside of the model's calibration."),
    (.remnantSpinAboveOne, "The remnant's spin by the model's fit is above 1."),
    (.massRatioRounded, "The symmetric mass ratio was above 1/4 by rounding and was set to 1/4."),
    (.remnantSpinLow, "The remnant's spin is so low that the model may be wrong."),
    (
      .tiltLarge,
      "The orbital plane tilts by more than 45 degrees, where the model was never compared with "
        + "simulations."
    ),
    (
      .tiltAboveRightAngle,
      "The orbital plane tilts by more than 90 degrees, which the model does not follow."
    ),
    (
      .singleSpinAngles,
      "The analysis of two precessing spins failed, and the angles of one spin took their place, as "
        + "in LALSimulation."
    ),
  ]
}

extension WaveformStatus.Failure {
  /// The reason as a sentence.
  public var reason: String {
    switch self {
    case .none: "There is a waveform."
    case .notFinite: "A parameter is NaN or infinite."
    case .massNotPositive: "A mass is not above 0."
    case .distanceNotPositive: "The luminosity distance is not above 0."
    case .spinAboveOne: "A spin is longer than 1."
    case .spinNotAligned:
      "A spin has a component in the orbital plane, which an aligned-spin model does not describe."
    case .massRatioTooExtreme: "The mass ratio is more extreme than the model evaluates."
    case .minimumFrequencyAboveCutoff: "The lowest frequency lies above the model's cut-off."
    case .referenceFrequencyInvalid: "The reference frequency is not above 0."
    case .remnantSpinOutsideTables:
      "The remnant's spin lies outside of the tables of its ringdown."
    case .resultNotFinite: "The computation gave a value that is not finite."
    case .minimumFrequencyInvalid: "The lowest frequency is not above 0."
    case .phaseTooLarge:
      "The phase exceeds 5e8 radians, more than is evaluated: the masses are too low, or too "
        + "unequal, for the lowest frequency, or phase or f_ref is out of all proportion."
    case .tidesNotDescribed:
      "lambda_1 or lambda_2 is not 0, but the model describes black holes, which have no tides."
    case .eccentricityNotDescribed:
      "eccentricity or mean_per_ano is not 0, but the model describes quasi-circular orbits."
    case .remnantMassAboveOne: "The remnant's mass by the model's fit exceeds the total mass."
    case .orbitsOutOfOrder:
      "The minimum-energy orbit lies within the innermost stable orbit, by the model's fits: the "
        + "mass ratio is too extreme for such spins."
    }
  }
}
