// SPDX-License-Identifier: MIT

// What a report says where our kernels ran on cards.
extension CaseReport {
  /// Whether our kernels ran on a card.
  package var hasCards: Bool { contenders.contains { $0.isOursOnCard } }

  /// Our fastest contender on a card with which another is compared: the numbers of its rows are the
  /// same, and they arrive in the host's memory, as those of processors do, or stay.
  package func cardReference(of contender: ContenderReport) -> ContenderReport? {
    let way = contender.label.card ?? CardWay(precision: .double, arrives: true)
    return contenders.filter { $0.isOursOnCard && $0.label.card == way && $0.speed != nil }
      .max { ($0.speed?.throughput.median ?? 0) < ($1.speed?.throughput.median ?? 0) }
  }

  /// How many times as fast as our fastest on a card, in words; empty where there is none, or for
  /// itself.
  package func cardRatio(of contender: ContenderReport) -> String {
    ratio(of: contender, to: cardReference(of: contender))
  }

  /// The precision of the rows.
  package var precisionInWords: String {
    "double precision" + (hasCards ? " but where it says single" : "")
  }

  /// What the memory of a card lets through at most, for our rows in double; nil where it is not
  /// known.
  package func cardFloorInWords(_ cards: CardDescription?) -> String? {
    guard hasCards, let bandwidth = cards?.memoryBandwidth else { return nil }
    let time = Figures.time(Double(bytesPerWaveform) / bandwidth)
    let size = Figures.size(bytesPerWaveform)
    return "at least \(time) to write \(size) to the card's memory, by its clock and width"
  }

  /// How many rows the blocks of cards have, and whose they are; nil where no card took part.
  package var blocksInWords: String? {
    let blocks = contenders.compactMap { contender in
      contender.preparation?.blockRowCount.map { (size: $0, name: Chart.tool(contender.label)) }
    }
    guard !blocks.isEmpty else { return nil }
    let sizes = Set(blocks.map(\.size)).sorted()
    let parts = sizes.map { size in
      let names = blocks.filter { $0.size == size }.map(\.name)
        .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return "\(size) (\(names.joined(separator: ", ")))"
    }
    return "Waveforms are repeated to fill the blocks of cards; rows of a block: "
      + parts.joined(separator: ", ") + "."
  }
}

extension ContenderReport {
  /// Whether these are our kernels on a card.
  var isOursOnCard: Bool { label.tool == "whipbird" && label.card != nil }
}

extension BenchmarkReport {
  /// The precision of the rows of all cases.
  var precisionInWords: String { cases.first?.precisionInWords ?? "double precision" }
}
