// SPDX-License-Identifier: MIT

/// How far waveforms are from LAL's defaults, beside how far LAL is from them itself when it is asked
/// for every frequency.
///
/// By default LAL interpolates the models with higher modes between coarse frequencies. What evaluates
/// every frequency must not be further from that than LAL without interpolation is.
public struct DefaultsComparison: Sendable {
  /// What is examined, against LAL's defaults.
  public let subject: VerificationReport
  /// LAL at every frequency, against LAL's defaults.
  public let reference: VerificationReport

  /// Pairs two reports of the same draws.
  public init(subject: VerificationReport, reference: VerificationReport) {
    self.subject = subject
    self.reference = reference
  }

  /// Whether no quantile of any figure is larger than LAL's own, by more than a hundredth or what
  /// models are held to, and nothing was refused by one side alone.
  public var passed: Bool {
    guard subject.isComplete, reference.isComplete, !subject.comparisons.isEmpty,
      subject.refusals.isEmpty
    else { return false }
    return DifferenceFigure.allCases.allSatisfy { figure in
      zip(subject.quantiles(of: figure).values, reference.quantiles(of: figure).values)
        .allSatisfy { $0 <= max(1.01 * $1, Self.smallest) }
    }
  }

  private static let smallest = 1e-8

  /// The report for people.
  public var lines: [String] {
    [
      "\(subject.modelName) against LAL's defaults, which interpolate:", subject.drawSummary, "",
      "Whipbird, every frequency, \(subject.comparisons.count) compared",
    ] + QuantileTable.lines(subject.comparisons.map(\.difference)) + [
      "", "LALSimulation at every frequency, \(reference.comparisons.count) compared",
    ] + QuantileTable.lines(reference.comparisons.map(\.difference)) + [
      "",
      passed
        ? "PASSED: no quantile is larger than LAL's own"
        : "FAILED: a quantile is larger than LAL's own, or a side refused alone",
    ]
  }
}
