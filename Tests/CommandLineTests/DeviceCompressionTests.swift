// SPDX-License-Identifier: MIT

import Datasets
import Foundation
import HDF5Files
import Testing

extension CommandLineTests {
  /// Compression on a card, by the driver of `Tests/FakeCUDADriver`.
  @Suite("Compression on cards", .serialized)
  struct DeviceCompressionTests {
    private static func environment(_ cards: String = "devices=1") -> [String: String] {
      DeviceTests.environment(cards)
    }

    static func generate(_ settings: String, _ name: String, _ more: [String]) -> [String] {
      ["generate", settings + ".yaml", "-o", name, "--seed", "4"] + more
    }

    /// The numbers of a dataset of complex ones, row after row.
    static func rows(
      _ path: String,
      of name: String,
      in folder: WorkFolder
    ) throws -> [[Double]] {
      let file = try HDF5File.open(at: folder.file(name), writable: false)
      let dataset = try file.dataset(path)
      let width = 2 * dataset.shape[1]
      var values = [Double](repeating: .nan, count: dataset.shape[0] * width)
      try values.withUnsafeMutableBytes {
        try dataset.read(rows: 0..<dataset.shape[0], into: $0, as: .complex128)
      }
      return (0..<dataset.shape[0]).map { Array(values[$0 * width..<($0 + 1) * width]) }
    }

    /// The largest |Δc| of a row over the row's norm.
    static func distance(
      _ one: String,
      _ other: String,
      in folder: WorkFolder
    ) throws -> Double {
      var worst = 0.0
      for path in ["/polarizations/h_plus", "/polarizations/h_cross"] {
        let both = try (rows(path, of: one, in: folder), rows(path, of: other, in: folder))
        #expect(both.0.count == both.1.count)
        for (a, b) in zip(both.0, both.1) {
          let norm = b.reduce(0) { $0 + $1 * $1 }.squareRoot()
          let largest = zip(a, b).map { abs($0 - $1) }.max() ?? .infinity
          worst = max(worst, largest / norm)
        }
      }
      return worst
    }

    @Test("whitened and heterodyned rows are the processor's", arguments: ["double", "single"])
    func steps(precision: String) throws {
      let folder = try CompressionTests.folder(drawsFail: true)
      let arguments = ["--precision", precision]
      for (name, backend) in [("a.hdf5", "native"), ("b.hdf5", "cuda")] {
        try Command.succeed(
          Self.generate("steps", name, arguments + ["--backend", backend]),
          in: folder,
          environment: Self.environment()
        )
      }
      let (one, other) = try (
        DeviceTests.rows("a.hdf5", in: folder), DeviceTests.rows("b.hdf5", in: folder)
      )
      #expect(one == other)
      try Command.succeed(["verify", "b.hdf5", "--draws", "20"], in: folder)
    }

    @Test(
      "coefficients are the processor's but for rounding, and so is the table of mismatches",
      arguments: ["double", "single"],
      ["none", DeviceTests.driver]
    )
    func basis(precision: String, products: String) throws {
      let folder = try CompressionTests.folder(drawsFail: true)
      let arguments = ["--precision", precision, "--threads", "2"]
      try Command.succeed(
        Self.generate("svd", "a.hdf5", arguments + ["--backend", "native"]),
        in: folder
      )
      var environment = Self.environment()
      environment["WHIPBIRD_CUBLAS"] = products
      try Command.succeed(
        Self.generate("svd", "b.hdf5", arguments + ["--backend", "cuda"]),
        in: folder,
        environment: environment
      )
      let parameters = try ["a.hdf5", "b.hdf5"].map { try DeviceTests.rows($0, in: folder)[0] }
      #expect(parameters[0] == parameters[1])
      // The basis is made by the processor, of the very same rows.
      let vectors = try ["a.hdf5", "b.hdf5"].map { name in
        try Self.rows("/svd/V", of: name, in: folder)
      }
      #expect(vectors[0] == vectors[1])
      let bound = precision == "single" ? 1.2e-7 : 1e-13
      #expect(try Self.distance("b.hdf5", "a.hdf5", in: folder) < bound)
      try Command.succeed(["verify", "b.hdf5", "--draws", "20"], in: folder)
      let inspection = try Command.succeed(["inspect", "b.hdf5"], in: folder).output
      #expect(inspection.contains("Fake card") && inspection.contains("60 vectors of 513 bins"))
      let words = products == "none" ? "Whipbird's kernels on a card" : "cuBLAS 12.1.2 on Fake card"
      #expect(inspection.contains("coefficients by \(words)"))
    }

