// SPDX-License-Identifier: MIT

/// A picture of a comparison: its worst case against frequency, and how the errors are distributed.
public struct VerificationPicture: Sendable {
  let title: String
  let subtitles: [String]
  let frequencies: [Double]
  let subject: WaveformRow
  let reference: WaveformRow
  let differences: [WaveformDifference]
  let requirements: [Requirement]

  /// Collects what is drawn.
  ///
  /// - Parameters:
  ///   - title: The first line.
  ///   - subtitles: Lines below it.
  ///   - frequencies: Those of the rows' bins, in hertz.
  ///   - subject: The row that is looked at.
  ///   - reference: What it should be.
  ///   - differences: The figures of all rows.
  ///   - requirements: The bounds, drawn into the distributions.
  public init(
    title: String,
    subtitles: [String],
    frequencies: [Double],
    subject: WaveformRow,
    reference: WaveformRow,
    differences: [WaveformDifference],
    requirements: [Requirement]
  ) {
    self.title = title
    self.subtitles = subtitles
    self.frequencies = frequencies
    self.subject = subject
    self.reference = reference
    self.differences = differences
    self.requirements = requirements
  }

  /// The picture as SVG, which needs nothing beside it and follows the reader's light or dark mode.
  public var svg: String {
    var canvas = SVGCanvas()
    canvas.rectangle(0, 0, width: Self.width, height: Self.height, style: "page")
    canvas.text(title, Self.left, 30, style: "title")
    for (index, line) in subtitles.prefix(4).enumerated() {
      canvas.text(line, Self.left, 52 + 17 * Double(index), style: "subtitle")
    }
    drawWorstCase(on: &canvas)
    drawDistributions(on: &canvas)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(SVGCanvas.number(Self.width)) \
      \(SVGCanvas.number(Self.height))" width="\(SVGCanvas.number(Self.width))" \
      height="\(SVGCanvas.number(Self.height))" role="img">
      <title>\(SVGCanvas.escaped(title))</title>
      <style>
      \(PictureStyle.sheet)
      </style>
      \(canvas.elements.joined(separator: "\n"))
      </svg>

      """
  }

  /// The picture in a page of its own, with a text below it.
  ///
  /// - Parameter lines: The text, line by line.
  /// - Returns: The page.
  public func html(_ lines: [String]) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(SVGCanvas.escaped(title))</title>
    <style>
    body { margin: 1rem auto; max-width: \(Int(Self.width))px; padding: 0 1rem; }
    svg { max-width: 100%; height: auto; }
    pre { overflow-x: auto; font-size: 13px; line-height: 1.4; }
    </style>
    </head>
    <body>
    \(svg)
    <pre>\(SVGCanvas.escaped(lines.joined(separator: "\n")))</pre>
    </body>
    </html>

    """
  }

  static let width = 1000.0
  static let height = 868.0
  static let left = 70.0
  static let top = 130.0
  static let panelWidth = 400.0
  static let panelHeight = 180.0
  static let rowHeight = 252.0
  static let secondColumn = 560.0
}
