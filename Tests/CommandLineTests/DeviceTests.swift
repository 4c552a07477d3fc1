// SPDX-License-Identifier: MIT

import Datasets
import Foundation
import HDF5Files
import Testing

extension CommandLineTests {
  /// The command with the driver of `Tests/FakeCUDADriver`, which runs the kernels' entry points on
  /// the processor; without a card, and with one that fails.
  @Suite("Cards", .serialized)
  struct DeviceTests {
    /// Where SwiftPM puts the driver: beside the command.
    static let driver = URL(filePath: Command.path).deletingLastPathComponent()
      .appending(path: "libFakeCUDADriver.so").path

    static func environment(_ cards: String = "devices=1") -> [String: String] {
      // What may be installed here as cuBLAS is not asked.
      ["WHIPBIRD_CUDA": driver, "FAKE_CUDA": cards, "WHIPBIRD_CUBLAS": "none"]
    }

    static let noDriver = ["WHIPBIRD_CUDA": "/nonexistent/libcuda.so.1"]

    static let generate = ["generate", "s.yaml", "--seed", "3", "--block-byte-count", "100000"]

    static func folder(rowCount: Int = 40) throws -> WorkFolder {
      let folder = try WorkFolder()
      let settings = TestSettings(rowCount: rowCount, binCount: 129, drawsFail: true)
      try folder.write(settings.yaml, to: "s.yaml")
      return folder
    }

    /// The bytes of a file's rows: parameters and both polarizations.
    static func rows(_ name: String, in folder: WorkFolder) throws -> [Data] {
      let file = try HDF5File.open(at: folder.file(name), writable: false)
      let whole = try folder.bytes(name)
      return try ["/parameters", "/polarizations/h_plus", "/polarizations/h_cross"].map { path in
        let dataset = try file.dataset(path)
        let offset = try #require(dataset.fileOffset)
        let size = dataset.shape.reduce(1, *) * dataset.type.byteCount
        return whole[Int(offset)..<Int(offset) + size]
      }
    }

    @Test("a dataset of a card has the processor's rows", arguments: ["double", "single"])
    func dataset(precision: String) throws {
      let folder = try Self.folder()
      let arguments = Self.generate + ["--precision", precision]
      try Command.succeed(arguments + ["-o", "a.hdf5", "--backend", "native"], in: folder)
      let made = try Command.succeed(
        arguments + ["-o", "b.hdf5", "--backend", "cuda"],
        in: folder,
        environment: Self.environment("devices=2")
      )
      #expect(made.output.contains("(2 x Fake card)"))
      #expect(try Self.rows("a.hdf5", in: folder) == Self.rows("b.hdf5", in: folder))
      let inspection = try Command.succeed(["inspect", "b.hdf5"], in: folder).output
      #expect(inspection.contains("cuda") && inspection.contains("2 x Fake card"))
    }

    @Test("files of a card and of the processor are merged")
    func merge() throws {
      let folder = try Self.folder()
      for (seed, name, backend) in [("1", "a.hdf5", "native"), ("2", "b.hdf5", "cuda")] {
        try Command.succeed(
          ["generate", "s.yaml", "--seed", seed, "-o", name, "--backend", backend],
          in: folder,
          environment: Self.environment()
        )
      }
      try Command.succeed(["merge", "a.hdf5", "b.hdf5", "-o", "c.hdf5"], in: folder)
      let verified = try Command.succeed(["verify", "c.hdf5", "--draws", "20"], in: folder).output
      #expect(verified.contains("The same bits must come out"))
    }

    @Test("auto takes a card where there is one, and says why it does not take one that fails")
    func auto() throws {
      let folder = try Self.folder()
      func run(_ name: String, _ environment: [String: String]) throws -> String {
        try Command.succeed(
          Self.generate + ["-o", name],
          in: folder,
          environment: environment
        ).output
      }
      #expect(try run("a.hdf5", Self.environment()).contains("cuda"))
      let old = try run("b.hdf5", Self.environment("version=11000"))
      #expect(old.contains("cannot be used. The NVIDIA driver is one of CUDA 11.0"))
      #expect(old.contains("native"))
      let missing = try run("c.hdf5", Self.noDriver)
      #expect(missing.contains("cannot be used. There is no NVIDIA driver"))
    }

