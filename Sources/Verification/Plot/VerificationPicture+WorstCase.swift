// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension VerificationPicture {
  /// |h|, amplitude error and phase error of the worst case, one above the other.
  func drawWorstCase(on canvas: inout SVGCanvas) {
    let curves = [
      PolarizationCurves("plus", subject.plus, reference.plus),
      PolarizationCurves("cross", subject.cross, reference.cross),
    ]
    let scale = curves.flatMap(\.expected).filter(\.isFinite).max() ?? 0
    let signal = frequencies.indices.filter { bin in
      frequencies[bin] > 0 && curves.contains { $0.expected[bin] > 0 || $0.magnitude[bin] > 0 }
    }
    let first = signal.first.map { frequencies[$0] } ?? 1
    let last = signal.last.map { frequencies[$0] } ?? 10
    for row in 0..<3 {
      let origin = PicturePanel.origin(column: 0, row: row)
      let values: [[Double]] = curves.map { curve in
        switch row {
        case 0: curve.magnitude
        case 1: curve.amplitudeErrors(above: DifferenceFigure.signalThreshold * scale)
        default: curve.phaseErrors(above: DifferenceFigure.signalThreshold * scale)
        }
      }
      let shown = values.joined() as FlattenSequence
      let panel = PicturePanel(
        origin: origin,
        x: LogAxis(from: first, to: last, pixels: PicturePanel.horizontal(origin)),
        y: LogAxis(
          decadesAround: Array(shown) + (row == 0 ? curves.flatMap(\.expected) : []),
          mostDecades: row == 0 ? 5 : 9,
          pixels: PicturePanel.vertical(origin)
        )
      )
      panel.drawFrame(
        on: &canvas,
        heading: Self.headings[row],
        xTitle: "frequency in Hz",
        yTitle: Self.units[row]
      )
      for (curve, values) in zip(curves, values) {
        if row == 0 {
          panel.drawCurve(
            curve.expected,
            over: frequencies,
            on: &canvas,
            style: curve.style + "-reference"
          )
        }
        panel.drawCurve(values, over: frequencies, on: &canvas, style: curve.style)
      }
      if row == 0 { drawLegend(on: &canvas, origin: origin) }
    }
  }

  private static let headings = [
    "Worst case: |h|, the reference as a wide band below it",
    "Worst case: relative error of |h|, where it is strong",
    "Worst case: error of the phase, in the same bins",
  ]
  private static let units = ["|h| in 1/Hz", "relative error", "radians"]

  private func drawLegend(on canvas: inout SVGCanvas, origin: (x: Double, y: Double)) {
    let x = origin.x + Self.panelWidth - 62
    for (index, entry) in [("plus", "h\u{208A}"), ("cross", "h\u{D7}")].enumerated() {
      let y = origin.y + 18 + 16 * Double(index)
      canvas.line(from: (x, y), to: (x + 28, y), style: entry.0)
      canvas.text(entry.1, x + 34, y + 4)
    }
  }
}

/// What is drawn of one polarization.
private struct PolarizationCurves {
  let style: String
  let magnitude: [Double]
  let expected: [Double]
  private let values: [Double]
  private let reference: [Double]

  init(_ style: String, _ values: [Double], _ reference: [Double]) {
    self.style = style
    self.values = values
    self.reference = reference
    magnitude = Self.magnitudes(values)
    expected = Self.magnitudes(reference)
  }

  private static func magnitudes(_ values: [Double]) -> [Double] {
    (0..<values.count / 2).map { hypot(values[2 * $0], values[2 * $0 + 1]) }
  }

  func amplitudeErrors(above limit: Double) -> [Double] {
    zip(magnitude, expected).map { $1 > limit ? ($0 - $1).magnitude / $1 : 0 }
  }

  func phaseErrors(above limit: Double) -> [Double] {
    expected.indices.map { bin in
      guard expected[bin] > limit else { return 0 }
      let (c, d) = (reference[2 * bin] / expected[bin], reference[2 * bin + 1] / expected[bin])
      let (a, b) = (values[2 * bin] / expected[bin], values[2 * bin + 1] / expected[bin])
      return atan2(b * c - a * d, a * c + b * d).magnitude
    }
  }
}
