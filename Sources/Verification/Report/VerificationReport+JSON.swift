// SPDX-License-Identifier: MIT

extension VerificationReport {
  /// The report for programs: quantiles, checks, every draw's figures, refusals, worst draws.
  public func json(worst worstCount: Int) -> JSONValue {
    .object([
      ("model", .text(modelName)),
      ("subject", .text(subject.map { "\($0.name) \($0.version)" } ?? "")),
      ("reference", .text(reference.map { "\($0.name) \($0.version)" } ?? "")),
      ("draws", .text(drawSummary)),
      ("seed", seed.map { .text("\($0)") } ?? .null),
      ("noise", .text(noiseName)),
      ("passed", .bool(passed)),
      ("complete", .bool(isComplete)),
      ("compared", .integer(comparisons.count)),
      ("refused_by_both", .integer(refusedByBoth)),
      ("refused_by_one", .list(refusals.map(json))),
      ("checks", .list(checks.map(Self.json))),
      (
        "quantiles",
        .object(
          [("shares", .list(Quantiles.shares.map { .number($0) }))]
            + DifferenceFigure.allCases.map {
              ($0.rawValue, .list(quantiles(of: $0).values.map { .number($0) }))
            }
        )
      ),
      (
        "worst",
        .list(
          worst(worstCount).map { comparison in
            .object(
              [("draw", json(comparison.draw))]
                + DifferenceFigure.allCases.map {
                  ($0.rawValue, .number(comparison.difference[$0]))
                }
            )
          }
        )
      ),
      (
        "arbitration",
        .object(
          Arbitration.Finding.allCases.map { ($0.rawValue, .integer(count(of: $0))) }
        )
      ),
      (
        "figures",
        .object(
          DifferenceFigure.allCases.map { figure in
            (figure.rawValue, .list(comparisons.map { .number($0.difference[figure]) }))
          }
        )
      ),
    ])
  }

  private static func json(_ check: Check) -> JSONValue {
    .object([
      ("figure", .text(check.requirement.figure.rawValue)),
      ("share", .number(check.requirement.share)),
      ("limit", .number(check.requirement.limit)),
      ("value", .number(check.value)),
      ("passed", .bool(check.passed)),
    ])
  }

  private func json(_ refusal: Refusal) -> JSONValue {
    .object([
      ("side", .text(refusal.side.rawValue)), ("reason", .text(refusal.reason)),
      ("draw", json(refusal.draw)),
    ])
  }

  private func json(_ draw: VerificationDraw) -> JSONValue {
    .object([
      ("origin", .text(draw.origin)),
      ("parameters", .object(zip(draw.names, draw.values).map { ($0, .number($1)) })),
      ("settings", .text(grids[draw.gridIndex].yamlLines.joined(separator: "\n"))),
    ])
  }
}
