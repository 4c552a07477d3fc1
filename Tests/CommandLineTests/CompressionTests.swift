// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// Compressed datasets, and the commands that make and unmake them.
  @Suite("Compression", .serialized)
  struct CompressionTests {
    static let steps = [
      "  whitening: curve.txt", "  phase_heterodyning:", "    order: 2",
    ]
    static let basis = TestSettings.basis(size: 60, training: 80, validation: 10)

    /// A folder with a curve, and settings with and without compression.
    static func folder(rowCount: Int = 60, drawsFail: Bool = false) throws -> WorkFolder {
      let folder = try WorkFolder()
      try folder.write(TestSettings.noiseCurve, to: "curve.txt")
      func settings(_ compression: [String]) -> String {
        TestSettings(rowCount: rowCount, compression: compression, drawsFail: drawsFail).yaml
      }
      try folder.write(settings([]), to: "plain.yaml")
      try folder.write(settings(steps), to: "steps.yaml")
      try folder.write(settings(steps + basis), to: "svd.yaml")
      try folder.write(
        settings(steps + ["  svd:", "    file: basis.hdf5"]),
        to: "file.yaml"
      )
      return folder
    }

    static func generate(_ settings: String, _ more: [String] = []) -> [String] {
      ["generate", "\(settings).yaml", "-o", "\(settings).hdf5", "--seed", "4"] + more
    }

    /// The largest |Δh| of a row over its largest |h|, for both polarizations.
    static let difference = """
      import h5py, sys
      import numpy as np
      a, b = (h5py.File(name) for name in sys.argv[1:3])
      assert np.array_equal(a["parameters"][:], b["parameters"][:])
      worst = 0.0
      for name in ("h_plus", "h_cross"):
          x, y = (f["polarizations/" + name][:] for f in (a, b))
          assert x.shape == y.shape
          worst = max(worst, float(np.max(np.abs(x - y).max(1) / np.abs(y).max(1))))
      print(worst)
      """

    static func distance(_ one: String, _ other: String, in folder: WorkFolder) throws -> Double {
      let result = try Python.run(["-c", difference, one, other], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      return Double(result.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? .nan
    }

    @Test(
      "what was compressed comes back, and a basis changes no row",
      .enabled(if: Python.hasH5py, "WHIPBIRD_PYTHON has h5py")
    )
    func roundTrip() throws {
      let folder = try Self.folder()
      for name in ["plain", "steps", "svd"] {
        try Command.succeed(Self.generate(name), in: folder)
      }
      try Command.succeed(["decompress", "steps.hdf5", "-o", "back.hdf5"], in: folder)
      #expect(try Self.distance("back.hdf5", "plain.hdf5", in: folder) < 1e-12)
      let svd = try Command.succeed(["decompress", "svd.hdf5", "-o", "svdback.hdf5"], in: folder)
      #expect(svd.output.contains("60 waveforms of 513 numbers (60 before)"))
      // 60 of at most 80 independent vectors hold other waveforms of this prior well.
      #expect(try Self.distance("svdback.hdf5", "plain.hdf5", in: folder) < 1e-2)
      let inspection = try Command.succeed(["inspect", "svd.hdf5"], in: folder).output
      for piece in [
        "basis         60 vectors of 513 bins", "mismatches of 20 validation waveforms",
        "    50  h+ ", "    60  both", "whitening     curve.txt, check sum",
        "linear_algebra OpenBLAS",
      ] { #expect(inspection.contains(piece), "no '\(piece)' in \(inspection)") }
    }

    @Test("a basis of its own gives the dataset that makes it itself, by threads and blocks alike")
    func ownBasis() throws {
      let folder = try Self.folder()
      try Command.succeed(
        ["build-svd", "svd.yaml", "--seed", "4", "-o", "basis.hdf5", "--threads", "1"],
        in: folder
      )
      let whole = try Command.succeed(Self.generate("svd", ["--threads", "1"]), in: folder)
      #expect(whole.output.contains("mismatches of 20 validation waveforms"))
      let bytes = try folder.bytes("svd.hdf5")
      for options in [["--threads", "3"], ["--block-byte-count", "1"]] {
        try Command.succeed(Self.generate("svd", ["--overwrite"] + options), in: folder)
        #expect(try folder.bytes("svd.hdf5") == bytes, "\(options)")
      }
      try Command.succeed(Self.generate("file"), in: folder)
      try Command.succeed(["compress", "svd.hdf5", "--size", "50", "-o", "cut.hdf5"], in: folder)
      let cut = try Command.succeed(["inspect", "cut.hdf5"], in: folder).output
      #expect(cut.contains("svd/V         513 x 50, complex128") && cut.contains("size: 50"))
      let basis = try Command.succeed(["inspect", "basis.hdf5"], in: folder).output
      #expect(basis.contains("basis         60 vectors of 513 bins"))
      guard Python.hasH5py else { return }
      #expect(try Self.distance("svd.hdf5", "file.hdf5", in: folder) == 0)
    }

    @Test("parts with a basis are merged into the run's file")
    func parts() throws {
      let folder = try Self.folder()
      try Command.succeed(Self.generate("svd"), in: folder)
      for part in 0..<2 {
        try Command.succeed(
          ["generate", "svd.yaml", "--seed", "4", "--part", "\(part)/2", "-o", "p\(part).hdf5"],
          in: folder
        )
      }
      try Command.succeed(["merge", "p0.hdf5", "p1.hdf5", "-o", "all.hdf5"], in: folder)
      #expect(try folder.bytes("all.hdf5") == folder.bytes("svd.hdf5"))
    }

    @Test(
      "single precision costs what it says",
      .enabled(if: Python.hasH5py, "WHIPBIRD_PYTHON has h5py")
    )
    func single() throws {
      let folder = try Self.folder()
      try Command.succeed(Self.generate("svd"), in: folder)
      try Command.succeed(
        ["generate", "svd.yaml", "--seed", "4", "--precision", "single", "-o", "single.hdf5"],
        in: folder
      )
      try Command.succeed(
        ["compress", "svd.hdf5", "--precision", "single", "-o", "made.hdf5"],
        in: folder
      )
      #expect(try Self.distance("made.hdf5", "single.hdf5", in: folder) == 0)
      #expect(try Self.distance("single.hdf5", "svd.hdf5", in: folder) < 1e-7)
    }

    @Test("what cannot be is refused, and nothing is left")
    func refusals() throws {
      let folder = try Self.folder()
      let before = folder.names
      func refuse(_ compression: [String], _ pieces: [String], status: Int32 = 65) throws {
        try folder.write(TestSettings(rowCount: 5, compression: compression).yaml, to: "s.yaml")
        try Command.fail(Self.generate("s"), in: folder, status: status, naming: pieces)
        folder.remove("s.yaml")
        #expect(folder.names == before)
      }
      try refuse(TestSettings.basis(size: 0, training: 5, validation: 0), ["size is 0"])
      try refuse(
        TestSettings.basis(size: 11, training: 5, validation: 0),
        ["11", "10 polarizations"]
      )
      // h× is a multiple of h₊ for aligned spins and (2, ±2) alone.
      try refuse(
        TestSettings.basis(size: 8, training: 5, validation: 0),
        ["rank 5", "aligned"],
        status: 69
      )
      try refuse(
        ["  whitening: curves.txt"],
        ["curves.txt", "did you mean 'curve.txt'"],
        status: 66
      )
      try folder.write("30 1e-23\n300 1e-23\n", to: "high.txt")
      let named = folder.names
      try folder.write(
        TestSettings(rowCount: 5, compression: ["  whitening: high.txt"]).yaml,
        to: "s.yaml"
      )
      try Command.fail(
        Self.generate("s"),
        in: folder,
        status: 65,
        naming: ["high.txt begins at 30.0 Hz", "24.0"]
      )
      folder.remove("s.yaml")
      #expect(folder.names == named)
      folder.remove("high.txt")
      try refuse(["  svd:", "    size: 3", "    training: 5"], ["compression.svd.training"])
      try refuse(["  svd:", "    file: nowhere.hdf5"], ["nowhere.hdf5"], status: 66)
      try refuse(["  phase_heterodyning:", "    order: 1"], ["order", "0 or 2"])
    }

    @Test("rows are verified through the basis, and a row that belongs to others is found")
    func verification() throws {
      let folder = try Self.folder()
      for name in ["svd", "steps"] {
        try Command.succeed(Self.generate(name), in: folder)
        let result = try Command.succeed(["verify", "\(name).hdf5", "--draws", "20"], in: folder)
        #expect(result.output.contains("20"))
      }
      try Command.succeed(["decompress", "svd.hdf5", "-o", "back.hdf5"], in: folder)
      try Command.fail(
        ["verify", "back.hdf5"],
        in: folder,
        status: 65,
        naming: ["was decompressed", "basis of 60 vectors"]
      )
      guard Python.hasH5py else { return }
      let swap = """
        import h5py
        with h5py.File("svd.hdf5", "a") as file:
            for name in ("h_plus", "h_cross"):
                rows = file["polarizations/" + name]
                rows[3], rows[8] = rows[8], rows[3]
        """
      let swapped = try Python.run(["-c", swap], in: folder)
      #expect(swapped.status == 0, "\(swapped.errors)")
      let failed = try Command.run(["verify", "svd.hdf5", "--draws", "60"], in: folder)
      #expect(failed.status == 1)
      #expect(failed.output.contains("row 3") && failed.output.contains("row 8"))
    }

    @Test("another curve of the same name is noticed")
    func changedCurve() throws {
      let folder = try Self.folder()
      try Command.succeed(Self.generate("steps"), in: folder)
      try folder.write(TestSettings.noiseCurve + "400 1e-23\n", to: "curve.txt")
      try Command.fail(
        ["decompress", "steps.hdf5", "-o", "back.hdf5"],
        in: folder,
        status: 65,
        naming: ["curve.txt", "waveforms would come out wrong"]
      )
      try Command.fail(
        Self.generate("steps", ["--resume"]),
        in: folder,
        status: 65,
        naming: ["whitening = curve.txt"]
      )
    }

    @Test("bases of other waveforms are refused")
    func otherBasis() throws {
      let folder = try Self.folder()
      try Command.succeed(Self.generate("plain"), in: folder)
      try Command.succeed(
        ["build-svd", "--dataset_file", "plain.hdf5", "--size", "20", "--num_train", "50"]
          + ["--out_file", "basis.hdf5"],
        in: folder
      )
      try Command.fail(
        Self.generate("file"),
        in: folder,
        status: 65,
        naming: ["basis.hdf5 was made of other waveforms", "steps"]
      )
      try Command.succeed(
        ["compress", "plain.hdf5", "--svd_file", "basis.hdf5", "-o", "small.hdf5"],
        in: folder
      )
      try Command.fail(
        ["build-svd", "--dataset_file", "small.hdf5", "--size", "2", "-o", "b"],
        in: folder,
        status: 65,
        naming: ["already"]
      )
      try Command.fail(
        ["decompress", "plain.hdf5", "-o", "b"],
        in: folder,
        status: 65,
        naming: ["not compressed"]
      )
      try Command.fail(
        ["compress", "plain.hdf5", "-o", "b"],
        in: folder,
        status: 65,
        naming: ["Nothing is to be changed"]
      )
    }
  }
}
