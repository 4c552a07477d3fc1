// SPDX-License-Identifier: MIT

import Testing
import Verification

@Suite("Pictures")
struct PictureTests {
  static func picture(title: String = "a < b & c", changing factor: Double = 1 + 1e-6) throws
    -> VerificationPicture
  {
    var row = HandmadeRows.row
    row.plus = row.plus.map { $0 * factor }
    let difference = try WaveformDifference(
      of: row,
      from: HandmadeRows.row,
      on: HandmadeRows.grid()
    )
    return VerificationPicture(
      title: title,
      subtitles: ["below"],
      frequencies: HandmadeRows.frequencies,
      subject: row,
      reference: HandmadeRows.row,
      differences: [difference],
      requirements: [Requirement(.strain, atMost: 1e-9, share: 0.999)]
    )
  }

  /// The names of elements that are opened and not closed, by a scan of the tags.
  private func unbalanced(_ text: String) -> [String] {
    var open: [String] = []
    for match in text.matches(of: /<(\/?)([a-z]+)[^>]*?(\/?)>/) {
      if match.3 == "/" { continue }
      if match.1 == "/" {
        guard open.last == String(match.2) else { return [String(match.2)] }
        open.removeLast()
      } else {
        open.append(String(match.2))
      }
    }
    return open
  }

  @Test("the picture is whole, stands alone, and has both modes")
  func whole() throws {
    let svg = try Self.picture().svg
    #expect(svg.hasPrefix("<svg xmlns=") && svg.hasSuffix("</svg>\n"))
    #expect(unbalanced(svg).isEmpty)
    #expect(svg.contains("a &lt; b &amp; c") && !svg.contains("a < b"))
    #expect(svg.contains("prefers-color-scheme: dark"))
    #expect(!svg.contains("http://") || svg.components("http://") == 1)
    #expect(!svg.contains("nan") && !svg.contains("inf"))
    // Both polarizations of both sides, the error of one of them, and a limit.
    for style in ["plus", "plus-reference", "cross", "cross-reference"] {
      #expect(svg.contains("<polyline class=\"\(style)\""))
    }
    #expect(svg.contains("limit of 99.9 %"))
  }

  @Test(
    "rows that are equal, zero or not finite are drawn too",
    arguments: [1, 0, .nan, .infinity]
  )
  func odd(factor: Double) throws {
    let svg = try Self.picture(changing: factor).svg
    #expect(unbalanced(svg).isEmpty && !svg.contains("nan") && !svg.contains("inf"))
  }

  @Test("a page holds the picture and the text")
  func page() throws {
    let html = try Self.picture().html(["PASSED <1>"])
    #expect(html.hasPrefix("<!DOCTYPE html>"))
    #expect(html.contains("PASSED &lt;1&gt;") && html.contains("</svg>"))
  }
}

extension String {
  /// How often a text is met.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