    @Test("a run goes on, on another device, with the same rows", arguments: [true, false])
    func resume(cardFirst: Bool) throws {
      let folder = try Self.folder(rowCount: 200)
      try Command.succeed(Self.generate + ["-o", "whole.hdf5", "--backend", "native"], in: folder)
      let arguments = Self.generate + ["--checkpoint-interval", "0", "-o", "a.hdf5"]
      let first = arguments + ["--backend", cardFirst ? "cuda" : "native", "--threads", "1"]
      let running = try Command.start(first, in: folder, environment: Self.environment())
      let begin = ContinuousClock.now
      while running.process.isRunning, (folder.size("a.hdf5.journal") ?? 0) < 2000,
        begin.duration(to: .now) < .seconds(60)
      { usleep(200) }
      running.send(SIGKILL)
      _ = try running.wait()
      try #require(folder.exists("a.hdf5.partial"), "the run was not interrupted")
      let second = arguments + ["--backend", cardFirst ? "native" : "cuda", "--resume"]
      try Command.succeed(second, in: folder, environment: Self.environment())
      #expect(try Self.rows("a.hdf5", in: folder) == Self.rows("whole.hdf5", in: folder))
      let notes = try DatasetInspection.read(from: folder.file("a.hdf5")).notes
      let texts = ["backend", "resumed_with"].map { name in
        notes.first { $0.name == name }?.value ?? ""
      }
      #expect(texts[cardFirst ? 0 : 1].contains("Fake card"))
      #expect(texts[cardFirst ? 1 : 0].hasPrefix("native "))
    }

    @Test("a card that is lost ends the run, which goes on elsewhere")
    func lostCard() throws {
      let folder = try Self.folder(rowCount: 200)
      let arguments =
        Self.generate + ["--checkpoint-interval", "0", "--threads", "1", "-o", "a.hdf5"]
      // After some blocks: each of their rows that is refused is launched again.
      try Command.fail(
        arguments + ["--backend", "cuda"],
        in: folder,
        status: 69,
        naming: ["CUDA_ERROR_LAUNCH_FAILED", "--resume --backend native"],
        environment: Self.environment("lost=200")
      )
      #expect(folder.exists("a.hdf5.partial") && !folder.exists("a.hdf5"))
      try Command.succeed(arguments + ["--backend", "native", "--resume"], in: folder)
      try Command.succeed(Self.generate + ["-o", "b.hdf5", "--backend", "native"], in: folder)
      #expect(try Self.rows("a.hdf5", in: folder) == Self.rows("b.hdf5", in: folder))
    }

    @Test(
      "a card that is lost before the first row leaves nothing to go on with",
      arguments: [
        Self.generate,
        ["build-svd", "s.yaml", "-o", "b.hdf5", "--size", "4", "--num_train", "8"],
      ]
    )
    func lostAtOnce(command: [String]) throws {
      let folder = try Self.folder()
      let result = try Command.run(
        command + ["--backend", "cuda"],
        in: folder,
        environment: Self.environment("lost=4")
      )
      #expect(result.status == 69)
      #expect(result.errors.contains("CUDA_ERROR_LAUNCH_FAILED"))
      #expect(!result.errors.contains("--resume"))
      #expect(folder.names == ["s.yaml"])
    }

    @Test("a card that is asked for and cannot be had is an error, and leaves nothing behind")
    func noCard() throws {
      let folder = try Self.folder()
      let cases: [([String: String], String)] = [
        (Self.noDriver, "There is no NVIDIA driver here"),
        (Self.environment("devices=0"), "shows no card"),
        (Self.environment("capability=75"), "compute capability 7.5"),
        (Self.environment("module=218"), "does not take the kernels"),
        (Self.environment("oom=1"), "no room for"),
      ]
      for (environment, words) in cases {
        try Command.fail(
          Self.generate + ["--backend", "cuda"],
          in: folder,
          status: 69,
          naming: [words],
          environment: environment
        )
      }
      try Command.fail(
        ["device"],
        in: folder,
        status: 69,
        naming: ["no NVIDIA driver"],
        environment: Self.noDriver
      )
      #expect(folder.names == ["s.yaml"])
    }

    @Test("the cards are listed, compared and timed")
    func device() throws {
      let folder = try WorkFolder()
      let environment = Self.environment("devices=2")
      let list = try Command.succeed(["device"], in: folder, environment: environment).output
      #expect(list.contains("CUDA 12.4") && list.contains("1: Fake card, 1024 MiB"))
      let models = try Command.succeed(["models"], in: folder, environment: environment).output
      #expect(models.contains("card 0: Fake card"))
      let compared = try Command.succeed(
        ["device", "compare", "--model", "IMRPhenomD", "--draws", "0", "--json", "c.json"],
        in: folder,
        environment: environment
      )
      #expect(compared.output.contains("the same bits"))
      #expect(folder.exists("c.json"))
      let timed = try Command.succeed(
        ["device", "time", "--model", "IMRPhenomD", "--rows", "2", "--repetitions", "1"]
          + ["--vectors", "3"],
        in: folder,
        environment: environment
      )
      #expect(timed.output.contains("8193") && timed.output.contains("multibanded"))
      #expect(timed.output.contains("3 vectors") && timed.output.contains("Whipbird's kernels"))
    }
  }
}
