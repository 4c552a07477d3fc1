// SPDX-License-Identifier: MIT

import Verification

/// Waveforms per second, a bar for each contender.
struct BarChart {
  let report: CaseReport

  var svg: String {
    let told = report.contenders.filter { $0.speed != nil }
    let bottom = Chart.rowHeight * Double(report.contenders.count) + 6
    let axis = LogAxis(
      decadesAround: told.compactMap { $0.speed?.throughput.median },
      pixels: (Chart.left, Chart.right - 62)
    )
    var canvas = SVGCanvas()
    Chart.drawAxis(axis, title: "waveforms per second", from: 2, to: bottom, on: &canvas)
    for (row, contender) in report.contenders.enumerated() {
      draw(contender, axis, top: Chart.rowHeight * Double(row) + 6, on: &canvas)
    }
    return Chart.svg(
      canvas,
      height: bottom + 42,
      description: "Throughput of \(report.name), on a logarithmic axis"
    )
  }

  private func draw(
    _ contender: ContenderReport,
    _ axis: LogAxis,
    top: Double,
    on canvas: inout SVGCanvas
  ) {
    let middle = top + 14
    canvas.text(Chart.name(contender.label), Chart.left - 8, middle, anchor: .end, style: "name")
    guard let speed = contender.speed else {
      canvas.text("no speed, see the table", Chart.left + 4, middle, style: "none")
      return
    }
    let end = axis.position(speed.throughput.median)
    canvas.rectangle(
      Chart.left,
      top + 1,
      width: max(end - Chart.left, 1),
      height: 18,
      style: "bar " + Chart.style(of: contender.label),
      tip: "\(contender.label.name), \(contender.label.threads) threads: "
        + "\(Figures.three(speed.throughput.low)) to \(Figures.three(speed.throughput.high)) per second"
    )
    let whisker = [speed.throughput.low, speed.throughput.high].map { axis.position($0) }
    canvas.line(from: (whisker[0], top + 10), to: (whisker[1], top + 10), style: "whisker")
    canvas.text(
      (contender.isTooNoisy ? "~" : "") + Figures.three(speed.throughput.median),
      max(end, whisker[1]) + 5,
      middle,
      style: "value"
    )
  }
}
