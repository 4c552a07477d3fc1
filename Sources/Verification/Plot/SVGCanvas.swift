// SPDX-License-Identifier: MIT

/// Collects the elements of an SVG picture; colours come from its style sheet, by class.
package struct SVGCanvas {
  package private(set) var elements: [String] = []

  /// A canvas with nothing on it.
  package init() {}

  /// Where a text stands from its point.
  package enum Anchor: String {
    case start
    case middle
    case end
  }

  package mutating func text(
    _ text: String,
    _ x: Double,
    _ y: Double,
    anchor: Anchor = .start,
    style: String = "label",
    turned: Bool = false
  ) {
    let turn = turned ? " transform=\"rotate(-90 \(Self.number(x)) \(Self.number(y)))\"" : ""
    elements.append(
      "<text class=\"\(style)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" "
        + "text-anchor=\"\(anchor.rawValue)\"\(turn)>\(Self.escaped(text))</text>"
    )
  }

  package mutating func line(
    from start: (Double, Double),
    to end: (Double, Double),
    style: String
  ) {
    elements.append(
      "<line class=\"\(style)\" x1=\"\(Self.number(start.0))\" y1=\"\(Self.number(start.1))\" "
        + "x2=\"\(Self.number(end.0))\" y2=\"\(Self.number(end.1))\"/>"
    )
  }

  package mutating func polyline(_ points: [(Double, Double)], style: String) {
    guard points.count > 1 else { return }
    let text = points.map { "\(Self.number($0.0)),\(Self.number($0.1))" }.joined(separator: " ")
    elements.append("<polyline class=\"\(style)\" points=\"\(text)\"/>")
  }

  package mutating func rectangle(
    _ x: Double,
    _ y: Double,
    width: Double,
    height: Double,
    style: String,
    tip: String? = nil
  ) {
    let end = tip.map { "><title>\(Self.escaped($0))</title></rect>" } ?? "/>"
    elements.append(
      "<rect class=\"\(style)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" "
        + "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\"\(end)"
    )
  }

  /// A tenth of a pixel is finer than any screen.
  package static func number(_ value: Double) -> String {
    let text = ScientificText.decimals(value, 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  package static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
