// SPDX-License-Identifier: MIT

import Foundation
import GenerationLAL
import HDF5Files
import Testing

extension CommandLineTests {
  /// `whipbird verify`.
  @Suite("Verification", .serialized)
  struct VerifyTests {
    static let withoutLAL = ["WHIPBIRD_LAL": "/nonexistent/place"]

    static let isLALPresent =
      (try? LALSimulation(environment: LALSimulation.processEnvironment)) != nil

    @Test(
      "wrong use of the command: 64",
      arguments: [
        [], ["s.yaml", "--model", "IMRPhenomD"], ["--model", "IMRPhenomD", "--draws", "-1"],
        ["--model", "IMRPhenomD", "--parameters", "t.csv"], ["s.yaml", "--self-test"],
        ["--model", "IMRPhenomD", "--threads", "0"],
        ["--model", "IMRPhenomD", "--plot", "a.png"], ["--self-test", "--json", "a.json"],
        ["s.yaml", "--against", "nothing"],
      ]
    )
    func wrongUse(arguments: [String]) throws {
      let folder = try OutputTests.folder()
      try Command.fail(["verify"] + arguments, in: folder, status: 64, naming: [])
    }

    @Test("without LALSimulation: 69, and how to install it")
    func noLAL() throws {
      try Command.fail(
        ["verify", "--model", "IMRPhenomD"],
        in: WorkFolder(),
        status: 69,
        naming: ["LALSimulation was not found", "pip install lalsuite", "WHIPBIRD_LAL"],
        environment: Self.withoutLAL
      )
    }

    @Test("models, settings and noise curves that are not there are named")
    func missing() throws {
      let folder = try OutputTests.folder()
      let model = ["verify", "--model"]
      try Command.fail(
        model + ["IMRPhenomE"],
        in: folder,
        status: 69,
        naming: ["IMRPhenomE", "did you mean IMRPhenomD"]
      )
      try Command.fail(["verify", "t.yaml"], in: folder, status: 66, naming: ["t.yaml"])
      try Command.fail(
        model + ["IMRPhenomD", "--noise", "aligp"],
        in: folder,
        status: 65,
        naming: ["did you mean 'aligo'"]
      )
      try folder.write("10 1e-23\n20 x\n", to: "noise.txt")
      try Command.fail(
        model + ["IMRPhenomD", "--noise", "noise.txt"],
        in: folder,
        status: 65,
        naming: ["noise.txt", "line 2"]
      )
    }

    @Test("the self-test needs no LALSimulation and catches every planted error")
    func selfTest() throws {
      let folder = try WorkFolder()
      let result = try Command.succeed(
        ["verify", "--self-test"],
        in: folder,
        environment: Self.withoutLAL
      )
      #expect(result.output.contains("PASSED: every planted error is caught"))
      #expect(result.output.contains("LALSimulation is not here"))
    }

    @Test("a model passes: 0, with figures in JSON", .enabled(if: isLALPresent, "no LALSimulation"))
    func model() throws {
      let folder = try WorkFolder()
      let result = try Command.succeed(
        ["verify", "--model", "IMRPhenomD", "--draws", "20", "--json", "v.json"],
        in: folder
      )
      #expect(result.output.hasSuffix("PASSED\n"))
      let json = try JSONSerialization.jsonObject(with: folder.bytes("v.json"))
      let reports = try #require(json as? [[String: Any]])
      let report = try #require(reports.first)
      #expect(report["passed"] as? Bool == true && report["model"] as? String == "IMRPhenomD")
      let figures = try #require(report["figures"] as? [String: [Double]])
      #expect(figures["strain"]?.count == report["compared"] as? Int)
      let again = try Command.succeed(
        ["verify", "--model", "IMRPhenomD", "--draws", "20", "--threads", "1"],
        in: folder
      )
      #expect(again.output == result.output)
    }

    @Test(
      "a worst draw can be pasted and compared again, with the same figures",
      .enabled(if: isLALPresent, "no LALSimulation")
    )
    func reproduction() throws {
      let folder = try OutputTests.folder()
      let result = try Command.succeed(
        ["verify", "s.yaml", "--draws", "5", "--worst", "1"],
        in: folder
      )
      let lines = result.output.split(separator: "\n").map { $0.drop { $0 == " " } }
      let head = try #require(lines.firstIndex { $0.hasPrefix("1. strain") })
      try folder.write(lines[head + 1...head + 2].joined(separator: "\n"), to: "again.yaml")
      try folder.write(lines[head + 3...head + 4].joined(separator: "\n"), to: "again.csv")
      let again = try Command.succeed(
        ["verify", "again.yaml", "--parameters", "again.csv", "--worst", "1"],
        in: folder
      )
      let figures = lines[head].prefix { $0 != "(" }
      #expect(again.output.contains(figures))
      let generate = ["generate", "again.yaml", "--parameters", "again.csv", "-o", "a.hdf5"]
      try Command.succeed(generate, in: folder)
    }

    @Test("a dataset passes: 0; two rows that changed places are named: 1")
    func dataset() throws {
      let folder = try OutputTests.folder()
      try Command.succeed(OutputTests.generate("a.hdf5"), in: folder)
      let verify = ["verify", "a.hdf5", "--json", "v.json", "--plot", "v.html"]
      let right = try Command.succeed(verify, in: folder, environment: Self.withoutLAL)
      #expect(right.output.contains("100  the same bits") && right.output.hasSuffix("PASSED\n"))
      let file = try HDF5File.open(at: folder.file("a.hdf5"), writable: true)
      for name in ["h_plus", "h_cross"] {
        let dataset = try file.dataset("/polarizations/\(name)")
        var rows = [Double](repeating: 0, count: 4 * 513)
        try rows.withUnsafeMutableBytes {
          try dataset.read(rows: 30..<32, into: $0, as: .complex128)
        }
        rows = Array(rows[1026...] + rows[..<1026])
        try rows.withUnsafeBytes {
          try dataset.write(rows: 30..<32, from: $0, as: .complex128)
        }
      }
      try file.close()
      let wrong = try Command.run(verify, in: folder, environment: Self.withoutLAL)
      #expect(wrong.status == 1 && wrong.output.contains("of row 31's parameters"))
      #expect(wrong.output.hasSuffix("FAILED: 2 rows are wrong\n"))
      let json = try JSONSerialization.jsonObject(with: folder.bytes("v.json"))
      let report = try #require(json as? [String: Any])
      let page = String(decoding: try folder.bytes("v.html"), as: UTF8.self)
      #expect(page.contains("FAILED: 2 rows are wrong") && page.contains("<svg"))
      #expect((report["wrong"] as? [Any])?.count == 2 && report["passed"] as? Bool == false)
    }

    @Test("nothing compared is a failure: 1", .enabled(if: isLALPresent, "no LALSimulation"))
    func nothing() throws {
      let folder = try OutputTests.folder()
      let result = try Command.run(["verify", "s.yaml", "--draws", "0"], in: folder)
      #expect(result.status == 1 && result.output.contains("FAILED: nothing was compared"))
    }

    @Test("Ctrl-C: 130, and no verdict", .enabled(if: isLALPresent, "no LALSimulation"))
    func interrupted() throws {
      let folder = try WorkFolder()
      let running = try Command.start(
        ["verify", "--model", "IMRPhenomD", "--draws", "1000000", "--threads", "1"],
        in: folder
      )
      usleep(500_000)
      running.send(SIGINT)
      let result = try running.wait()
      #expect(result.status == 130 && result.output.contains("NO VERDICT"))
    }
  }
}
