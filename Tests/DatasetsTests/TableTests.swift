// SPDX-License-Identifier: MIT

import Datasets
import Foundation
import Testing

@Suite("Tables of parameters")
struct TableTests {
  static let header = "chirp_mass,mass_ratio,chi_1,chi_2,theta_jn,phase,luminosity_distance"
  static let row = "30,0.8,0.3,-0.2,0.5,1,1000"

  @Test("a CSV table takes the place of the prior")
  func csv() throws {
    let folder = try TemporaryFolder()
    let text =
      "# comment\n" + Self.header + "\r\n"
      + (0..<3000).map { "30, 0.8, 0.3, -0.2, 0.5, 1, \(1000 + $0)\n" }
      .joined() + "\n"
    let table = try ParameterTable(path: folder.write(text, to: "t.csv"))
    #expect(table.rowCount == 3000)
    let settings = try RunTests.settings()
    try RunTests.run(settings, to: folder.file("a"), table: table)
    let columns = try TestFile.parameters(folder.file("a"))
    #expect(columns.map(\.name).joined(separator: ",") == Self.header)
    #expect(columns.last?.values == (0..<3000).map { Double(1000 + $0) })

    // The file is a table itself, and gives the same rows.
    let again = try ParameterTable(path: folder.file("a"))
    try RunTests.run(settings, to: folder.file("b"), table: again)
    let first = try TestFile.waveforms(folder.file("a"))
    let second = try TestFile.waveforms(folder.file("b"))
    #expect(first == second)
  }

  @Test("settings for a table need neither prior nor number of samples")
  func withoutPrior() throws {
    let folder = try TemporaryFolder()
    let yaml = try #require(ExampleSettings.yaml.range(of: "intrinsic_prior"))
    let head = String(ExampleSettings.yaml[..<yaml.lowerBound])
    let settings = try DatasetSettings.parse(head, file: "s.yaml", needsPrior: false)
    let table = try ParameterTable(
      path: folder.write(Self.header + "\n" + Self.row, to: "t.csv")
    )
    try RunTests.run(settings, to: folder.file("a"), table: table)
    let inspection = try DatasetInspection.read(from: folder.file("a"))
    #expect(inspection.rowCount == 1)
  }

  @Test("a run never writes over what it reads")
  func ownInput() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.header + "\n" + Self.row, to: "t.csv")
    let yaml = try folder.write(ExampleSettings.yaml, to: "s.yaml")
    let settings = try DatasetSettings.read(from: yaml)
    let table = try ParameterTable(path: path)
    for output in [path, yaml, folder.path + "/./s.yaml"] {
      let error = try #require(throws: DatasetError.self) {
        try RunTests.run(settings, to: output, RunTests.options(existing: .overwrite), table: table)
      }
      #expect(error.kind == .outputRefused)
      #expect(error.description.contains("what the run reads"))
    }
    #expect(try folder.bytes("s.yaml") == Data(ExampleSettings.yaml.utf8))
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let message: [String]
    var testDescription: String { text }
  }

  static let faults = [
    Fault(text: "", message: ["empty"]),
    Fault(text: header, message: ["no rows"]),
    Fault(text: row + "\n" + row, message: ["t.csv:1", "number 30"]),
    Fault(text: header + "\n" + row + ",5", message: ["t.csv:2", "8 values", "7 columns"]),
    Fault(text: header + "\n\n30,0.8", message: ["t.csv:3", "2 values"]),
    Fault(text: header + "\n" + row + "\n30,nan,0,0,0,0,1", message: ["t.csv:3", "mass_ratio"]),
    Fault(text: header + "\n30,inf,0,0,0,0,1", message: ["t.csv:2", "inf"]),
    Fault(text: header + "\n30,abc,0,0,0,0,1", message: ["t.csv:2", "abc"]),
    Fault(text: "phase,phase\n1,2", message: ["t.csv:1", "'phase'", "twice"]),
    Fault(text: "phase theta_jn\n1 2", message: ["t.csv:1", "commas"]),
  ]

  @Test(arguments: faults)
  func fault(_ fault: Fault) throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: DatasetError.self) {
      try ParameterTable(path: folder.write(fault.text, to: "t.csv"))
    }
    #expect(error.kind == .badInput)
    for piece in fault.message { #expect(error.description.contains(piece), "\(error)") }
  }

  @Test(
    "missing and unknown columns are named",
    arguments: [
      ("chirp_mass,chi_1,chi_2,theta_jn,phase,luminosity_distance\n30,0,0,0,0,1", "mass"),
      (header + ",chi_3\n" + row + ",0", "chi_3"),
    ]
  )
  func columns(text: String, named: String) throws {
    let folder = try TemporaryFolder()
    let table = try ParameterTable(path: folder.write(text, to: "t.csv"))
    let error = try #require(throws: DatasetError.self) {
      try RunTests.run(RunTests.settings(), to: folder.file("a"), table: table)
    }
    #expect(error.kind == .badInput)
    #expect(error.description.contains(named), "\(error)")
    #expect(!folder.exists("a.partial"))
  }

  @Test("a row that no model describes ends the run, or is stored as NaN")
  func failedRow() throws {
    let folder = try TemporaryFolder()
    let text = [Self.header, Self.row, "30,0.8,1.3,-0.2,0.5,1,1000", Self.row].joined(
      separator: "\n"
    )
    let table = try ParameterTable(path: folder.write(text, to: "t.csv"))
    let error = try #require(throws: DatasetError.self) {
      try RunTests.run(RunTests.settings(), to: folder.file("a"), table: table)
    }
    #expect(error.kind == .generation)
    #expect(error.description.contains("row 1"))
    #expect(error.description.contains("chi_1=1.3"))
    var options = RunTests.options(existing: .overwrite)
    options.keepsFailedRows = true
    let result = try RunTests.run(
      RunTests.settings(),
      to: folder.file("a"),
      options,
      table: table
    )
    #expect(result.failures.count == 1)
    let values = try TestFile.waveforms(folder.file("a"))
    let finite = values.map { $0.isFinite }
    #expect(!finite[1026..<2052].contains(true), "the failed row is NaN throughout")
    #expect(!finite[..<1026].contains(false) && !finite[2052...].contains(false))
  }
}
