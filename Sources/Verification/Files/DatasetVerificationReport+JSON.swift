// SPDX-License-Identifier: MIT

extension DatasetVerificationReport {
  /// The report for programs: every row with its figures.
  public var json: JSONValue {
    .object([
      ("file", .text(path)),
      ("made_by", version.map { .text($0) } ?? .null),
      ("model", .text(modelName)),
      ("rows", .integer(rowCount)),
      ("seed", seed.map { .text("\($0)") } ?? .null),
      ("backend", .text(backend.description)),
      ("demand", .text(demand)),
      ("passed", .bool(passed)),
      ("complete", .bool(isComplete)),
      ("wrong", .list(wrongRows.map(Self.json))),
      ("checked", .list(verdicts.map { .integer($0.row) })),
      (
        "figures",
        .object(
          DifferenceFigure.allCases.map { figure in
            (
              figure.rawValue,
              .list(verdicts.map { $0.difference.map { .number($0[figure]) } ?? .null })
            )
          }
        )
      ),
    ])
  }

  private static func json(_ verdict: RowVerdict) -> JSONValue {
    .object([
      ("row", .integer(verdict.row)),
      ("kind", .text("\(verdict.kind)")),
      ("strain", verdict.difference.map { .number($0.strain.value) } ?? .null),
      (
        "owners",
        .list(
          verdict.owners.map { .object([("row", .integer($0.row)), ("what", .text($0.what))]) }
        )
      ),
      (
        "parameters_follow_seed",
        verdict.parametersFollowSeed.map { .bool($0) } ?? .null
      ),
    ])
  }
}
