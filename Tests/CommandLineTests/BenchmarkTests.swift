// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// `whipbird benchmark`.
  @Suite("Benchmark", .serialized)
  struct BenchmarkTests {
    static let quick = ["--waveforms", "3", "--rounds", "2", "--threads", "1,2"]

    @Test(
      "wrong use of the command: 64",
      arguments: [
        ["--threads", "0"], ["--threads", "1,,2"], ["--threads", "two"], ["--threads", "257"],
        ["--waveforms", "0"], ["--peer-limit", "0"],
        ["--rounds", "-1"], ["--batch", "0"], ["--backends", "gpu"], ["--isa", "avx1024"],
        ["s.yaml", "--model", "IMRPhenomD"], ["--grid", "round"], ["--tolerance", "0"],
      ]
    )
    func wrongUse(arguments: [String]) throws {
      let result = try Command.run(["benchmark"] + arguments, in: WorkFolder())
      #expect(result.status == 64, "\(result.errors)")
    }

    @Test("without LALSimulation there is no error, and so no speed: 69")
    func noLAL() throws {
      let result = try Command.fail(
        ["benchmark", "--model", "IMRPhenomD"] + Self.quick,
        in: WorkFolder(),
        status: 69,
        naming: ["No speed is told without the error", "pip install lalsuite"],
        environment: VerifyTests.withoutLAL
      )
      #expect(result.output.isEmpty)
    }

    @Test("models, settings and workers that are not there are named")
    func missing() throws {
      let folder = try WorkFolder()
      try Command.fail(
        ["benchmark", "--model", "IMRPhenomE"],
        in: folder,
        status: 69,
        naming: ["IMRPhenomE", "did you mean IMRPhenomD"]
      )
      try Command.fail(["benchmark", "no.yaml"], in: folder, status: 66, naming: ["no.yaml"])
    }

    @Test(
      "a race has speeds with errors, and writes its files",
      .enabled(if: VerifyTests.isLALPresent, "LALSimulation is not here")
    )
    func race() throws {
      let folder = try WorkFolder()
      let files = ["--json", "a.json", "--html", "a.html", "--markdown", "a.md"]
      let output = try Command.succeed(
        ["benchmark", "--model", "IMRPhenomXHM", "--grid", "multibanded"] + Self.quick + files,
        in: folder
      ).output
      for piece in ["whipbird, ", "lalsimulation, every frequency", "736 multibanded bins"] {
        #expect(output.contains(piece), "no '\(piece)' in\n\(output)")
      }
      let top = try #require(
        try JSONSerialization.jsonObject(with: folder.bytes("a.json")) as? [String: Any]
      )
      let cases = try #require(top["cases"] as? [[String: Any]])
      let contenders = try #require(cases.first?["contenders"] as? [[String: Any]])
      let own = try #require(contenders.first { $0["tool"] as? String == "whipbird" })
      let errors = try #require(own["strain_errors"] as? [Double])
      #expect(errors.count == 3 && errors.allSatisfy { $0 < 1e-3 })
      #expect(own["waveforms_per_second"] != nil)
      #expect(contenders.contains { $0["threads"] as? Int == 2 })
      let files2 = [try folder.bytes("a.html"), try folder.bytes("a.md")]
      #expect(files2.allSatisfy { $0.count > 500 })
    }

    @Test(
      "settings of a dataset are timed on their own prior and domain",
      .enabled(if: VerifyTests.isLALPresent, "LALSimulation is not here")
    )
    func settings() throws {
      let folder = try WorkFolder()
      try folder.write(TestSettings().yaml, to: "s.yaml")
      let output = try Command.succeed(
        ["benchmark", "s.yaml", "--backends", "native", "--no-sweeps"] + Self.quick,
        in: folder
      ).output
      #expect(output.contains("IMRPhenomD, 513 uniform bins"))
      #expect(!output.contains("lalsimulation"))
      try Command.fail(
        ["benchmark", "s.yaml", "--peers", "--peer-folder", "nowhere"],
        in: folder,
        status: 66,
        naming: ["nowhere", "--peer-folder"]
      )
    }
  }
}
