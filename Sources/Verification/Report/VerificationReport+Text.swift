// SPDX-License-Identifier: MIT

extension VerificationReport {
  /// The report for people.
  ///
  /// - Parameter worstCount: How many of the worst draws to show, with all that repeats them.
  /// - Returns: The lines.
  public func lines(worst worstCount: Int) -> [String] {
    headLines + quantileLines + [""] + arbitrationLines + checkLines + refusalLines
      + worstLines(worstCount) + ["", verdictLine]
  }

  private var headLines: [String] {
    let names = [subject, reference].map { side in
      side.map { "\($0.name) \($0.version)" } ?? "nothing"
    }
    return [
      "\(modelName): \(names[0]) against \(names[1])",
      drawSummary + (seed.map { ", seed \($0)" } ?? ""),
      "\(comparisons.count) compared, \(refusedByBoth) refused by both, "
        + "\(refusals.count) refused by one side alone",
      "No maximisation over time or phase; noise: \(noiseName).",
      "",
    ]
  }

  private var quantileLines: [String] { QuantileTable.lines(comparisons.map(\.difference)) }

  private var checkLines: [String] {
    checks.map { check in
      let share = check.requirement.share
      let who = share == 1 ? "every draw" : "\(share * 100) % of the draws"
      return (check.passed ? "  ok    " : "  FAIL  ")
        + ScientificText.left(check.requirement.figure.title, 24)
        + "at most \(check.requirement.limit) in \(who): "
        + ScientificText.text(check.value)
    }
  }

  private var arbitrationLines: [String] {
    let looked = comparisons.compactMap(\.arbitration)
    guard let limit = looked.first?.limit else { return [] }
    return ["|dh| above \(limit) in \(looked.count) draws, looked into with twice the precision:"]
      + Arbitration.Finding.allCases.compactMap { finding in
        let found = looked.filter { $0.finding == finding }
        guard !found.isEmpty else { return nil }
        let ours = ScientificText.text(found.map(\.subjectError).max() ?? 0)
        let theirs = ScientificText.text(found.map(\.referenceError).max() ?? 0)
        return ScientificText.right("\(found.count)", 8) + "  "
          + ScientificText.left(finding.title, 52) + "largest error: \(ours), reference \(theirs)"
      } + [""]
  }

  private var refusalLines: [String] {
    guard !refusals.isEmpty else { return [] }
    let shown = refusals.prefix(Self.shownRefusals)
    let lines = shown.flatMap { refusal in
      let who = refusal.side == .subject ? subject?.name : reference?.name
      return ["  \(who ?? refusal.side.rawValue) alone: \(refusal.reason) (\(refusal.draw.origin))"]
        + reproduction(of: refusal.draw)
    }
    let rest = refusals.count - shown.count
    return ["", "Refused by one side alone:"] + lines + (rest > 0 ? ["  and \(rest) more"] : [])
  }

  private func worstLines(_ count: Int) -> [String] {
    let worst = worst(count)
    guard !worst.isEmpty else { return [] }
    return ["", "Worst draws (settings and table for --parameters):"]
      + worst.enumerated().flatMap { position, comparison in
        ["  \(position + 1). \(Self.line(comparison))"] + reproduction(of: comparison.draw)
      }
  }

  private static func line(_ comparison: Comparison) -> String {
    let difference = comparison.difference
    let figures = [
      ("strain", difference.strain), ("amplitude", difference.amplitude),
      ("phase", difference.phase),
    ].map { name, extreme in
      "\(name) \(ScientificText.text(extreme.value))"
        + (extreme.bin.map { " (bin \($0))" } ?? "")
    }
    return figures.joined(separator: ", ")
      + ", mismatch \(ScientificText.text(difference.whiteMismatch))"
      + " (\(comparison.draw.origin))"
      + (comparison.arbitration.map(Self.text) ?? "")
  }

  private static func text(_ arbitration: Arbitration) -> String {
    let figures = [
      ("error", arbitration.subjectError), ("of the reference", arbitration.referenceError),
      ("scatter of the reference", arbitration.referenceScatter),
      ("of the exact waveform", arbitration.exactScatter ?? 0),
    ].filter { $0.1 > 0 }.map { "\($0) \(ScientificText.text($1))" }
    return "; \(arbitration.finding.title): \(figures.joined(separator: ", "))"
  }

  /// What repeats a draw: lines of a settings file, then of a table.
  private func reproduction(of draw: VerificationDraw) -> [String] {
    (grids[draw.gridIndex].yamlLines + draw.tableLines).map { "     " + $0 }
  }

  private var verdictLine: String {
    if passed { return "PASSED" }
    if !isComplete { return "NO VERDICT: \(finishedCount) of \(drawCount) draws" }
    if comparisons.isEmpty { return "FAILED: nothing was compared" }
    let failed = DifferenceFigure.allCases.filter { figure in
      checks.contains { !$0.passed && $0.requirement.figure == figure }
    }.map(\.title)
    let reasons =
      failed + (refusals.isEmpty ? [] : ["\(refusals.count) draws refused by one side alone"])
    return "FAILED: " + (reasons.isEmpty ? "no tolerances" : reasons.joined(separator: "; "))
  }

  private static let shownRefusals = 5
}

extension Arbitration.Finding {
  /// The finding in words.
  var title: String {
    switch self {
    case .referenceRounds: "the reference's rounding"
    case .bothRound: "both round, the reference more"
    case .notReproducible: "no double-precision code can reproduce"
    case .unexplained: "UNEXPLAINED"
    }
  }
}
