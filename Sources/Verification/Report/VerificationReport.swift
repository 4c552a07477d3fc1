// SPDX-License-Identifier: MIT

import Generation

/// The figures of a comparison, and the verdict.
public struct VerificationReport: Sendable {
  /// A draw that both sides gave, with its figures.
  public struct Comparison: Sendable {
    /// The draw.
    public let draw: VerificationDraw
    /// How far the two are from each other.
    public let difference: WaveformDifference
    /// Why, where they differ by more than the bound above which that is looked into.
    public let arbitration: Arbitration?

    /// What a figure counts for in the verdict; nil where it does not.
    ///
    /// Where rounding explains the difference, the strain is the error that remains against the
    /// arbiter; the other figures, which tell of the same bins, do not count.
    func counted(_ figure: DifferenceFigure) -> Double? {
      guard let arbitration, arbitration.finding != .unexplained else { return difference[figure] }
      return figure == .strain ? arbitration.remainingError : nil
    }
  }

  /// A draw that one side alone refused.
  public struct Refusal: Sendable {
    /// Who refused.
    public enum Side: String, Sendable {
      /// What is examined.
      case subject
      /// What is believed.
      case reference
    }

    /// The draw.
    public let draw: VerificationDraw
    /// Who refused.
    public let side: Side
    /// The reason.
    public let reason: String
  }

  /// One requirement with what was met.
  public struct Check: Sendable, Equatable {
    /// The requirement.
    public let requirement: Requirement
    /// The figure that the share of draws does not exceed; NaN where nothing was compared.
    public let value: Double

    package init(requirement: Requirement, value: Double) {
      self.requirement = requirement
      self.value = value
    }

    /// Whether it holds; NaN does not.
    public var passed: Bool { value <= requirement.limit }
  }

  /// The model, by name.
  public let modelName: String
  /// What the draws were.
  public let drawSummary: String
  /// The seed; nil where nothing was random.
  public let seed: UInt64?
  /// The grids that draws refer to.
  public let grids: [VerificationGrid]
  /// The number of draws asked for.
  public let drawCount: Int
  /// The noise curve of the overlap in noise.
  public let noiseName: String
  /// What was examined.
  public let subject: BackendIdentity?
  /// What was believed.
  public let reference: BackendIdentity?
  /// The draws that both sides gave.
  public let comparisons: [Comparison]
  /// How many draws both sides refused.
  public let refusedByBoth: Int
  /// The draws that one side alone refused.
  public let refusals: [Refusal]
  /// The requirements with what was met.
  public let checks: [Check]

  init(
    draws: any DrawSource,
    outcomes: [(draw: VerificationDraw, outcome: Verifier.Outcome)],
    requirements: [Requirement],
    noise: String,
    subject: BackendIdentity?,
    reference: BackendIdentity?
  ) {
    modelName = draws.modelName
    drawSummary = draws.summary
    seed = draws.seed
    grids = draws.grids
    drawCount = draws.count
    noiseName = noise
    self.subject = subject
    self.reference = reference
    var comparisons: [Comparison] = []
    var refusals: [Refusal] = []
    var refusedByBoth = 0
    for (draw, outcome) in outcomes {
      switch outcome {
      case .compared(let difference, let arbitration):
        comparisons.append(
          Comparison(draw: draw, difference: difference, arbitration: arbitration)
        )
      case .refused(let side, let reason):
        refusals.append(Refusal(draw: draw, side: side, reason: reason))
      case .refusedByBoth: refusedByBoth += 1
      }
    }
    self.comparisons = comparisons
    self.refusals = refusals
    self.refusedByBoth = refusedByBoth
    checks = requirements.map { requirement in
      let sample = comparisons.compactMap { $0.counted(requirement.figure) }
      // Where every difference is explained, no figure is left to exceed a limit.
      let allExplained = sample.isEmpty && !comparisons.isEmpty
      return Check(
        requirement: requirement,
        value: allExplained ? 0 : Quantiles.value(at: requirement.share, of: sample)
      )
    }
  }

  /// How many draws have an outcome.
  public var finishedCount: Int { comparisons.count + refusals.count + refusedByBoth }

  /// Whether every draw has an outcome.
  public var isComplete: Bool { finishedCount == drawCount }

  /// Whether all draws were looked at, something was compared, no side refused alone, there are
  /// requirements, and all of them hold.
  public var passed: Bool {
    isComplete && !comparisons.isEmpty && refusals.isEmpty && !checks.isEmpty
      && checks.allSatisfy(\.passed)
  }

  /// How many draws were found to differ for a reason.
  public func count(of finding: Arbitration.Finding) -> Int {
    comparisons.count { $0.arbitration?.finding == finding }
  }

  /// The quantiles of a figure over the draws, as they are.
  public func quantiles(of figure: DifferenceFigure) -> Quantiles {
    Quantiles(comparisons.map { $0.difference[figure] })
  }

  /// The draws that come nearest to their limits, or exceed them most, worst first.
  public func worst(_ count: Int) -> [Comparison] {
    let ratios = comparisons.map(badness)
    let order = comparisons.indices.sorted { (ratios[$0], $1) > (ratios[$1], $0) }
    return order.prefix(count).map { comparisons[$0] }
  }

  /// The largest figure over its limit.
  private func badness(of comparison: Comparison) -> Double {
    checks.compactMap { check in
      comparison.counted(check.requirement.figure).map { $0 / check.requirement.limit }
    }.max() ?? 0
  }
}