    @Test("a basis of a card's waveforms is the processor's, and serves rows of both")
    func ownBasis() throws {
      let folder = try CompressionTests.folder()
      for (name, backend) in [("basis.hdf5", "native"), ("b.hdf5", "cuda")] {
        try Command.succeed(
          ["build-svd", "svd.yaml", "--seed", "4", "-o", name, "--backend", backend],
          in: folder,
          environment: Self.environment()
        )
      }
      #expect(try folder.bytes("basis.hdf5") == folder.bytes("b.hdf5"))
      for (name, settings) in [("c.hdf5", "file"), ("d.hdf5", "svd")] {
        try Command.succeed(
          Self.generate(settings, name, ["--backend", "cuda"]),
          in: folder,
          environment: Self.environment()
        )
      }
      let (one, other) = try (
        DeviceTests.rows("c.hdf5", in: folder), DeviceTests.rows("d.hdf5", in: folder)
      )
      #expect(one == other)
    }

    /// A way to make one dataset: what it is called, how it is asked for, and on which cards.
    private typealias Way = (name: String, more: [String], cards: String)

    @Test("coefficients do not depend on blocks, threads or cards")
    func independence() throws {
      try Self.expectSameRows(
        in: CompressionTests.folder(rowCount: 200, drawsFail: true),
        [
          ("a.hdf5", ["--threads", "1"], "devices=1"),
          ("b.hdf5", ["--threads", "3", "--block-byte-count", "100000"], "devices=2"),
          ("c.hdf5", ["--threads", "2"], "memory=1500000"),
          // While the basis is made, and while rows are.
          ("d.hdf5", ["--threads", "2", "--block-byte-count", "100000"], "devices=2 lost=60"),
          ("e.hdf5", ["--threads", "2", "--block-byte-count", "100000"], "devices=2 lost=300"),
        ]
      )
    }

    @Test("coefficients do not depend on a lack of memory")
    func lackOfMemory() throws {
      let failures = [15, 25, 35, 45, 55, 65].map { number -> Way in
        ("\(number).hdf5", ["--threads", "1"], "oom=\(number) ooms=2")
      }
      try Self.expectSameRows(
        in: CompressionTests.folder(rowCount: 200),
        [("a.hdf5", ["--threads", "1"], "devices=1")] + failures
      )
    }

