// SPDX-License-Identifier: MIT

import Foundation

/// A golden table beside the tests: lines `inputs -> outputs`, `#` for comments.
struct GoldenTable {
  /// One line: its inputs as text and its outputs as numbers.
  struct Row {
    let inputs: [String]
    let outputs: [Double]

    /// The inputs of tables in which they are numbers.
    var numbers: [Double] { inputs.compactMap(Double.init) }
  }

  let rows: [Row]

  /// Reads `Resources/<name>`, which `Tools/golden/binaries.py` makes.
  init(_ name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "Resources").appending(path: name)
    let text = try String(contentsOf: file, encoding: .utf8)
    rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let sides = line.split(separator: "->")
      return Row(
        inputs: sides[0].split(separator: " ").map(String.init),
        outputs: sides[1].split(separator: " ").compactMap { Double($0) }
      )
    }
  }
}
