// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// `whipbird merge`, and the parts that `generate --part` makes.
  @Suite("Merging", .serialized)
  struct MergeTests {
    static func parts(_ count: Int, rowCount: Int = 300) throws -> WorkFolder {
      let folder = try WorkFolder()
      try folder.write(TestSettings(rowCount: rowCount, drawsFail: true).yaml, to: "s.yaml")
      for index in 0..<count {
        try Command.succeed(
          ["generate", "s.yaml", "--seed", "3", "--part", "\(index)/\(count)"]
            + ["-o", "part\(index).hdf5"],
          in: folder
        )
      }
      return folder
    }

    @Test("parts of a run give the run's file, in both spellings")
    func spellings() throws {
      let folder = try Self.parts(3)
      try Command.succeed(["generate", "s.yaml", "--seed", "3", "-o", "whole.hdf5"], in: folder)
      let names = ["part2.hdf5", "part0.hdf5", "part1.hdf5"]
      let first = try Command.succeed(["merge"] + names + ["-o", "a.hdf5"], in: folder)
      #expect(first.output.contains("a.hdf5: 300 waveforms of 3 parts"))
      let dingo = ["--prefix", "part", "--num_parts", "3", "--out_file", "b.hdf5"]
      let settings = ["--settings_file", "s.yaml"]
      try Command.succeed(["merge"] + dingo + settings, in: folder)
      for name in ["a.hdf5", "b.hdf5"] {
        #expect(try folder.bytes(name) == folder.bytes("whole.hdf5"))
      }
      try Command.succeed(["verify", "part1.hdf5", "--draws", "20"], in: folder)
      let part = try Command.succeed(["inspect", "part1.hdf5"], in: folder).output
      #expect(part.contains("first_row     100") && part.contains("all_rows      300"))
    }

    @Test("what is missing or not finished is named, and nothing is left")
    func refusals() throws {
      let folder = try Self.parts(3)
      try folder.write("", to: "part1.hdf5.journal")
      let before = folder.names
      let all = ["merge", "--prefix", "part", "--num_parts"]
      try Command.fail(
        all + ["3", "-o", "a.hdf5"],
        in: folder,
        status: 65,
        naming: ["part1.hdf5", "not finished", "--resume"]
      )
      folder.remove("part1.hdf5.journal")
      try Command.fail(all + ["4", "-o", "a"], in: folder, status: 66, naming: ["part3.hdf5"])
      try Command.fail(all + ["2", "-o", "a"], in: folder, status: 65, naming: ["200 to 299"])
      try Command.fail(all + ["3", "-o", "part0.hdf5"], in: folder, status: 73, naming: ["reads"])
      try Command.fail(
        ["merge", "part0.hdf5", "s.yaml", "-o", "a"],
        in: folder,
        status: 65,
        naming: ["s.yaml"]
      )
      #expect(folder.names == before.filter { $0 != "part1.hdf5.journal" })
      for wrong in [["merge", "-o", "a"], all + ["3", "part0.hdf5", "-o", "a"], ["merge", "b"]] {
        #expect(try Command.run(wrong, in: folder).status == 64)
      }
      for part in ["3/3", "1", "-1/2", "a/b"] {
        let wrong = ["generate", "s.yaml", "--seed", "3", "--part=" + part, "-o", "a"]
        #expect(try Command.run(wrong, in: folder).status == 64)
      }
    }

    @Test("Ctrl-C leaves nothing", arguments: [SIGINT, SIGTERM])
    func signals(signal: Int32) throws {
      let folder = try Self.parts(2, rowCount: 3000)
      let arguments = ["merge", "part0.hdf5", "part1.hdf5", "-o", "a.hdf5"]
      let before = folder.names
      let running = try Command.start(arguments + ["--block-byte-count", "10000"], in: folder)
      while running.process.isRunning, !folder.exists("a.hdf5.unfinished") { usleep(100) }
      running.send(signal)
      let stopped = try running.wait()
      // It may have been finished by then.
      if stopped.status == 130 {
        #expect(stopped.output.contains("nothing was made"))
        #expect(folder.names == before)
      } else {
        #expect(stopped.status == 0)
      }
    }

    /// Parts as dingo-gw's commands for clusters make them: one basis, coefficients of rows.
    static let lookAlikes = """
      import h5py, numpy as np
      settings = {"domain": {"type": "UniformFrequencyDomain", "f_min": 20.0, "f_max": 64.0,
        "delta_f": 0.5}, "waveform_generator": {"approximant": "IMRPhenomD", "f_ref": 20.0},
        "intrinsic_prior": {"mass_1": "Uniform(10, 20)"}, "num_samples": 4,
        "compression": {"svd": {"file": "svd.hdf5"}, "whitening": "aLIGO"}}
      def part(name, seed, basis=0):
          random = np.random.default_rng(seed)
          rows = np.zeros(4, dtype=[("mass_1", "f8"), ("mass_2", "f8")])
          rows["mass_1"], rows["mass_2"] = random.random(4), random.random(4)
          with h5py.File(name, "w") as file:
              file.create_dataset("parameters", data=rows)
              group = file.create_group("polarizations")
              for pol in ("h_plus", "h_cross"):
                  group.create_dataset(pol, data=random.random((4, 6)) + 1j)
              svd = file.create_group("svd")
              svd.create_dataset("V", data=np.full((129, 6), 1.0 + basis * 1e-16 + basis * 1e-15j))
              svd.create_dataset("s", data=np.arange(6.0))
              svd.create_dataset("mismatches", data=np.zeros(4, dtype=rows.dtype))
              svd.create_dataset("version", data="dingo=0.10.3")
              file.create_dataset("version", data="dingo=0.10.3")
              file.attrs["settings"] = str(settings)
              file.attrs["dataset_type"] = "waveform_dataset"
      for index in range(3):
          part(f"p{index}.hdf5", index)
      part("other.hdf5", 7, basis=1)
      part("early.hdf5", 8)
      with h5py.File("early.hdf5", "a") as file:
          del file.attrs["settings"]
      """

    static let check = """
      import h5py, numpy as np, ast
      with h5py.File("a.hdf5") as file:
          parts = [h5py.File(f"p{index}.hdf5") for index in range(3)]
          for name in ("parameters", "polarizations/h_plus", "polarizations/h_cross"):
              whole = np.concatenate([part[name] for part in parts])
              assert file[name].dtype == whole.dtype and np.array_equal(file[name], whole), name
          for name in ("V", "s", "mismatches", "version"):
              one, other = file["svd"][name][()], parts[0]["svd"][name][()]
              assert np.array_equal(one, other), name
          assert ast.literal_eval(file.attrs["settings"])["num_samples"] == 12
          assert file["version"][()] == b"dingo=0.10.3" and "whipbird" not in file
          assert file.attrs["dataset_type"] == "waveform_dataset"
      """

    @Test(
      "parts of dingo-gw with a basis",
      .enabled(if: Python.hasH5py, "WHIPBIRD_PYTHON has h5py")
    )
    func dingoParts() throws {
      let folder = try WorkFolder()
      let made = try Python.run(["-c", Self.lookAlikes], in: folder)
      try #require(made.status == 0, "\(made.errors)")
      let arguments = ["merge", "--prefix", "p", "--num_parts"]
      let few = try Command.succeed(arguments + ["2", "-o", "few.hdf5"], in: folder)
      #expect(few.output.contains("Note: p2.hdf5 is there too"))
      try Command.succeed(arguments + ["3", "-o", "a.hdf5"], in: folder)
      let checked = try Python.run(["-c", Self.check], in: folder)
      #expect(checked.status == 0, "\(checked.errors)")
      for (name, pieces) in [
        ("other.hdf5", ["another basis", "/svd/V"]), ("early.hdf5", ["no settings"]),
      ] {
        try Command.fail(
          ["merge", "p0.hdf5", name, "-o", "b.hdf5"],
          in: folder,
          status: 65,
          naming: [name] + pieces
        )
      }
      #expect(!folder.exists("b.hdf5"))
    }
  }
}
