// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// Ctrl-C, SIGTERM, and what a terminal shows.
  @Suite("Signals and terminals", .serialized)
  struct SignalTests {
    static let arguments = [
      "generate", "s.yaml", "-o", "a.hdf5", "--seed", "5", "--threads", "1",
      "--block-byte-count", "262144",
    ]

    @Test("a signal ends a run so that it can go on", arguments: [SIGINT, SIGTERM])
    func signals(signal: Int32) throws {
      let folder = try WorkFolder()
      try folder.write(TestSettings(rowCount: 3000).yaml, to: "s.yaml")
      try Command.succeed(Self.arguments, in: folder)
      let whole = try Data(contentsOf: URL(filePath: folder.file("a.hdf5")))
      folder.remove("a.hdf5")
      let running = try Command.start(Self.arguments, in: folder)
      while running.process.isRunning, !folder.exists("a.hdf5.partial") { usleep(200) }
      running.send(signal)
      let stopped = try running.wait()
      #expect(stopped.status == 130)
      #expect(stopped.output.contains("--resume"))
      #expect(stopped.output.contains(" of 3000 waveforms"))
      #expect(stopped.errors.isEmpty)
      #expect(folder.names == ["a.hdf5.journal", "a.hdf5.partial", "s.yaml"])
      let inspection = try Command.succeed(["inspect", "a.hdf5.partial"], in: folder)
      #expect(inspection.output.contains("UNFINISHED"))
      try Command.fail(Self.arguments, in: folder, status: 73, naming: ["--resume", "--overwrite"])
      let resumed = try Command.succeed(Self.arguments + ["--resume"], in: folder)
      #expect(!resumed.output.contains("3000 made"), "rows that were done are not made again")
      #expect(try folder.bytes("a.hdf5") == whole)
    }

    @Test("resuming needs the same settings, options and seed; a finished file stays")
    func resuming() throws {
      let folder = try WorkFolder()
      try folder.write(TestSettings(rowCount: 3000).yaml, to: "s.yaml")
      try folder.write(TestSettings(rowCount: 3001).yaml, to: "other.yaml")
      let running = try Command.start(Self.arguments, in: folder)
      while running.process.isRunning, !folder.exists("a.hdf5.partial") { usleep(200) }
      running.send(SIGTERM)
      #expect(try running.wait().status == 130)
      let refusals: [(change: (inout [String]) -> Void, word: String)] = [
        ({ $0[1] = "other.yaml" }, "num_samples"),
        ({ $0[5] = "6" }, "seed"),
        ({ $0 += ["--precision", "single"] }, "precision"),
        ({ $0 += ["--sampler", "bilby"] }, "sampler"),
      ]
      for isFinished in [false, true] {
        if isFinished { try Command.succeed(Self.arguments + ["--resume"], in: folder) }
        for refusal in refusals {
          var arguments = Self.arguments
          refusal.change(&arguments)
          try Command.fail(
            arguments + ["--resume"],
            in: folder,
            status: 65,
            naming: ["a.hdf5", refusal.word, "--overwrite"]
          )
        }
      }
      let bytes = try Data(contentsOf: URL(filePath: folder.file("a.hdf5")))
      for seed in [["--seed", "5"], []] {
        let again = try Command.succeed(
          Array(Self.arguments[..<4]) + ["--resume"] + seed,
          in: folder
        )
        #expect(again.output.contains("complete"))
        #expect(try folder.bytes("a.hdf5") == bytes)
      }
    }

    @Test(
      "a terminal shows a bar",
      .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"))
    )
    func terminal() throws {
      let folder = try WorkFolder()
      try folder.write(TestSettings(rowCount: 100).yaml, to: "s.yaml")
      let run = "'$WHIPBIRD' generate s.yaml -o a.hdf5"
      let shown = try Command.shell("script -qec \"\(run)\" /dev/null", in: folder)
      #expect(shown.status == 0)
      #expect(shown.output.contains("[####"))
      #expect(shown.output.contains("100 %  100/100 waveforms"))
      #expect(shown.output.contains("\r\n" + "a.hdf5: 100 waveforms"))
    }
  }
}
