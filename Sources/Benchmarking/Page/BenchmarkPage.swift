// SPDX-License-Identifier: MIT

import Verification

/// A report as one page that needs nothing beside it: no network, no script, no font.
package struct BenchmarkPage {
  let report: BenchmarkReport

  package init(_ report: BenchmarkReport) { self.report = report }

  /// The page.
  package var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Whipbird benchmark, \(SVGCanvas.escaped(String(report.date.prefix(10))))</title>
    <style>
    \(PageStyle.sheet)
    </style>
    </head>
    <body>
    \(([introduction] + report.cases.map(section) + [sweeps, peers, howMeasured])
      .filter { !$0.isEmpty }.joined(separator: "\n"))
    </body>
    </html>

    """
  }

  private var introduction: String {
    let quiet = report.verdict.count == 1
    let cards = report.machine.cards.map { "\($0.line). " } ?? ""
    let memory = report.machine.memoryByteCount.map { ", \(Figures.size($0)) of memory" } ?? ""
    return """
      <h1>Waveforms: speed with error</h1>
      <p class="soft">\(text("""
        \(report.machine.processor), \(report.machine.processorCount) processors\(memory), \
        \(report.machine.system). \(cards)\(report.date). Whipbird \(report.version); errors are counted from \
        \(report.reference), which evaluates every frequency.
        """))</p>
      <p class="note\(quiet ? "" : " warn")">\(text(report.verdict.joined(separator: " ")))</p>
      <p>\(text("""
        Each speed stands beside the error of the very waveforms that were timed: the largest |Δh| \
        of both polarizations over the largest |h|, in any bin, with no maximisation over time or \
        phase. Both polarizations in \(report.precisionInWords); contenders ran turn about in \
        \(report.rounds) rounds, after a round apart that is not counted. A ~ marks rounds that \
        scattered by more than \(Int(100 * NoiseVerdict.widestRounds)) %.
        """))</p>
      """
  }

  private func section(_ report: CaseReport) -> String {
    """
    <h2>\(text(report.name))</h2>
    <div class="charts">
    <figure>\(BarChart(report: report).svg)</figure>
    <figure>\(ErrorChart(report: report).svg)
    <figcaption>\(report.waveforms) waveforms each</figcaption></figure>
    </div>
    \(CaseTable(report: report, floor: self.report.floor, cards: self.report.machine.cards).html)
    """
  }

  // MARK: What the cost depends on

  private var sweeps: String {
    let bins = report.binSweeps.filter { !$0.lines.isEmpty }.map(binFigure)
    let threads = report.cases.compactMap(threadFigure)
    return [
      group("Threads", threads, "Throughput by the number of threads, or processes."),
      group(
        "Bins",
        bins,
        "Time of a waveform on uniform grids of the same band, and a line through it: what a waveform "
          + "costs whatever its bins, and what a bin costs. One thread; the errors of these waveforms "
          + "are within the tolerance, too."
      ),
      countTable,
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func group(_ title: String, _ figures: [String], _ words: String) -> String {
    figures.isEmpty
      ? ""
      : "<h2>\(title)</h2>\n<p>\(text(words))</p>\n<div class=\"charts\">\n"
        + figures.joined(separator: "\n") + "\n</div>"
  }

  private func threadFigure(_ report: CaseReport) -> String? {
    let labels = report.contenders.filter { $0.label.threads > 1 }.map(\.label.onOneThread)
    let curves = labels.reduce(into: [ContenderLabel]()) { if !$0.contains($1) { $0.append($1) } }
      .map { label in
        LineChart.Curve(
          label: label,
          points: report.contenders.compactMap { contender in
            guard contender.label.onOneThread == label, let speed = contender.speed else {
              return nil
            }
            return (Double(contender.label.threads), speed.throughput.median)
          }
        )
      }.filter { $0.points.count > 1 }
    guard !curves.isEmpty else { return nil }
    let chart = LineChart(
      curves: curves,
      xTitle: "threads",
      yTitle: "waveforms per second",
      description: "Throughput of \(report.name) by threads",
      xTicks: Set(curves.flatMap(\.points).map(\.x)).sorted()
    )
    return "<figure>\(chart.svg)<figcaption>\(text(report.name))</figcaption></figure>"
  }

  private func binFigure(_ sweep: BinSweep) -> String {
    let chart = LineChart(
      curves: sweep.lines.map { line in
        LineChart.Curve(
          label: line.label,
          points: line.points.map { (Double($0.signalBins), 1e6 * $0.speed.times.median) }
        )
      },
      xTitle: "bins with a signal",
      yTitle: "µs per waveform",
      description: "Time of a waveform of \(sweep.modelName) by its bins",
      xTicks: Set(sweep.lines.flatMap(\.points).map { Double($0.signalBins) }).sorted()
    )
    let fits = sweep.lines.compactMap { line in
      line.fit.map {
        "\(line.label.name): \(Figures.time($0.intercept)) + \(Figures.time($0.slope)) a bin"
      }
    }
    return "<figure>\(chart.svg)<figcaption>"
      + text("\(sweep.modelName). \(fits.joined(separator: "; "))") + "</figcaption></figure>"
  }

  private var countTable: String {
    let rows = report.cases.flatMap { report in
      report.contenders.compactMap { contender -> [String]? in
        guard let fit = contender.countFit else { return nil }
        let points = contender.counts.map { "\($0.waveforms): \(Figures.time($0.time))" }
        return [
          "\(report.name): \(contender.label.name)", Figures.time(max(fit.intercept, 0)),
          Figures.time(fit.slope), points.joined(separator: ", "),
        ]
      }
    }
    guard !rows.isEmpty else { return "" }
    return "<h2>Number of waveforms</h2>\n<p>"
      + text(
        "What a call costs by itself and per waveform, from calls for one, some and all waveforms. "
          + "One thread."
      ) + "</p>\n<details><summary>The table</summary>"
      + PageTable.html(heads: ["", "per call", "per waveform", "measured"], rows: rows)
      + "</details>"
  }

  // MARK: Who, and how

  private var peers: String {
    let versions = report.cases.flatMap(\.contenders).map(\.label)
      .reduce(into: [String: String]()) { $0[$1.tool] = $1.version }
    let ran = versions.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }
    let absent = report.absentPeers.map { [$0.name, "did not run: \($0.reason)"] }
    return "<h2>Tools</h2>\n" + PageTable.html(heads: ["", "version"], rows: ran + absent)
  }

  private var howMeasured: String {
    let settings = report.cases.map { report in
      (["# \(report.name)"] + report.settingsLines).joined(separator: "\n")
    }
    return """
      <h2>How it was measured</h2>
      <pre>\(text(report.command))</pre>
      <p>\(text("""
        Seed \(report.seed). This machine writes \(Figures.three(report.floor.writeBandwidth / 1e9)) \
        GB/s with one thread, \(Figures.three(report.floor.sharedWriteBandwidth / 1e9)) with all, and \
        does \(Figures.three(report.floor.arithmetic / 1e9)) Gflop/s on one; measured beside the rest. \
        Memory of our process is its growth, that of peers the most of their whole process, Python \
        and its libraries included.
        """))</p>
      <details><summary>Settings</summary><pre>\(text(settings.joined(separator: "\n\n")))</pre></details>
      """
  }

  private func text(_ text: String) -> String { SVGCanvas.escaped(text) }
}
