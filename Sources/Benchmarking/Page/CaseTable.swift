// SPDX-License-Identifier: MIT

import Verification

/// The figures of one case as a table of the page.
struct CaseTable {
  let report: CaseReport
  let floor: MachineFloor
  let cards: CardDescription?

  var html: String {
    PageTable.html(heads: heads, rows: report.contenders.map(row) + floors) + remarks
  }

  private var heads: [String] {
    Self.commonHeads + (report.hasCards ? ["against cuda"] : [])
  }

  private static let commonHeads = [
    "", "threads", "set-up", "median", "10–90 %", "per second", "efficiency",
    "against LAL", "median error", "largest error", "1 − overlap", "memory",
  ]

  private func row(_ contender: ContenderReport) -> [String] {
    guard let speed = contender.speed else {
      return [
        Chart.name(contender.label), "no speed: \(contender.outcome.reason ?? "it failed")",
      ]
    }
    let setUp = contender.preparation.map { preparation in
      Figures.time(preparation.setUp)
        + (preparation.compilation.map { " + \(Figures.time($0)) compiling" } ?? "")
    }
    let overlaps = speed.differences.map { $0[.whiteMismatch] }
    return [
      Chart.name(contender.label), "\(contender.label.threads)", setUp ?? "",
      Figures.time(speed.times.median),
      "\(Figures.time(speed.times.low)) – \(Figures.time(speed.times.high))",
      (contender.isTooNoisy ? "~" : "") + Figures.three(speed.throughput.median),
      report.efficiency(of: contender).map { "\(Figures.three(100 * $0)) %" } ?? "",
      report.ratio(of: contender), Figures.error(speed.medianError),
      Figures.error(speed.largestError),
      Figures.error(overlaps.max() ?? .nan),
      contender.memory.map { Figures.size($0.byteCount) } ?? "",
    ] + (report.hasCards ? [report.cardRatio(of: contender)] : [])
  }

  private var floors: [[String]] {
    [writing, arithmetic]
      + (report.cardFloorInWords(cards).map { [["the card's floor", $0]] } ?? [])
  }

  private var writing: [String] {
    let time = floor.writingTime(byteCount: report.bytesPerWaveform)
    return [
      "memory's floor",
      "\(Figures.time(time)) to write the \(Figures.size(report.bytesPerWaveform)) of a waveform once, by "
        + "one thread",
    ]
  }

  private var arithmetic: [String] {
    guard let operations = report.operations else {
      return ["arithmetic's floor", "the operations of this model were not counted"]
    }
    let time = Figures.time(floor.arithmeticTime(operations: operations))
    return [
      "arithmetic's floor",
      "\(time) for the \(Figures.three(operations / 1e6)) Mflop of our kernel at the peak of one "
        + "core",
    ]
  }

  /// What contenders say of themselves.
  private var remarks: String {
    let texts = report.contenders.compactMap { contender in
      contender.preparation?.remark.map { "\(Chart.name(contender.label)): \($0)" }
    }
    let unique = texts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let refused =
      report.refusedDraws > 0
      ? ["LALSimulation refused \(report.refusedDraws) draws, which were passed over."] : []
    let blocks = report.blocksInWords.map { [$0] } ?? []
    return (refused + blocks + unique).map { "<p class=\"soft\">\(SVGCanvas.escaped($0))</p>" }
      .joined(separator: "\n")
  }
}
