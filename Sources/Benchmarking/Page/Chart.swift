// SPDX-License-Identifier: MIT

import Verification

/// What all charts of the page share: a picture of one width, with a description for those who do
/// not see it.
enum Chart {
  static let width = 500.0
  static let left = 168.0
  static let right = 488.0
  static let rowHeight = 26.0

  /// Puts what was drawn into an element of the page.
  static func svg(_ canvas: SVGCanvas, height: Double, description: String) -> String {
    """
    <svg viewBox="0 0 \(SVGCanvas.number(width)) \(SVGCanvas.number(height))" role="img" \
    aria-label="\(SVGCanvas.escaped(description))">
    \(canvas.elements.joined(separator: "\n"))
    </svg>
    """
  }

  /// Lines and labels of an axis of decades that goes from left to right.
  static func drawAxis(
    _ axis: LogAxis,
    title: String,
    from top: Double,
    to bottom: Double,
    on canvas: inout SVGCanvas
  ) {
    for tick in axis.ticks(most: 7) {
      let x = axis.position(tick.value)
      canvas.line(from: (x, top), to: (x, bottom), style: "grid")
      canvas.text(tick.text, x, bottom + 16, anchor: .middle, style: "tick")
    }
    canvas.text(title, (left + right) / 2, bottom + 34, anchor: .middle, style: "axis")
  }

  /// The class that colours a tool.
  static func style(of label: ContenderLabel) -> String {
    switch label.tool {
    case "whipbird": "whipbird"
    case "lalsimulation": "lal"
    case "dingo-gw": "dingo"
    case "ripple": "ripple"
    case "ml4gw": "ml4gw"
    default: "other"
    }
  }

  /// A name that fits beside a row.
  static func name(_ label: ContenderLabel) -> String {
    tool(label) + (label.threads > 1 ? " ×\(label.threads)" : "")
  }

  /// The same without the number of threads.
  static func tool(_ label: ContenderLabel) -> String {
    let ways = ["default, interpolating": "default", "every frequency": "exact"]
    let tools = ["lalsimulation": "LAL from C", "lalsimulation (Python)": "LAL, Python"]
    let tool = tools[label.tool] ?? label.tool
    let way = label.card?.shortName ?? ways[label.way] ?? label.way
    return way.isEmpty ? tool : "\(tool) \(way)"
  }
}
