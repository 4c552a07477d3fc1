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

  private static let imrPhenomD = ModelTolerances(
    modelName: "IMRPhenomD",
    range: ModelRange(
      masses: 1...200,
      smallestRatio: 1.0 / 100,
      largestSpin: 0.99,
      minimumFrequencies: [5, 10, 15, 20, 20, 30, 50]
    ),
    requirements: [
      Requirement(.strain, atMost: 1e-9, share: 0.999),
      Requirement(.strain, atMost: 1e-7),
      Requirement(.amplitude, atMost: 1e-10),
      Requirement(.phase, atMost: 1e-9, share: 0.999),
      Requirement(.phase, atMost: 1e-7),
      Requirement(.whiteMismatch, atMost: 1e-14),
      Requirement(.noiseMismatch, atMost: 1e-14),
    ],
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
    range: ModelRange(
      masses: 1...200,
      smallestRatio: 1.0 / 100,
      largestSpin: 0.99,
      minimumFrequencies: [5, 10, 15, 20, 20, 30, 50]
    ),
    requirements: [
      Requirement(.strain, atMost: 1e-9, share: 0.999),
      Requirement(.strain, atMost: 1e-7),
      Requirement(.amplitude, atMost: 1e-8),
      Requirement(.phase, atMost: 1e-9, share: 0.999),
      Requirement(.phase, atMost: 1e-7),
      Requirement(.whiteMismatch, atMost: 1e-14),
      Requirement(.noiseMismatch, atMost: 1e-14),
    ],
    referenceOptions: [],
    reason: """
      Both sides compute the same closed formulas in double precision, as for IMRPhenomD. The fits \
      of the ringdown frequency are quotients that vanish above and below near a remnant spin of 1: \
      at 0.999 their rounding is multiplied by 1e5, in LAL as here, and phases far from a high f_ref \
      carry it.
      """
  )

  private static let imrPhenomXHM = ModelTolerances(
    modelName: "IMRPhenomXHM",
    range: .common,
    requirements: [
      Requirement(.strain, atMost: 2e-6, share: 0.5),
      Requirement(.strain, atMost: 1e-4, share: 0.9),
      Requirement(.strain, atMost: 3e-2),
      Requirement(.amplitude, atMost: 3e-3, share: 0.9),
      Requirement(.amplitude, atMost: 30),
      Requirement(.phase, atMost: 3e-3, share: 0.9),
      Requirement(.phase, atMost: 3.2),
      Requirement(.whiteMismatch, atMost: 1e-8, share: 0.9),
      Requirement(.whiteMismatch, atMost: 1e-3),
      Requirement(.noiseMismatch, atMost: 1e-8, share: 0.9),
      Requirement(.noiseMismatch, atMost: 1e-3),
    ],
    referenceOptions: exactly,
    reason: """
      LAL takes the derivatives of the (3, 2) phase from its values at frequencies 1e-7 apart, whose \
      rounding is multiplied by 1e14: binaries whose masses differ by 1e-13 scatter by 1e-7 of the \
      largest bin, and by 1e-2 at large mass ratios and spins of 1. Ours are exact. Without (3, 2) \
      both sides agree to 1e-9 of the largest bin in 99 % of draws.
      """
  )

  private static let imrPhenomXP = ModelTolerances(
    modelName: "IMRPhenomXP",
    range: .common,
    requirements: [
      Requirement(.strain, atMost: 1e-11, share: 0.8),
      Requirement(.strain, atMost: 1e-8, share: 0.95),
      Requirement(.strain, atMost: 3e-2),
      Requirement(.amplitude, atMost: 1e-4, share: 0.9),
      Requirement(.amplitude, atMost: 30),
      Requirement(.phase, atMost: 1e-4, share: 0.9),
      Requirement(.phase, atMost: 3.2),
      Requirement(.whiteMismatch, atMost: 1e-12, share: 0.9),
      Requirement(.whiteMismatch, atMost: 1e-3),
      Requirement(.noiseMismatch, atMost: 1e-12, share: 0.9),
      Requirement(.noiseMismatch, atMost: 1e-3),
    ],
    referenceOptions: exactly,
    reason: """
      At the frequencies at which the spins line up with the orbit at one end of their cycle, LAL \
      divides two numbers that vanish together; the angles of nearly aligned spins are quotients of \
      differences of 1e-9. Half a percent of random binaries differ by more than 1e-8 of the largest \
      bin, all of it LAL's rounding by an arbiter of higher precision.
      """
  )

  private static let imrPhenomXPHM = ModelTolerances(
    modelName: "IMRPhenomXPHM",
    range: .common,
    requirements: imrPhenomXHM.requirements,
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
    requirements: [
      Requirement(.strain, atMost: 1e-10, share: 0.99),
      Requirement(.strain, atMost: 1e-8, share: 0.99),
      Requirement(.strain, atMost: 2.1),
      Requirement(.amplitude, atMost: 1e-9),
      Requirement(.phase, atMost: 1e-9, share: 0.99),
      Requirement(.phase, atMost: 3.15),
      Requirement(.whiteMismatch, atMost: 1e-14, share: 0.99),
      Requirement(.whiteMismatch, atMost: 2.1),
      Requirement(.noiseMismatch, atMost: 1e-14, share: 0.99),
      Requirement(.noiseMismatch, atMost: 2.1),
    ],
    referenceOptions: [],
    reason: """
      Both sides compute the same closed formulas in double precision. Where spins in the orbital \
      plane cancel to rounding, as opposite ones of equal bodies do, LAL takes the direction of the \
      total angular momentum from that rounding, so that its phase is any constant; ours counts \
      such spins as cancelled. One corner in a hundred is of this kind, and no random draw.
      """
  )
}
