// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// Outputs that cannot be made, and disks that are full.
  @Suite("Outputs", .serialized)
  struct OutputTests {
    /// Many blocks, each entered in the journal.
    static let small = ["--checkpoint-interval", "0", "--block-byte-count", "262144"]

    static func generate(_ output: String) -> [String] {
      ["generate", "s.yaml", "-o", output, "--seed", "1"] + small
    }

    static func folder(_ settings: TestSettings = TestSettings()) throws -> WorkFolder {
      let folder = try WorkFolder()
      try folder.write(settings.yaml, to: "s.yaml")
      return folder
    }

    @Test(
      "places where no file can be: 73, in a dry run too",
      arguments: [
        ("missing/a.hdf5", "no folder missing"), ("", "empty"), (".", "folder"), ("..", "folder"),
        ("s.yaml", "what the run reads"), ("s.yaml/a.hdf5", "no folder"), ("/dev/full", "device"),
        ("/dev/null", "device"),
        (String(repeating: "n", count: 250), "File name too long"),
      ]
    )
    func places(output: String, piece: String) throws {
      let folder = try Self.folder()
      let arguments = Self.generate(output)
      try Command.fail(arguments, in: folder, status: 73, naming: [piece])
      if output.count < 200 {
        try Command.fail(arguments + ["--dry-run"], in: folder, status: 73, naming: [piece])
      }
      #expect(folder.names == ["s.yaml"])
    }

    @Test("pipes and links are never replaced", arguments: [[], ["--overwrite"], ["--resume"]])
    func notFiles(options: [String]) throws {
      let folder = try Self.folder()
      let made = try Command.shell(
        "mkfifo pipe && ln -s s.yaml link && ln -s nothing dangling",
        in: folder
      )
      try #require(made.status == 0, "\(made.errors)")
      for (name, piece) in [("pipe", "pipe"), ("link", "s.yaml"), ("dangling", "nothing")] {
        let arguments = Self.generate(name) + options
        try Command.fail(arguments, in: folder, status: 73, naming: [piece])
      }
      try Command.fail(["inspect", "pipe"], in: folder, status: 66, naming: ["pipe"])
      #expect(folder.names == ["dangling", "link", "pipe", "s.yaml"])
    }

    @Test("a folder that is not writable: 73", .enabled(if: getuid() != 0, "root may write"))
    func notWritable() throws {
      let folder = try Self.folder()
      try FileManager.default.createDirectory(
        atPath: folder.file("locked"),
        withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o500]
      )
      try Command.fail(Self.generate("locked/a"), in: folder, status: 73, naming: ["not writable"])
    }

    @Test("an unfinished file without its journal is not removed unasked")
    func lonelyPartial() throws {
      let folder = try Self.folder()
      try folder.write("hours of work", to: "a.hdf5.partial")
      try Command.fail(
        Self.generate("a.hdf5"),
        in: folder,
        status: 73,
        naming: ["a.hdf5.partial", "--overwrite"]
      )
      #expect(try folder.bytes("a.hdf5.partial") == Data("hours of work".utf8))
    }

    /// Kills a run for `a.hdf5` when some of its blocks are done.
    static func killMidway(in folder: WorkFolder) throws {
      let running = try Command.start(generate("a.hdf5") + ["--threads", "1"], in: folder)
      while running.process.isRunning {
        let journal = try? folder.bytes("a.hdf5.journal")
        if let journal, journal.range(of: Data("\ndone".utf8)) != nil { break }
        usleep(200)
      }
      running.send(SIGKILL)
      try #require(try running.wait().status == 128 + SIGKILL)
    }

    @Test("an unfinished file that was cut off is not filled with zeros: 74")
    func cutPartial() throws {
      let folder = try Self.folder(TestSettings(rowCount: 2000))
      try Self.killMidway(in: folder)
      try folder.write(folder.bytes("a.hdf5.partial").prefix(1_000_000), to: "a.hdf5.partial")
      try Command.fail(
        Self.generate("a.hdf5") + ["--resume"],
        in: folder,
        status: 74,
        naming: ["cut off", "--overwrite"]
      )
    }

    @Test("two runs never write one file")
    func twoRuns() throws {
      let folder = try Self.folder(TestSettings(rowCount: 3000))
      let first = try Command.start(Self.generate("a.hdf5"), in: folder)
      while first.process.isRunning, (folder.size("a.hdf5.partial") ?? 0) == 0 { usleep(200) }
      first.send(SIGSTOP)
      for option in [[], ["--resume"], ["--overwrite"]] {
        try Command.fail(
          Self.generate("a.hdf5") + option,
          in: folder,
          status: 73,
          naming: ["a.hdf5.journal", "another run"]
        )
      }
      first.send(SIGCONT)
      let result = try first.wait()
      #expect(result.status == 0, "\(result.errors)")
      try Command.succeed(Self.generate("b.hdf5"), in: folder)
      #expect(try folder.bytes("a.hdf5") == folder.bytes("b.hdf5"))
    }

    @Test("a dry run makes nothing, and says how large the file will be")
    func dryRun() throws {
      let folder = try Self.folder()
      let result = try Command.succeed(Self.generate("a.hdf5") + ["--dry-run"], in: folder)
      #expect(result.output.contains("100 of 513 bins"))
      #expect(result.output.contains("1.65 MB"))
      #expect(folder.names == ["s.yaml"])
      try folder.write(TestSettings(rowCount: 1_000_000_000_000).yaml, to: "s.yaml")
      let huge = try Command.fail(
        Self.generate("a.hdf5") + ["--dry-run"],
        in: folder,
        status: 73,
        naming: ["free", "num_samples"]
      )
      #expect(huge.output.contains("1000000000000 of 513 bins"), "sizes are told all the same")
    }

    @Test("a file larger than the system permits ends no run for good: 73")
    func sizeLimit() throws {
      let folder = try Self.folder(TestSettings(rowCount: 2000))
      try Command.succeed(Self.generate("whole"), in: folder)
      try Self.killMidway(in: folder)
      let words = Self.generate("a.hdf5").joined(separator: " ") + " --resume"
      // In blocks of 512 bytes: some 4 of the 33 MB.
      let refused = try Command.shell("ulimit -f 8000; exec \"$WHIPBIRD\" \(words)", in: folder)
      #expect(refused.status == 73, "\(refused.errors)")
      #expect(refused.errors.contains("File too large"), "\(refused.errors)")
      try Command.succeed(Self.generate("a.hdf5") + ["--resume"], in: folder)
      #expect(try folder.bytes("a.hdf5") == folder.bytes("whole"))
    }
  }
}
