// SPDX-License-Identifier: MIT

import Verification

/// Curves on logarithmic axes, named at their ends.
struct LineChart {
  /// One curve.
  struct Curve {
    let label: ContenderLabel
    let points: [(x: Double, y: Double)]
  }

  let curves: [Curve]
  let xTitle: String
  let yTitle: String
  let description: String
  /// Where the horizontal axis has its labels.
  let xTicks: [Double]

  private static let left = 62.0
  private static let right = 352.0
  private static let top = 12.0
  private static let bottom = 232.0

  var svg: String {
    let points = curves.flatMap(\.points)
    let x = LogAxis(
      from: xTicks.min() ?? 1,
      to: max(xTicks.max() ?? 2, (xTicks.min() ?? 1) * 1.5),
      pixels: (Self.left + 8, Self.right)
    )
    let y = LogAxis(decadesAround: points.map(\.y), pixels: (Self.bottom, Self.top))
    var canvas = SVGCanvas()
    drawFrame(x, y, on: &canvas)
    var labels: [(y: Double, name: String, style: String)] = []
    for curve in curves {
      let style = Chart.style(of: curve.label)
      let pixels = curve.points.map { (x.position($0.x), y.position($0.y)) }
      canvas.polyline(pixels, style: "curve \(style)")
      for pixel in pixels {
        canvas.rectangle(
          pixel.0 - 3,
          pixel.1 - 3,
          width: 6,
          height: 6,
          style: "bar \(style)",
          tip: curve.label.name
        )
      }
      if let last = pixels.last {
        labels.append((last.1, Chart.name(curve.label.onOneThread), style))
      }
    }
    draw(labels, on: &canvas)
    return Chart.svg(canvas, height: Self.bottom + 42, description: description)
  }

  private func drawFrame(_ x: LogAxis, _ y: LogAxis, on canvas: inout SVGCanvas) {
    for tick in y.ticks(most: 7) {
      let position = y.position(tick.value)
      canvas.line(from: (Self.left, position), to: (Self.right, position), style: "grid")
      canvas.text(tick.text, Self.left - 6, position + 4, anchor: .end, style: "tick")
    }
    for tick in xTicks {
      let position = x.position(tick)
      canvas.line(from: (position, Self.top), to: (position, Self.bottom), style: "grid")
      canvas.text(
        Figures.grouped(Int(tick)),
        position,
        Self.bottom + 16,
        anchor: .middle,
        style: "tick"
      )
    }
    canvas.text(
      xTitle,
      (Self.left + Self.right) / 2,
      Self.bottom + 34,
      anchor: .middle,
      style: "axis"
    )
    canvas.text(
      yTitle,
      14,
      (Self.top + Self.bottom) / 2,
      anchor: .middle,
      style: "axis",
      turned: true
    )
  }

  /// Names at the curves' ends, moved apart so that none covers another.
  private func draw(
    _ labels: [(y: Double, name: String, style: String)],
    on canvas: inout SVGCanvas
  ) {
    var next = -Double.infinity
    for label in labels.sorted(by: { $0.y < $1.y }) {
      let y = max(label.y + 4, next)
      canvas.text(label.name, Self.right + 10, y, style: "name text-\(label.style)")
      next = y + 15
    }
  }
}
