// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// A small disk in memory, which needs root and the right to mount.
  final class SmallDisk {
    private let folder: WorkFolder
    private let name = "disk"

    static let isPossible: Bool = {
      guard getuid() == 0, let folder = try? WorkFolder() else { return false }
      return (try? SmallDisk(in: folder, megabytes: 1)) != nil
    }()

    struct MountFailure: Error { let message: String }

    init(in folder: WorkFolder, megabytes: Int) throws {
      self.folder = folder
      try FileManager.default.createDirectory(
        atPath: folder.file(name),
        withIntermediateDirectories: false
      )
      let line = "mount -t tmpfs -o size=\(megabytes)m tmpfs \(name)"
      let result = try Command.shell(line, in: folder)
      guard result.status == 0 else { throw MountFailure(message: result.errors) }
    }

    deinit { _ = try? Command.shell("umount \(name) || umount -l \(name)", in: folder) }
  }

  @Suite(
    "Full disks",
    .serialized,
    .enabled(if: SmallDisk.isPossible, "a small disk can be mounted by root alone")
  )
  struct FullDiskTests {
    /// On one thread, so that there is time to fill the disk.
    static let generate =
      [
        "generate", "s.yaml", "-o", "disk/a.hdf5", "--seed", "1", "--threads", "1",
      ] + OutputTests.small

    @Test("a dataset that does not fit is refused at once: 73")
    func tooLarge() throws {
      let folder = try WorkFolder()
      try folder.write(TestSettings(rowCount: 2000).yaml, to: "s.yaml")
      let disk = try SmallDisk(in: folder, megabytes: 16)
      try withExtendedLifetime(disk) {
        try Command.fail(
          Self.generate,
          in: folder,
          status: 73,
          naming: ["33.0 MB", "free", "--precision single"]
        )
        #expect(!folder.exists("disk/a.hdf5.journal") && !folder.exists("disk/a.hdf5.partial"))
        try folder.write(Data(count: 16 << 20), to: "filler")
        _ = try Command.shell("cat filler > disk/filler", in: folder)
        try Command.fail(Self.generate, in: folder, status: 73, naming: ["free"])
      }
    }

    /// Another file takes so much room that the run stops early, in the middle, or at the end,
    /// where libhdf5 appends the draws without a waveform.
    @Test(
      "a disk that fills up in mid-run: 74, and --resume completes",
      arguments: [4, 16, 32]
    )
    func fillsUp(room: Int) throws {
      let folder = try WorkFolder()
      try folder.write(TestSettings(rowCount: 2000, drawsFail: true).yaml, to: "s.yaml")
      var whole = Self.generate
      whole[3] = "whole"
      try Command.succeed(whole, in: folder)
      let disk = try SmallDisk(in: folder, megabytes: 40)
      try withExtendedLifetime(disk) {
        let running = try Command.start(
          Self.generate,
          in: folder,
          environment: ["WHIPBIRD_ISA": "portable"]
        )
        while running.process.isRunning, (folder.size("disk/a.hdf5.partial") ?? 0) < 30_000_000 {
          usleep(100)
        }
        running.send(SIGSTOP)
        let line = "dd if=/dev/zero of=disk/filler bs=1M count=\(40 - room)"
        _ = try Command.shell(line, in: folder)
        running.send(SIGCONT)
        let stopped = try running.wait()
        #expect(stopped.status == 74, "\(stopped.errors)")
        #expect(stopped.errors.contains("--resume"), "\(stopped.errors)")
        #expect(!folder.exists("disk/a.hdf5"))
        let again = try Command.run(Self.generate + ["--resume"], in: folder)
        #expect(again.status == 74 || again.status == 73, "\(again.errors)")
        folder.remove("disk/filler")
        try Command.succeed(Self.generate + ["--resume"], in: folder)
        #expect(try folder.bytes("disk/a.hdf5") == folder.bytes("whole"))
        #expect(!folder.exists("disk/a.hdf5.journal") && !folder.exists("disk/a.hdf5.skeleton"))
      }
    }
  }
}