    private static func expectSameRows(in folder: WorkFolder, _ ways: [Way]) throws {
      for way in ways {
        try Command.succeed(
          generate("svd", way.name, ["--backend", "cuda"] + way.more),
          in: folder,
          environment: environment(way.cards)
        )
      }
      let rows = try ways.map { try DeviceTests.rows($0.name, in: folder) }
      for (way, other) in zip(ways, rows) { #expect(other == rows[0], "\(way)") }
    }

    @Test("rows of a table that have no waveform are NaN in their coefficients")
    func failedRows() throws {
      let folder = try CompressionTests.folder(rowCount: 20)
      try Command.succeed(["build-svd", "svd.yaml", "--seed", "4", "-o", "basis.hdf5"], in: folder)
      let names =
        "chirp_mass,mass_ratio,phase,chi_1,chi_2,theta_jn,luminosity_distance,geocent_time"
      let lines = (0..<8).map { row in
        "\(30 + row),0.5,1,\(row % 3 == 2 ? 1.5 : 0.3),0.1,1,100,0"
      }
      try folder.write(([names] + lines).joined(separator: "\n") + "\n", to: "table.csv")
      for precision in ["double", "single"] {
        try Command.succeed(
          Self.generate("file", "\(precision).hdf5", ["--backend", "cuda", "--keep-failed-rows"])
            + ["--parameters", "table.csv", "--precision", precision],
          in: folder,
          environment: Self.environment()
        )
        for path in ["/polarizations/h_plus", "/polarizations/h_cross"] {
          let rows = try Self.rows(path, of: "\(precision).hdf5", in: folder)
          for (row, values) in rows.enumerated() {
            #expect(values.allSatisfy { row % 3 == 2 ? $0.isNaN : $0.isFinite })
          }
        }
      }
    }

    @Test("a run whose card is lost goes on on a card, and not on the processor")
    func lostCard() throws {
      let folder = try CompressionTests.folder(rowCount: 400)
      let more = ["--block-byte-count", "100000"]
      let first = more + ["--checkpoint-interval", "0", "--threads", "1"]
      // After the samples of the basis and some blocks of rows.
      try Command.fail(
        Self.generate("svd", "a.hdf5", first + ["--backend", "cuda"]),
        in: folder,
        status: 69,
        naming: ["CUDA_ERROR_LAUNCH_FAILED", "go on with --resume, on a card too"],
        environment: Self.environment("lost=40")
      )
      try #require(folder.exists("a.hdf5.basis"), "the card was lost before the first row")
      try Command.fail(
        Self.generate("svd", "a.hdf5", first + ["--backend", "native", "--resume"]),
        in: folder,
        status: 65,
        naming: ["linear_algebra", "Coefficients would have other last digits."]
      )
      try Command.succeed(
        Self.generate("svd", "a.hdf5", first + ["--backend", "cuda", "--resume"]),
        in: folder,
        environment: Self.environment()
      )
      try Command.succeed(
        Self.generate("svd", "b.hdf5", more + ["--backend", "cuda"]),
        in: folder,
        environment: Self.environment()
      )
      let rows = try ["a.hdf5", "b.hdf5"].map { try DeviceTests.rows($0, in: folder) }
      #expect(rows[0] == rows[1])
    }

    @Test("a run without a basis goes on on the processor, with the same rows")
    func lostCardWithoutBasis() throws {
      try Self.expectSameRows(
        afterLossIn: CompressionTests.folder(rowCount: 400),
        at: 40,
        goingOnWith: "native"
      )
    }

    /// A run of `steps.yaml` whose card is lost goes on without it, and has the rows of a run that never
    /// saw one.
    static func expectSameRows(
      afterLossIn folder: WorkFolder,
      at launch: Int,
      goingOnWith backend: String
    ) throws {
      let first = ["--block-byte-count", "100000", "--checkpoint-interval", "0", "--threads", "1"]
      try Command.fail(
        Self.generate("steps", "a.hdf5", first + ["--backend", "cuda"]),
        in: folder,
        status: 69,
        naming: ["CUDA_ERROR_LAUNCH_FAILED", "--resume --backend \(backend)"],
        environment: Self.environment("lost=\(launch)")
      )
      try Command.succeed(
        Self.generate("steps", "a.hdf5", first + ["--backend", backend, "--resume"]),
        in: folder
      )
      try Command.succeed(Self.generate("steps", "b.hdf5", ["--backend", backend]), in: folder)
      let rows = try ["a.hdf5", "b.hdf5"].map { try DeviceTests.rows($0, in: folder) }
      #expect(rows[0] == rows[1])
    }

    @Test("a cuBLAS that is named and cannot be used ends the run before its first row")
    func noProducts() throws {
      let folder = try CompressionTests.folder()
      var environment = Self.environment()
      environment["WHIPBIRD_CUBLAS"] = "/nonexistent/libcublas.so.12"
      try Command.fail(
        Self.generate("svd", "a.hdf5", ["--backend", "cuda"]),
        in: folder,
        status: 69,
        naming: ["cuBLAS cannot be opened", "WHIPBIRD_CUBLAS"],
        environment: environment
      )
      #expect(!folder.exists("a.hdf5.partial"))
    }
  }
}
