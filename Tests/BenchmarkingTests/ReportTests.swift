// SPDX-License-Identifier: MIT

import Benchmarking
import Foundation
import Generation
import Testing
import Verification

@Suite("Reports")
struct ReportTests {
  static func speed(_ throughput: Double, error: Double) throws -> VerifiedSpeed {
    let expected = WaveformRow(plus: [1, 2, 3, 4], cross: [4, 3, 2, 1])
    let row = WaveformRow(plus: [1, 2, 3, 4 * (1 + error)], cross: [4, 3, 2, 1])
    let grid = try ComparisonGrid(frequencies: [20, 30], widths: [1, 1], noise: .advancedLIGO)
    let difference = try WaveformDifference(of: row, from: expected, on: grid)
    let rounds = [0.98, 1, 1.02].map { RoundTimes(perWaveform: $0 / throughput) }
    return try #require(VerifiedSpeed(rounds: rounds, differences: [difference], waveforms: 1))
  }

  static func contender(
    _ tool: String,
    _ threads: Int,
    _ outcome: SpeedOutcome
  ) -> ContenderReport {
    ContenderReport(
      label: ContenderLabel(tool: tool, version: "1 & 2", way: "", threads: threads),
      preparation: Preparation(setUp: 1e-5, compilation: 2, remark: "a < b"),
      outcome: outcome,
      counts: [.init(waveforms: 1, time: 1e-3), .init(waveforms: 10, time: 4e-3)],
      memory: MemoryUse(byteCount: 2_000_000, isWholeProcess: true)
    )
  }

  static func report(
    adding others: [ContenderReport] = [],
    cards: CardDescription? = nil
  ) throws -> BenchmarkReport {
    let contenders =
      [
        contender("whipbird", 1, .told(try speed(2000, error: 1e-12))),
        contender("whipbird", 2, .told(try speed(3600, error: 1e-12))),
        contender("lalsimulation", 1, .told(try speed(100, error: 0))),
        contender("ripple", 1, .withheld("wrong by 7.0e-01 | of <all>")),
      ] + others
    let label = ContenderLabel(tool: "whipbird", version: "1", way: "", threads: 1)
    let points = try [100, 200].map {
      BinSweep.Point(signalBins: $0, speed: try speed(1 / Double($0), error: 1e-12))
    }
    return BenchmarkReport(
      machine: .current(cards: cards),
      floor: MachineFloor(writeBandwidth: 1e10, sharedWriteBandwidth: 2e10, arithmetic: 1e11),
      date: "2026-01-02 03:04 UTC",
      command: "whipbird benchmark --model <IMRPhenomD>",
      version: "1",
      reference: "LALSimulation 6",
      seed: 7,
      rounds: 3,
      cases: [
        CaseReport(
          name: "IMRPhenomD, 3 uniform bins",
          modelName: "IMRPhenomD",
          binCount: 3,
          signalBinCount: 2,
          gridKind: "uniform",
          settingsLines: ["domain: {}"],
          waveforms: 1,
          refusedDraws: 4,
          bytesPerWaveform: 96,
          operations: 500,
          contenders: contenders
        )
      ],
      binSweeps: [BinSweep(modelName: "IMRPhenomD", lines: [.init(label: label, points: points)])],
      absentPeers: [.init(name: "ml4gw", reason: "no <torch>")],
      noise: NoiseVerdict(load: 0.5, stolen: 0)
    )
  }

