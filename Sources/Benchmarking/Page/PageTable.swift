// SPDX-License-Identifier: MIT

import Verification

/// Tables of the page.
enum PageTable {
  /// A table that scrolls by itself where the page is narrow; cells are text.
  static func html(heads: [String], rows: [[String]]) -> String {
    let head = heads.map { "<th scope=\"col\">\(SVGCanvas.escaped($0))</th>" }.joined()
    let body = rows.map { row in
      // A row of one cell beside its name is a sentence.
      let span = row.count == 2 ? " colspan=\"\(heads.count - 1)\" class=\"words\"" : ""
      let cells = row.dropFirst().map { "<td\(span)>\(SVGCanvas.escaped($0))</td>" }.joined()
      return "<tr><th scope=\"row\">\(SVGCanvas.escaped(row.first ?? ""))</th>\(cells)</tr>"
    }
    return """
      <div class="table"><table>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }
}
