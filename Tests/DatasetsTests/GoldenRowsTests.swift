// SPDX-License-Identifier: MIT

import Datasets
import Foundation
import Testing

/// Rows that dingo-gw 0.10.3 made, condensed by Tools/golden/dataset.py.
struct GoldenRows {
  struct Row {
    var values: [Double] = []
    /// Largest |h|, then (re, im) at each of the bins; h₊ first, then h×.
    var polarizations: [[Double]] = []
  }

  var names: [String] = []
  var bins: [Int] = []
  var rows: [Row] = []

  init() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/plain.txt")
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      switch words[0] {
      case "names": names = Array(words.dropFirst())
      case "bins": bins = words.dropFirst().compactMap { Int($0) }
      case "row": rows.append(Row(values: words.dropFirst(2).compactMap { Double($0) }))
      case "plus", "cross":
        rows[rows.count - 1].polarizations.append(words.dropFirst().compactMap { Double($0) })
      default: break
      }
    }
  }
}

@Suite("Rows of dingo-gw")
struct GoldenRowsTests {
  /// dingo-gw rounds the time of the merger to 1 ns, half of which is 3.2e-7 rad per 100 Hz.
  static let tolerance = 1e-6

  @Test("bilby's stream and our waveforms give dingo-gw's file, row by row")
  func plain() throws {
    let golden = try GoldenRows()
    try #require(golden.rows.count == 20)
    let folder = try TemporaryFolder()
    let yaml = ExampleSettings.replacing("num_samples: 200", with: "num_samples: 20")
    let options = RunTests.options(seed: 1234, sampler: .bilby)
    try RunTests.run(RunTests.settings(yaml), to: folder.file("a"), options)

    let columns = try TestFile.parameters(folder.file("a"))
    #expect(columns.map(\.name) == golden.names)
    for (column, values) in columns.map(\.values).enumerated() {
      for (row, value) in values.enumerated() {
        let expected = golden.rows[row].values[column]
        #expect(abs(value - expected) <= 4e-15 * abs(expected), "row \(row), column \(column)")
      }
    }
    for (index, name) in ["h_plus", "h_cross"].enumerated() {
      let values = try TestFile.waveforms(folder.file("a"), name)
      for (row, expected) in golden.rows.map(\.polarizations[index]).enumerated() {
        let scale = expected[0]
        for (position, bin) in golden.bins.enumerated() {
          for part in 0...1 {
            let value = values[2 * (513 * row + bin) + part]
            let difference = abs(value - expected[1 + 2 * position + part])
            #expect(difference <= Self.tolerance * scale, "\(name), row \(row), bin \(bin)")
          }
        }
      }
    }
  }

  @Test("bins below f_min, and the last one where LAL has zero, are exactly zero")
  func zeros() throws {
    let folder = try TemporaryFolder()
    try RunTests.run(RunTests.settings(), to: folder.file("a"))
    let model = ExampleSettings.replacing("f_ref: 20.0", with: "f_ref: 20.0\n  last_bin: model")
    try RunTests.run(RunTests.settings(model), to: folder.file("b"))
    let lal = try TestFile.waveforms(folder.file("a"))
    let kept = try TestFile.waveforms(folder.file("b"))
    for row in 0..<200 {
      let start = 2 * 513 * row
      #expect(lal[start..<start + 80].allSatisfy { $0 == 0 }, "below f_min, row \(row)")
      #expect(lal[start + 80] != 0 && lal[start + 1023] != 0)
      #expect(lal[start + 1024] == 0 && lal[start + 1025] == 0, "last bin, row \(row)")
      #expect(kept[start + 1024] != 0 && kept[start + 1025] != 0)
      #expect(lal[start..<start + 1024] == kept[start..<start + 1024])
    }
  }
}
