// SPDX-License-Identifier: MIT

/// The text that LAL prints, as it goes into sentences.
package enum LALMessage {
  /// The text on one line, without LAL's headings `XLAL Error - function (file:line):`.
  package static func cleaned(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline)
      .map { withoutHeading(String($0)) }
      .filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private static func withoutHeading(_ line: String) -> String {
    var rest = Substring(line)
    for heading in ["XLAL Error", "XLAL Warning", "XLAL Info"] where rest.hasPrefix(heading) {
      guard let colon = firstColon(after: heading.count, in: rest) else { break }
      rest = rest[colon...].dropFirst()
      break
    }
    return trimmed(rest)
  }

  /// The colon that ends a heading: that of `(file:line)` does not.
  private static func firstColon(after count: Int, in line: Substring) -> Substring.Index? {
    var depth = 0
    for index in line.indices.dropFirst(count) {
      switch line[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case ":" where depth == 0: return index
      default: break
      }
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}
