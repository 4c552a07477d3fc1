// SPDX-License-Identifier: MIT

import Generation

/// What a model is held to when it is compared with LALSimulation, and why.
public struct ModelTolerances: Sendable, Equatable {
  /// The model, by name.
  public let modelName: String
  /// Where it is compared.
  public let range: ModelRange
  /// The bounds, all of which must hold.
  public let requirements: [Requirement]
  /// The |Δh|, as a part of the largest |h|, above which a draw is looked into with the physics in
  /// twice the precision (`Arbitration`).
  public let arbitrationLimit: Double
  /// What LALSimulation is asked for beside its defaults, so that both sides compute the same.
  public let referenceOptions: [ModelOption]
  /// Why the bounds are what they are.
  public let reason: String

  /// Every model with tolerances.
  public static let all =
    [imrPhenomD, imrPhenomXAS, imrPhenomXHM, imrPhenomPv2, imrPhenomXP, imrPhenomXPHM]

  /// The tolerances of a model.
  ///
  /// - Throws: `VerificationError.noTolerances`: nothing can be said to pass without them.
  public static func of(_ modelName: String) throws(VerificationError) -> ModelTolerances {
    guard let found = all.first(where: { $0.modelName == modelName }) else {
      throw .noTolerances(model: modelName, known: all.map(\.modelName))
    }
    return found
  }

  /// The bounds of a model whose draws are looked into above `limit`: that of |Δh| in a share of the
  /// draws, and what follows from it for bins above 10⁻³ of the largest and for the mismatches.
  ///
  /// Where both sides round, the error that remains may be up to `roundingLimit`.
  private static func bounds(
    _ limit: Double,
    share: Double = 1,
    roundingLimit: Double? = nil
  ) -> [Requirement] {
    [
      Requirement(.strain, atMost: limit, share: share),
      Requirement(.strain, atMost: roundingLimit ?? limit),
      Requirement(.amplitude, atMost: 1e3 * limit), Requirement(.phase, atMost: 1e3 * limit),
      Requirement(.whiteMismatch, atMost: 1e3 * limit * limit),
      Requirement(.noiseMismatch, atMost: 1e3 * limit * limit),
    ]
  }

  private static let imrPhenomD = ModelTolerances(
    modelName: "IMRPhenomD",
    range: .wide,
    requirements: [
      Requirement(.strain, atMost: 1e-9),
      Requirement(.amplitude, atMost: 1e-10),
      Requirement(.phase, atMost: 1e-9, share: 0.999),
      Requirement(.phase, atMost: 1e-7),
      Requirement(.whiteMismatch, atMost: 1e-14),
      Requirement(.noiseMismatch, atMost: 1e-14),
    ],
    arbitrationLimit: 1e-9,
    referenceOptions: [],
    reason: """
      Both sides compute the same closed formulas in double precision; from 5 Hz, phases of light \
      binaries are differences of terms of up to 1e6 rad, whose last digits are 1e-10 rad. Now and \
      then the masses are so nearly equal (1 - q below some 1e-4) that LAL's mass \
      difference, from the square root of 1 - 4 eta, loses digits that ours keeps: some 4e-14 / \
      (1 - q) rad, by an arbiter of higher precision.
      """
  )

  private static let imrPhenomXAS = ModelTolerances(
    modelName: "IMRPhenomXAS",
    range: .wide,
    requirements: [
      Requirement(.strain, atMost: 1e-9),
      Requirement(.amplitude, atMost: 1e-8),
      Requirement(.phase, atMost: 1e-9, share: 0.999),
      Requirement(.phase, atMost: 1e-7),
      Requirement(.whiteMismatch, atMost: 1e-14),
      Requirement(.noiseMismatch, atMost: 1e-14),
    ],
    arbitrationLimit: 1e-9,
    referenceOptions: [],
    reason: """
      Both sides compute the same closed formulas in double precision, as for IMRPhenomD. The fits \
      of the ringdown frequency are quotients that vanish above and below near a remnant spin of 1: \
      at 0.999 LAL's rounding is multiplied by 1e5, and phases far from a high f_ref carry it.
      """
  )

  private static let imrPhenomXHM = ModelTolerances(
    modelName: "IMRPhenomXHM",
    range: .common,
    requirements: bounds(1e-9),
    arbitrationLimit: 1e-9,
    referenceOptions: exactly,
    reason: """
      LAL takes the derivatives of the (3, 2) phase from its values at frequencies 1e-7 apart, whose \
      rounding is multiplied by 1e14: its waveforms of binaries whose masses differ in the last digit \
      scatter by 1e-7 of the largest bin, and by 1e-2 at large mass ratios and spins of 1. Ours are \
      exact, and are held to the bound by twice the precision.
      """
  )

  private static let imrPhenomXP = ModelTolerances(
    modelName: "IMRPhenomXP",
    range: .common,
    requirements: bounds(1e-8, share: 0.999, roundingLimit: 1e-4),
    arbitrationLimit: 1e-8,
    referenceOptions: exactly,
    reason: """
      At the frequencies at which the spins line up with the orbit at one end of their cycle, LAL \
      divides two numbers that vanish together; the angles of nearly aligned spins are quotients of \
      differences of 1e-9. Half a percent of random binaries differ by more than 1e-8 of the largest \
      bin, all of it LAL's rounding by twice the precision.
      """
  )

  private static let imrPhenomXPHM = ModelTolerances(
    modelName: "IMRPhenomXPHM",
    range: .common,
    requirements: bounds(1e-8, share: 0.999, roundingLimit: 1e-4),
    arbitrationLimit: 1e-8,
    referenceOptions: exactly,
    reason: """
      What is said of IMRPhenomXP's angles and of IMRPhenomXHM's (3, 2) mode. Without that mode one \
      percent of random binaries differ by more than 1e-8 of the largest bin.
      """
  )

  /// LAL evaluates every frequency instead of interpolating between coarse ones.
  private static let exactly = [
    ModelOption(name: "PhenomXHMThresholdMband", value: .real(0)),
    ModelOption(name: "PhenomXPHMThresholdMband", value: .real(0)),
  ]

  private static let imrPhenomPv2 = ModelTolerances(
    modelName: "IMRPhenomPv2",
    range: .common,
    requirements: bounds(1e-8, share: 0.999, roundingLimit: 1e-4),
    arbitrationLimit: 1e-8,
    referenceOptions: [],
    reason: """
      Both sides compute the same closed formulas in double precision. Where spins in the orbital \
      plane cancel to rounding, as opposite ones of equal bodies do, LAL takes the direction of the \
      total angular momentum from that rounding, so that its phase is any constant; ours counts \
      such spins as cancelled. One corner in a hundred is of this kind, and no random draw.
      """
  )
}
