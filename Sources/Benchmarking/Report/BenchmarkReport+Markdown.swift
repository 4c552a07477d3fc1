// SPDX-License-Identifier: MIT

extension BenchmarkReport {
  /// A table for a README: a row per model and contender, a column per grid.
  package var markdown: String {
    let grids = cases.map(\.gridKind).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let models = cases.map(\.modelName).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let columnCount = columnsPerGrid * grids.count
    var lines = [
      "\(machine.processor), \(machine.processorCount) cores, \(date.prefix(10)); both polarizations "
        + "in \(precisionInWords), \(cases.first?.waveforms ?? 0) waveforms, \(rounds) rounds turn about, "
        + "one thread unless it says more. Errors are the largest abs(Δh) / max abs(h) of the waveforms "
        + "that were timed, from \(reference) at every frequency; × is against its speed from C "
        + "on one thread.",
      "",
      "| | " + grids.map(heading).joined(separator: " | ") + " |",
      "| --- |" + String(repeating: " --- |", count: columnCount),
    ]
    for model in models {
      lines.append("| **\(model)** |" + String(repeating: " |", count: columnCount))
      for label in labels(of: model) {
        let cells = grids.flatMap { self.cells(model, $0, label) }
        lines.append("| \(title(label)) | \(cells.joined(separator: " | ")) |")
      }
    }
    let notes = cardNotes + absentPeers.map { "Not run: \($0.name) (\($0.reason))." } + verdict
    return (lines + ["", notes.joined(separator: " ")]).joined(separator: "\n") + "\n"
  }

  private func heading(_ grid: String) -> String {
    let bins = cases.first { $0.gridKind == grid }?.binCount ?? 0
    return "\(bins) \(grid) bins, per second | against LAL | largest error"
      + (usesCards ? " | against cuda" : "")
  }

  private var usesCards: Bool { cases.contains(where: \.hasCards) }

  private var columnsPerGrid: Int { usesCards ? 4 : 3 }

  /// The cards, and how they were given waveforms.
  private var cardNotes: [String] {
    guard let cards = machine.cards else { return [] }
    return ["\(cards.line)."]
      + cases.compactMap { report in report.blocksInWords.map { "\(report.name): \($0)" } }
  }

  private func title(_ label: ContenderLabel) -> String {
    label.name + (label.threads > 1 ? ", \(label.threads) threads" : "")
  }

  private func labels(of model: String) -> [ContenderLabel] {
    cases.filter { $0.modelName == model }.flatMap(\.contenders).map(\.label)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func cells(_ model: String, _ grid: String, _ label: ContenderLabel) -> [String] {
    guard let report = cases.first(where: { $0.modelName == model && $0.gridKind == grid }),
      let contender = report.contenders.first(where: { $0.label == label })
    else { return [String](repeating: "", count: columnsPerGrid) }
    guard let speed = contender.speed else {
      return ["none: \(Self.cell(contender.outcome.reason ?? "it failed"))"]
        + [String](repeating: "", count: columnsPerGrid - 1)
    }
    let figures = [
      (contender.isTooNoisy ? "~" : "") + Figures.three(speed.throughput.median),
      report.ratio(of: contender), Figures.error(speed.largestError),
    ]
    return usesCards ? figures + [report.cardRatio(of: contender)] : figures
  }

  /// A text that stays within its cell.
  private static func cell(_ text: String) -> String {
    String(text.map { $0 == "|" || $0 == "\n" ? "/" : $0 }.prefix(160))
  }
}