  @Test("JSON: a schema with a version, and no speed where none is told")
  func json() throws {
    let text = try Self.report().json.description
    let top = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    #expect(top["schema"] as? String == "whipbird-benchmark")
    #expect(top["schema_version"] as? Int == 1)
    let cases = try #require(top["cases"] as? [[String: Any]])
    let contenders = try #require(cases.first?["contenders"] as? [[String: Any]])
    #expect(contenders.count == 4)
    for contender in contenders {
      let hasSpeed = contender["waveforms_per_second"] != nil
      #expect(hasSpeed == (contender["error"] != nil))
      #expect(hasSpeed != (contender["no_speed_because"] != nil))
    }
    let rates = try #require(contenders[0]["waveforms_per_second"] as? [String: Double])
    let median = try #require(rates["median"])
    #expect(abs(median - 2000) < 1e-6)
    let errors = try #require(contenders[0]["strain_errors"] as? [Double])
    #expect(errors.count == 1 && abs(errors[0] / 8e-13 - 1) < 0.3)
    let sweep = try #require(top["cost_against_bins"] as? [[String: Any]])
    #expect(sweep.count == 1)
  }

  @Test("text: times beside errors, ratio, efficiency, noise, and what did not run")
  func text() throws {
    let text = try Self.report().lines.joined(separator: "\n")
    for piece in [
      "20.0 ×", "90.0 %", "no speed: wrong by 7.0e-01", "ml4gw: no <torch>",
      "The machine was noisy",
      "Other programs kept 0.50 processors busy", "4 draws refused by LAL", "largest",
    ] {
      #expect(text.contains(piece), "no '\(piece)' in\n\(text)")
    }
  }

