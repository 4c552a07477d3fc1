// SPDX-License-Identifier: MIT

/// How far waveforms are from LAL's defaults, beside how far LAL is from them itself when it is asked
/// for every frequency.
///
/// By default LAL interpolates the models with higher modes between coarse frequencies, on uniform
/// grids. What evaluates every frequency must not be further from that than LAL without interpolation
/// is.
public struct DefaultsComparison: Sendable {
  /// One draw that LAL interpolates, by both distances from its defaults.
  private struct Pair: Sendable {
    let subject: WaveformDifference
    let reference: WaveformDifference
  }

  private let subject: VerificationReport
  private let reference: VerificationReport
  private let pairs: [Pair]

  /// Pairs two reports of the same draws.
  ///
  /// - Parameters:
  ///   - subject: What is examined, against LAL's defaults.
  ///   - reference: LAL at every frequency, against LAL's defaults.
  public init(subject: VerificationReport, reference: VerificationReport) {
    self.subject = subject
    self.reference = reference
    var pairs: [Pair] = []
    var others = reference.comparisons[...]
    for own in subject.comparisons {
      guard let index = others.firstIndex(where: { $0.draw == own.draw }) else { continue }
      let other = others[index]
      others = others[(index + 1)...]
      // Where both are the same, nothing was interpolated.
      if other.difference.strain.value > 0 {
        pairs.append(Pair(subject: own.difference, reference: other.difference))
      }
    }
    self.pairs = pairs
  }

  /// Both reports, the subject's first, for programs.
  public var reports: [VerificationReport] { [subject, reference] }

  /// Whether no figure is larger than LAL's own by more than a tenth, in nine tenths of the interpolated
  /// draws and, of the figures of single bins, in 99 %; and nothing was refused by one side alone.
  ///
  /// LAL's rounding, which is in its distance from us alone, decides the largest mismatches, where
  /// spins are nearly aligned; it is not held against us.
  public var passed: Bool {
    guard subject.isComplete, reference.isComplete, !pairs.isEmpty, subject.refusals.isEmpty
    else { return false }
    return DifferenceFigure.allCases.allSatisfy { figure in
      let isMismatch = figure == .whiteMismatch || figure == .noiseMismatch
      return (isMismatch ? [0.9] : [0.9, 0.99]).allSatisfy { share in
        Quantiles.value(at: share, of: pairs.map { $0.subject[figure] })
          <= 1.1 * Quantiles.value(at: share, of: pairs.map { $0.reference[figure] })
      }
    }
  }

  /// The report for people.
  public var lines: [String] {
    [
      "\(subject.modelName) against LAL's defaults: \(pairs.count) of "
        + "\(subject.comparisons.count) draws are interpolated there",
      subject.drawSummary, "", "Whipbird, every frequency",
    ] + QuantileTable.lines(pairs.map(\.subject)) + [
      "", "LALSimulation at every frequency",
    ] + QuantileTable.lines(pairs.map(\.reference)) + [
      "",
      passed
        ? "PASSED: no farther from LAL's interpolation than LAL itself"
        : "FAILED: farther from LAL's interpolation than LAL itself, or a side refused alone",
    ]
  }
}
