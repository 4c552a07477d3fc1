// SPDX-License-Identifier: MIT

extension Verifier {
  /// The picture of a report of this verifier: its worst draw, and all draws' errors.
  ///
  /// - Throws: What making a backend throws; `VerificationError` where nothing was compared.
  public func picture(of report: VerificationReport) throws -> VerificationPicture {
    guard let worst = report.worst(1).first else { throw VerificationError.nothingToDraw }
    let rows = try rows(of: worst.draw)
    let grid = report.grids[worst.draw.gridIndex]
    let names = [report.subject, report.reference].map { side in
      side.map { "\($0.name) \($0.version)" } ?? "?"
    }
    return VerificationPicture(
      title: "\(report.modelName): \(names[0]) against \(names[1]), "
        + (report.passed ? "PASSED" : "FAILED"),
      subtitles: [
        report.drawSummary,
        "Worst: \(worst.draw.origin); f_ref \(grid.settings.referenceFrequency) Hz, "
          + "\(grid.domain.kind.rawValue)",
      ] + VerificationPicture.words(worst.draw),
      frequencies: grid.domain.evaluationFrequencies,
      subject: rows.subject,
      reference: rows.reference,
      differences: report.comparisons.map(\.difference),
      requirements: report.checks.map(\.requirement)
    )
  }
}

extension DatasetVerifier {
  /// The picture of a report of this verifier: its worst row, and all rows' errors.
  ///
  /// - Throws: `HDF5Error` when the file cannot be read; `VerificationError` where nothing was
  ///   compared.
  public func picture(of report: DatasetVerificationReport) throws -> VerificationPicture {
    let compared = report.verdicts.filter { $0.difference != nil }
    let worst = compared.max { strain(of: $0) < strain(of: $1) }
    guard let worst else { throw VerificationError.nothingToDraw }
    let (rows, draw) = try rows(worst.row)
    return VerificationPicture(
      title: "\(report.modelName): a dataset of \(report.version ?? "unknown origin"), "
        + (report.passed ? "PASSED" : "FAILED"),
      subtitles: [
        "\(report.verdicts.count) of \(report.rowCount) rows made again by "
          + report.backend.description,
        "Worst: row \(worst.row)",
      ] + VerificationPicture.words(draw),
      frequencies: frequencies,
      subject: rows.stored,
      reference: rows.made,
      differences: compared.compactMap(\.difference),
      requirements: report.tolerance > 0 ? [Requirement(.strain, atMost: report.tolerance)] : []
    )
  }

  private func strain(of verdict: RowVerdict) -> Double { verdict.difference?.strain.value ?? 0 }
}

extension VerificationPicture {
  /// The parameters of a draw in lines that fit the picture, rounded.
  static func words(_ draw: VerificationDraw) -> [String] {
    var lines = [""]
    for (name, value) in zip(draw.names, draw.values) {
      let isPlain = value == 0 || (0.01..<1e5).contains(value.magnitude)
      let number =
        isPlain ? ScientificText.decimals(value, 4) : ScientificText.text(value, digits: 3)
      let line = lines[lines.count - 1]
      if line.count + name.count + number.count > mostCharacters {
        lines.append("\(name) \(number)")
      } else {
        lines[lines.count - 1] = line.isEmpty ? "\(name) \(number)" : "\(line), \(name) \(number)"
      }
    }
    return lines
  }

  private static let mostCharacters = 130
}
