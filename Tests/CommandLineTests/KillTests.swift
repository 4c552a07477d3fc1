// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// A run that was killed goes on, and ends with the bytes of one that was not.
  @Suite("Killed runs", .serialized)
  struct KillTests {
    /// A run to kill: half of its draws fail, so that its end appends objects to the file.
    struct Variant: Sendable, CustomTestStringConvertible {
      var testDescription: String
      var options: [String] = []
      /// Some 60 blocks, each entered in the journal.
      var checkpoint = ["--checkpoint-interval", "0", "--block-byte-count", "262144"]
      var moments = 10
      /// Lines of the settings' compression.
      var compression: [String] = []

      var arguments: [String] {
        ["generate", "s.yaml", "-o", "a.hdf5", "--seed", "5"] + options + checkpoint
      }

      static let all = [
        Variant(testDescription: "counter", moments: 14),
        Variant(testDescription: "default checkpoints", checkpoint: [], moments: 4),
        Variant(testDescription: "bilby", options: ["--sampler", "bilby"], moments: 6),
        Variant(testDescription: "single precision", options: ["--precision", "single"]),
        Variant(testDescription: "one thread", options: ["--threads", "1"], moments: 4),
        Variant(testDescription: "basis", compression: basis),
        Variant(
          testDescription: "basis, bilby",
          options: ["--sampler", "bilby"],
          moments: 6,
          compression: basis
        ),
      ]

      private static let basis =
        ["  whitening: curve.txt"] + TestSettings.basis(size: 40, training: 300, validation: 100)
    }

    /// A folder with settings, and the bytes that an undisturbed run gives.
    struct Scene {
      let folder: WorkFolder
      let arguments: [String]
      let whole: Data
      let duration: Duration

      init(_ variant: Variant, rowCount: Int = 1000) throws {
        folder = try WorkFolder()
        arguments = variant.arguments
        try folder.write(
          TestSettings(rowCount: rowCount, compression: variant.compression, drawsFail: true).yaml,
          to: "s.yaml"
        )
        try folder.write(TestSettings.noiseCurve, to: "curve.txt")
        let begin = ContinuousClock.now
        try Command.succeed(arguments, in: folder)
        duration = begin.duration(to: .now)
        whole = try Data(contentsOf: URL(filePath: folder.file("a.hdf5")))
        folder.remove("a.hdf5")
      }

      /// Starts a run and kills it as soon as `isDue` says so; false when it ended before.
      func kill(resuming: Bool, when isDue: () -> Bool) throws -> Bool {
        let running = try Command.start(arguments + (resuming ? ["--resume"] : []), in: folder)
        while running.process.isRunning, !isDue() { usleep(200) }
        running.send(SIGKILL)
        return try running.wait().status == 128 + SIGKILL
      }

      func finish(sourceLocation: SourceLocation = #_sourceLocation) throws {
        try Command.succeed(arguments + ["--resume"], in: folder, sourceLocation: sourceLocation)
        #expect(try folder.bytes("a.hdf5") == whole, sourceLocation: sourceLocation)
        #expect(folder.names == ["a.hdf5", "curve.txt", "s.yaml"], sourceLocation: sourceLocation)
        folder.remove("a.hdf5")
      }
    }

    static func after(_ time: Duration) -> () -> Bool {
      let begin = ContinuousClock.now
      return { begin.duration(to: .now) >= time }
    }

    @Test("at moments spread over the run", arguments: Variant.all)
    func spread(variant: Variant) throws {
      let scene = try Scene(variant)
      var killCount = 0
      for moment in 0..<variant.moments {
        let time = scene.duration * Double(moment) / Double(variant.moments)
        if try scene.kill(resuming: false, when: Self.after(time)) { killCount += 1 }
        try scene.finish()
      }
      #expect(killCount > 0, "no run was killed: every one ended before")
    }

    @Test("as soon as a file of the run appears, grows or goes")
    func stages() throws {
      let scene = try Scene(Variant.all[0])
      let folder = scene.folder
      let size = scene.whole.count
      let stages: [(name: String, isReached: () -> Bool)] = [
        ("the journal is there", { folder.exists("a.hdf5.journal") }),
        ("the journal has begun", { (folder.size("a.hdf5.journal") ?? 0) > 0 }),
        ("the unfinished file is there", { folder.exists("a.hdf5.partial") }),
        ("the unfinished file is laid out", { (folder.size("a.hdf5.partial") ?? 0) > size / 2 }),
        ("blocks are entered", { (folder.size("a.hdf5.journal") ?? 0) > 20_000 }),
        ("objects are appended", { (folder.size("a.hdf5.partial") ?? 0) >= size }),
        ("the file is finished", { folder.exists("a.hdf5") }),
      ]
      for stage in stages {
        _ = try scene.kill(resuming: false, when: stage.isReached)
        try scene.finish()
      }
    }

    @Test("as soon as something of a basis appears or goes")
    func basisStages() throws {
      let variant = try #require(Variant.all.first { $0.testDescription == "basis" })
      let scene = try Scene(variant, rowCount: 200)
      let folder = scene.folder
      let stages: [() -> Bool] = [
        { folder.exists("a.hdf5.partial") },
        { folder.exists("a.hdf5.basis") },
        { (folder.size("a.hdf5.basis") ?? 0) > 100_000 },
        { (try? folder.bytes("a.hdf5.journal"))?.contains(Data("basis ".utf8)) == true },
        { (folder.size("a.hdf5.partial") ?? 0) >= scene.whole.count },
        { folder.exists("a.hdf5") },
      ]
      for isReached in stages {
        _ = try scene.kill(resuming: false, when: isReached)
        try scene.finish()
      }
    }

    @Test("a finished basis is not made again")
    func basisIsKept() throws {
      let variant = try #require(Variant.all.first { $0.testDescription == "basis" })
      let scene = try Scene(variant)
      let folder = scene.folder
      let isInJournal = {
        (try? folder.bytes("a.hdf5.journal"))?.contains(Data("basis ".utf8)) == true
      }
      // The run may have been nearly through by then.
      guard try scene.kill(resuming: false, when: isInJournal), isInJournal(),
        folder.exists("a.hdf5.basis")
      else { return }
      let attributes = try FileManager.default.attributesOfItem(
        atPath: folder.file("a.hdf5.basis")
      )
      let made = try #require(attributes[.modificationDate] as? Date)
      let running = try Command.start(scene.arguments + ["--resume"], in: folder)
      while running.process.isRunning, (folder.size("a.hdf5.journal") ?? 0) < 20_000 {
        let now = try? FileManager.default.attributesOfItem(atPath: folder.file("a.hdf5.basis"))
        guard let date = now?[.modificationDate] as? Date else { break }
        #expect(date == made)
        usleep(500)
      }
      _ = try running.wait()
      #expect(try folder.bytes("a.hdf5") == scene.whole)
    }

    @Test("again and again within one run", arguments: [Variant.all[0], Variant.all[2]])
    func repeated(variant: Variant) throws {
      let scene = try Scene(variant)
      _ = try scene.kill(resuming: false, when: Self.after(scene.duration / 2))
      for part in 1...8 {
        // The journal shows that every run gets further, whatever the speed of the machine.
        let before = scene.folder.size("a.hdf5.journal") ?? 0
        _ = try scene.kill(resuming: true) {
          part % 3 == 0
            ? scene.folder.exists("a.hdf5.skeleton")
            : (scene.folder.size("a.hdf5.journal") ?? 0) > before + 4000
        }
      }
      try scene.finish()
    }

    @Test("while an existing file is being replaced: the old one is not taken for the new")
    func overwriting() throws {
      let scene = try Scene(Variant.all[0])
      let folder = scene.folder
      try folder.write(TestSettings(rowCount: 3).yaml, to: "other.yaml")
      let stages: [() -> Bool] = [
        { (folder.size("a.hdf5.journal") ?? 0) > 0 },
        { folder.exists("a.hdf5.partial") },
        { (folder.size("a.hdf5.journal") ?? 0) > 20_000 },
      ]
      for isReached in stages {
        try Command.succeed(
          ["generate", "other.yaml", "-o", "a.hdf5", "--seed", "5", "--overwrite"],
          in: folder
        )
        let running = try Command.start(scene.arguments + ["--overwrite"], in: folder)
        while running.process.isRunning, !isReached() { usleep(50) }
        running.send(SIGKILL)
        _ = try running.wait()
        try Command.succeed(scene.arguments + ["--resume"], in: folder)
        #expect(try folder.bytes("a.hdf5") == scene.whole)
        #expect(folder.names == ["a.hdf5", "curve.txt", "other.yaml", "s.yaml"])
      }
    }

    @Test("between the journal and the unfinished file of a replacement")
    func earlyOverwriting() throws {
      let scene = try Scene(Variant.all[0], rowCount: 300)
      let folder = scene.folder
      // What a kill at that moment leaves: a journal without blocks beside the old file.
      let running = try Command.start(scene.arguments, in: folder)
      while running.process.isRunning, !folder.exists("a.hdf5.partial") { usleep(50) }
      running.send(SIGKILL)
      _ = try running.wait()
      let journal = String(decoding: try folder.bytes("a.hdf5.journal"), as: UTF8.self)
      let beginning = journal.split(separator: "\n").filter {
        !$0.hasPrefix("done") && !$0.hasPrefix("fail")
      }
      folder.remove("a.hdf5.partial")
      try folder.write(beginning.joined(separator: "\n") + "\n", to: "a.hdf5.journal")
      try folder.write("the old file", to: "a.hdf5")
      try Command.succeed(scene.arguments + ["--resume"], in: folder)
      #expect(try folder.bytes("a.hdf5") == scene.whole)
    }
  }
}
