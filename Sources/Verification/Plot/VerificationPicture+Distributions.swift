// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension VerificationPicture {
  /// How many rows have which error, for the three figures of single bins.
  func drawDistributions(on canvas: inout SVGCanvas) {
    for (row, figure) in [DifferenceFigure.strain, .amplitude, .phase].enumerated() {
      let origin = PicturePanel.origin(column: 1, row: row)
      let values = differences.map { $0[figure] }
      let limits = requirements.filter { $0.figure == figure }
      let panel = PicturePanel(
        origin: origin,
        x: LogAxis(
          decadesAround: values + limits.map(\.limit),
          mostDecades: 18,
          pixels: PicturePanel.horizontal(origin)
        ),
        y: LogAxis(
          from: 0.5,
          to: max(10, 2 * Double(values.count)),
          pixels: PicturePanel.vertical(origin)
        )
      )
      let zeros = values.count { $0 == 0 }
      panel.drawFrame(
        on: &canvas,
        heading: "All \(values.count) rows: \(figure.title)"
          + (zeros > 0 ? " (\(zeros) have none)" : ""),
        xTitle: "largest error of a row",
        yTitle: "rows"
      )
      drawBars(values, in: panel, on: &canvas)
      drawLimits(limits, in: panel, origin: origin, on: &canvas)
    }
  }

  /// Four bars a decade.
  private func drawBars(_ values: [Double], in panel: PicturePanel, on canvas: inout SVGCanvas) {
    var counts: [Int: Int] = [:]
    for value in values where value > 0 {
      let clipped = min(value, LogAxis.power(panel.x.high))
      counts[Int((4 * log10(clipped)).rounded(.down)), default: 0] += 1
    }
    let bottom = panel.y.position(0.5)
    for (quarter, count) in counts.sorted(by: { $0.key < $1.key }) {
      let left = panel.x.position(LogAxis.power(Double(quarter) / 4))
      let right = panel.x.position(LogAxis.power(Double(quarter + 1) / 4))
      let top = panel.y.position(Double(count))
      canvas.rectangle(
        left + 0.5,
        top,
        width: max(right - left - 1, 1),
        height: bottom - top,
        style: "bar"
      )
    }
  }

  private func drawLimits(
    _ limits: [Requirement],
    in panel: PicturePanel,
    origin: (x: Double, y: Double),
    on canvas: inout SVGCanvas
  ) {
    for (index, limit) in limits.enumerated() {
      let x = panel.x.position(limit.limit)
      canvas.line(from: (x, origin.y), to: (x, origin.y + Self.panelHeight), style: "limit")
      let share = limit.share == 1 ? "limit" : "limit of \(limit.share * 100) %"
      canvas.text(
        share,
        x - 5,
        origin.y + 14 + 15 * Double(index),
        anchor: .end,
        style: "limit-label"
      )
    }
  }
}
