// SPDX-License-Identifier: MIT

/// A frame with axes, into which values are drawn.
struct PicturePanel {
  let x: LogAxis
  let y: LogAxis
  private let origin: (x: Double, y: Double)

  /// Where a panel lies: its left upper corner.
  static func origin(column: Int, row: Int) -> (x: Double, y: Double) {
    (
      column == 0 ? VerificationPicture.left : VerificationPicture.secondColumn,
      VerificationPicture.top + Double(row) * VerificationPicture.rowHeight
    )
  }

  static func horizontal(_ origin: (x: Double, y: Double)) -> (Double, Double) {
    (origin.x, origin.x + VerificationPicture.panelWidth)
  }

  static func vertical(_ origin: (x: Double, y: Double)) -> (Double, Double) {
    (origin.y + VerificationPicture.panelHeight, origin.y)
  }

  init(origin: (x: Double, y: Double), x: LogAxis, y: LogAxis) {
    self.origin = origin
    self.x = x
    self.y = y
  }

  /// Draws frame, ticks and titles.
  func drawFrame(on canvas: inout SVGCanvas, heading: String, xTitle: String, yTitle: String) {
    let (width, height) = (VerificationPicture.panelWidth, VerificationPicture.panelHeight)
    let bottom = origin.y + height
    for tick in y.ticks(most: 6) {
      let position = y.position(tick.value)
      canvas.line(
        from: (origin.x, position),
        to: (origin.x + width, position),
        style: "gridline"
      )
      canvas.text(tick.text, origin.x - 6, position + 4, anchor: .end)
    }
    for tick in xTicks {
      let position = x.position(tick.value)
      canvas.line(from: (position, origin.y), to: (position, bottom), style: "gridline")
      canvas.text(tick.text, position, bottom + 15, anchor: .middle)
    }
    canvas.rectangle(origin.x, origin.y, width: width, height: height, style: "frame")
    canvas.text(heading, origin.x, origin.y - 8, style: "heading")
    canvas.text(xTitle, origin.x + width / 2, bottom + 31, anchor: .middle)
    canvas.text(yTitle, origin.x - 46, origin.y + height / 2, anchor: .middle, turned: true)
  }

  /// Decades; where there are fewer than three, as for frequencies, plain numbers.
  private var xTicks: [(value: Double, text: String)] {
    guard x.high - x.low < 3.2 else { return x.ticks(most: 7) }
    let candidates = [1.0, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000]
    let plain = candidates.filter { $0 >= Self.power(x.low) && $0 <= Self.power(x.high) }
    return plain.count > 1 ? plain.map { ($0, "\(Int($0))") } : x.ticks(most: 7)
  }

  private static func power(_ exponent: Double) -> Double { LogAxis.power(exponent) }

  /// Draws values against frequency; of the values in one column of pixels the largest.
  func drawCurve(
    _ values: [Double],
    over frequencies: [Double],
    on canvas: inout SVGCanvas,
    style: String
  ) {
    let lowest = LogAxis.power(y.low)
    var points: [(Double, Double)] = []
    var (column, largest) = (-1.0, 0.0)
    func finishColumn() {
      guard column >= 0 else { return }
      if largest >= lowest {
        points.append((column, y.position(largest)))
      } else {
        // The curve goes on where the values come back into the frame.
        canvas.polyline(points, style: style)
        points = []
      }
    }
    for (frequency, value) in zip(frequencies, values) where frequency > 0 {
      let position = x.position(frequency).rounded()
      if position != column {
        finishColumn()
        (column, largest) = (position, 0)
      }
      if value.isFinite { largest = max(largest, value) }
    }
    finishColumn()
    canvas.polyline(points, style: style)
  }
}