  @Test("the table for a README has a row per contender, and bars stay in their cells")
  func markdown() throws {
    let text = try Self.report().markdown
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count == 2 + 1 + 4)
    #expect(rows.allSatisfy { $0.count { $0 == "|" } == 5 })
    #expect(text.contains("| whipbird, 2 threads | ") && text.contains("Not run: ml4gw"))
  }

  @Test("the page stands alone, is whole, and shows what was withheld")
  func page() throws {
    let html = try BenchmarkPage(Self.report()).html
    for forbidden in ["<script", "http:", "https:", "src=", "@import", "url(", "<all>", "<torch>"] {
      #expect(!html.contains(forbidden), "the page holds \(forbidden)")
    }
    for piece in [
      "prefers-color-scheme: dark", "wrong by 7.0e-01 | of &lt;all&gt;", "no &lt;torch&gt;",
      "whipbird benchmark --model &lt;IMRPhenomD&gt;", "1 &amp; 2", "a &lt; b",
    ] {
      #expect(html.contains(piece), "the page lacks \(piece)")
    }
    #expect(!html.contains("nan") && !html.contains("inf"))
    let body = try #require(html.range(of: "<body>"))
    #expect(unbalanced(String(html[body.lowerBound...])) == ["html"])
    #expect(html.count(of: "<svg ") == 4)
  }

  /// The names of elements that are opened and not closed, or closed and not opened, by a scan.
  private func unbalanced(_ text: String) -> [String] {
    var open: [String] = []
    var stray: [String] = []
    for match in text.matches(of: /<(\/?)([a-z0-9]+)[^>]*?(\/?)>/) where match.3 != "/" {
      let name = String(match.2)
      if match.1 != "/" {
        open.append(name)
      } else if open.last == name {
        open.removeLast()
      } else {
        stray.append(name)
      }
    }
    return open + stray
  }

  /// A report in which our kernels and ripple ran on a card.
  static func cardReport() throws -> BenchmarkReport {
    func onCard(_ tool: String, _ way: CardWay, _ threads: Int, _ throughput: Double) throws
      -> ContenderReport
    {
      ContenderReport(
        label: ContenderLabel(tool: tool, version: "1", card: way, threads: threads),
        preparation: Preparation(setUp: 1e-5, blockRowCount: way.arrives ? 256 : 4096),
        outcome: .told(try speed(throughput, error: 1e-12)),
        counts: [],
        memory: nil
      )
    }
    let arriving = CardWay(precision: .double, arrives: true)
    let staying = CardWay(precision: .double, arrives: false)
    return try report(
      adding: [
        onCard("whipbird", arriving, 1, 8000), onCard("whipbird", arriving, 2, 20_000),
        onCard("whipbird", staying, 1, 60_000),
        onCard("whipbird", CardWay(precision: .single, arrives: true), 1, 50_000),
        onCard("ripple", arriving, 2, 1000), onCard("ripple", staying, 2, 6000),
      ],
      cards: CardDescription(
        cards: ["0: Some card"],
        driver: "NVIDIA driver of CUDA 12.4",
        memoryBandwidth: 1e12
      )
    )
  }

  @Test("on a card each is compared with our fastest there of its numbers, arriving or staying")
  func cardRatios() throws {
    let text = try Self.cardReport().json.description
    let top = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    let machine = try #require(top["machine"] as? [String: Any])
    let cards = try #require(machine["cards"] as? [String: Any])
    #expect(cards["names"] as? [String] == ["0: Some card"])
    let cases = try #require(top["cases"] as? [[String: Any]])
    let contenders = try #require(cases.first?["contenders"] as? [[String: Any]])
    func ratio(_ tool: String, _ way: String, _ threads: Int) throws -> Double? {
      let found = contenders.first {
        $0["tool"] as? String == tool && $0["way"] as? String == way
          && $0["threads"] as? Int == threads
      }
      return try #require(found)["ratio_to_cuda"] as? Double
    }
    for (tool, way, threads, expected) in [
      ("whipbird", "", 1, 0.1), ("lalsimulation", "", 1, 0.005), ("whipbird", "cuda", 1, 0.4),
      ("ripple", "cuda", 2, 0.05), ("ripple", "cuda, kernels alone", 2, 0.1),
    ] {
      let value = try #require(try ratio(tool, way, threads), "\(tool), \(way)")
      #expect(abs(value / expected - 1) < 1e-9, "\(tool), \(way): \(value)")
    }
    let own = try #require(contenders.first { $0["way"] as? String == "cuda, single" })
    let card = try #require(own["card"] as? [String: Any])
    #expect(card["precision"] as? String == "single" && card["rows_arrive"] as? Bool == true)
    #expect(card["rows_per_block"] as? Int == 256)
    #expect(contenders.first?["card"] is NSNull)
  }

  @Test("text, table and page name the card, its blocks and the ratio to it")
  func cardWords() throws {
    let report = try Self.cardReport()
    let text = report.lines.joined(separator: "\n")
    let blocks =
      "rows of a block: 256 (whipbird cuda, whipbird cuda f32, ripple cuda), "
      + "4096 (whipbird cuda kernels, ripple cuda kernels)"
    for piece in [
      "0: Some card", "NVIDIA driver of CUDA 12.4", "against cuda", "0.0500 ×", blocks,
      "double precision but where it says single", "0.0960 ns to write 96 B to the card's memory",
    ] {
      #expect(text.contains(piece), "no '\(piece)' in\n\(text)")
    }
    let rows = report.markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.allSatisfy { $0.count { $0 == "|" } == 6 })
    #expect(report.markdown.contains(blocks) && report.markdown.contains("Some card"))
    let html = BenchmarkPage(report).html
    for piece in ["against cuda", "Some card", blocks, "whipbird cuda kernels", "the card's floor"]
    {
      #expect(html.contains(piece), "the page lacks \(piece)")
    }
    // Without a card nothing of it is said.
    let without = try Self.report()
    #expect(!(without.lines + [without.markdown]).contains { $0.contains("cuda") })
  }

  @Test("a report without any case is still a page")
  func empty() {
    let report = BenchmarkReport(
      machine: .current(),
      floor: MachineFloor(writeBandwidth: 1, sharedWriteBandwidth: 1, arithmetic: 1),
      date: "2026-01-02 03:04 UTC",
      command: "",
      version: "1",
      reference: "",
      seed: 1,
      rounds: 1,
      cases: [],
      binSweeps: [],
      absentPeers: [],
      noise: NoiseVerdict(load: nil, stolen: nil)
    )
    #expect(BenchmarkPage(report).html.hasSuffix("</html>\n"))
    #expect(report.verdict == ["The machine was quiet."])
  }
}

extension String {
  fileprivate func count(of piece: String) -> Int { components(separatedBy: piece).count - 1 }
}
