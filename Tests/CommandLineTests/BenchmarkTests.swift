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

    @Test("a card that is asked for and cannot be had is an error at once: 69")
    func noCard() throws {
      let cases = [
        (DeviceTests.noDriver, "There is no NVIDIA driver here"),
        (DeviceTests.environment("devices=0"), "shows no card"),
        (DeviceTests.environment("capability=75"), "compute capability 7.5"),
        (DeviceTests.environment("module=218"), "does not take the kernels"),
      ]
      for (environment, words) in cases {
        let result = try Command.fail(
          ["benchmark", "--model", "IMRPhenomD", "--backends", "native,cuda"] + Self.quick,
          in: WorkFolder(),
          status: 69,
          naming: [words],
          environment: environment
        )
        #expect(result.output.isEmpty)
      }
    }

    @Test(
      "our kernels on a card have the processor's errors, rounded ones other; kernels alone the same",
      .enabled(if: VerifyTests.isLALPresent, "LALSimulation is not here")
    )
    func card() throws {
      let folder = try WorkFolder()
      let output = try Command.succeed(
        ["benchmark", "--model", "IMRPhenomD", "--grid", "multibanded", "--backend", "cuda,native"]
          + ["--waveforms", "3", "--rounds", "1", "--threads", "1", "--no-sweeps"]
          + ["--json", "a.json"],
        in: folder,
        environment: DeviceTests.environment("devices=1 memory=8000000000")
      ).output
      #expect(output.contains("Cards: 0: Fake card") && output.contains("against cuda"))
      let top = try #require(
        try JSONSerialization.jsonObject(with: folder.bytes("a.json")) as? [String: Any]
      )
      let cases = try #require(top["cases"] as? [[String: Any]])
      let contenders = try #require(cases.first?["contenders"] as? [[String: Any]])
      #expect(contenders.count == 5, "\(output)")
      func errors(_ way: String) throws -> [String: [Double]] {
        let found = contenders.first { $0["way"] as? String == way }
        let contender = try #require(found, "no \(way) in\n\(output)")
        #expect(contender["waveforms_per_second"] != nil)
        return try #require(contender["error"] as? [String: [Double]], "\(output)")
      }
      let native = try errors(try #require(contenders.first?["way"] as? String))
      #expect(try errors("cuda") == native)
      #expect(try errors("cuda, kernels alone") == native)
      let single = try errors("cuda, single")
      #expect(try errors("cuda, kernels alone, single") == single)
      #expect(try #require(single["strain"]).allSatisfy { 1e-9 < $0 && $0 < 1e-6 })
    }

    /// Runs on no card, and in no other place either.
    static let blindWorker = """
      import os, peer

      def make(threads):
          kind = "card" if peer.place().is_card else "processor"
          raise peer.Refused(f"no {kind}, sees '{os.environ['CUDA_VISIBLE_DEVICES']}'")

      peer.run(make)
      """

    @Test(
      "a tool that sees no card is absent with its reason, and the race goes on",
      .enabled(if: VerifyTests.isLALPresent, "LALSimulation is not here"),
      .enabled(if: Python.path != nil, "WHIPBIRD_PYTHON is not set")
    )
    func blindTool() throws {
      let folder = try WorkFolder()
      try folder.write(Self.blindWorker, to: "peer_ripple.py")
      let shared = Repository.url("Benchmarks/Peers/peer.py")
      try folder.write(Data(contentsOf: shared), to: "peer.py")
      try Command.succeed(
        ["benchmark", "--model", "IMRPhenomD", "--grid", "multibanded", "--no-sweeps"]
          + ["--backends", "cuda", "--waveforms", "2", "--rounds", "1", "--threads", "1"]
          + ["--peers", "--peer-folder", ".", "--json", "a.json"],
        in: folder,
        environment: DeviceTests.environment("devices=1 memory=8000000000")
          .merging([
            "WHIPBIRD_RIPPLE_PYTHON": try #require(Python.path), "CUDA_VISIBLE_DEVICES": "7",
          ]) { $1 }
      )
      let top = try #require(
        try JSONSerialization.jsonObject(with: folder.bytes("a.json")) as? [String: Any]
      )
      let absent = try #require(top["absent_peers"] as? [[String: String]])
      let reasons = Dictionary(absent.map { ($0["name"], $0["reason"]) }) { first, _ in first }
      #expect(reasons["ripple"] == "no processor, sees ''")
      #expect(reasons["ripple, cuda"] == "no card, sees '7'")
      let cases = try #require(top["cases"] as? [[String: Any]])
      let contenders = try #require(cases.first?["contenders"] as? [[String: Any]])
      #expect(contenders.count == 4)
      #expect(contenders.allSatisfy { $0["waveforms_per_second"] != nil })
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
