// SPDX-License-Identifier: MIT

import Datasets
import Foundation
import Testing

extension CommandLineTests {
  /// Rows that only LALSimulation makes, which a card transforms; by the driver of
  /// `Tests/FakeCUDADriver`.
  @Suite(
    "Rows of LALSimulation on cards",
    .serialized,
    .enabled(if: VerifyTests.isLALPresent, "no LALSimulation")
  )
  struct HybridTests {
    /// A model that our kernels do not have: of the frequency domain, or of the time domain, whose
    /// spectra are averaged over bins.
    static let models = ["IMRPhenomPv3", "IMRPhenomT"]

    private static func folder(_ model: String, rowCount: Int = 30) throws -> WorkFolder {
      let folder = try WorkFolder()
      try folder.write(TestSettings.noiseCurve, to: "curve.txt")
      let isAveraged = model == "IMRPhenomT"
      for (name, steps) in [
        ("plain", []), ("steps", ["  whitening: curve.txt"]),
        (
          "svd",
          ["  whitening: curve.txt"] + TestSettings.basis(size: 20, training: 30, validation: 10)
        ),
      ] {
        let settings = TestSettings(rowCount: rowCount, compression: steps)
        let domain = isAveraged ? TestSettings.multibandedDomain : settings.uniformDomain
        let yaml = settings.yaml(domain: domain)
        try folder.write(
          yaml.replacingOccurrences(of: "IMRPhenomD", with: model),
          to: name + ".yaml"
        )
      }
      return folder
    }

    private static func generate(_ settings: String, _ name: String, _ more: [String]) -> [String] {
      DeviceCompressionTests.generate(settings, name, more)
    }

    @Test(
      "whitened rows are those of the processor alone, and the file says what had a part in them",
      arguments: models,
      ["double", "single"]
    )
    func steps(model: String, precision: String) throws {
      let folder = try Self.folder(model)
      let more = ["--precision", precision]
      let reference = Self.generate("steps", "a.hdf5", more + ["--backend", "lal"])
      try Command.succeed(reference, in: folder)
      for backend in ["auto", "cuda"] {
        let made = try Command.succeed(
          Self.generate("steps", backend + ".hdf5", more + ["--backend", backend]),
          in: folder,
          environment: DeviceTests.environment()
        ).output
        #expect(
          made.contains("transformed by cuda") && made.contains("there is no kernel of that model")
        )
        let (one, other) = try (
          DeviceTests.rows("a.hdf5", in: folder), DeviceTests.rows(backend + ".hdf5", in: folder)
        )
        #expect(one == other)
      }
      let inspection = try Command.succeed(["inspect", "cuda.hdf5"], in: folder).output
      #expect(inspection.contains("lal") && inspection.contains("Fake card"))
      try Command.succeed(["verify", "cuda.hdf5", "--draws", "20"], in: folder)
    }

    @Test("coefficients are those of the processor alone but for rounding", arguments: models)
    func basis(model: String) throws {
      let folder = try Self.folder(model)
      for (name, backend) in [("a.hdf5", "lal"), ("b.hdf5", "cuda")] {
        try Command.succeed(
          Self.generate("svd", name, ["--backend", backend, "--precision", "double"]),
          in: folder,
          environment: DeviceTests.environment()
        )
      }
      #expect(try DeviceCompressionTests.distance("b.hdf5", "a.hdf5", in: folder) < 1e-13)
      let inspection = try Command.succeed(["inspect", "b.hdf5"], in: folder).output
      #expect(inspection.contains("coefficients by Whipbird's kernels on a card"))
      try Command.succeed(["verify", "b.hdf5", "--draws", "20"], in: folder)
    }

    @Test("'auto' goes on where it was: the processor's coefficients stay with it beside a card")
    func resume() throws {
      let folder = try Self.folder("IMRPhenomPv3")
      func run(_ name: String, _ more: [String], _ environment: [String: String]) throws -> String {
        try Command.succeed(Self.generate("svd", name, more), in: folder, environment: environment)
          .output
      }
      let without = try run("a.hdf5", [], DeviceTests.environment("devices=0"))
      #expect(!without.contains("Fake card"))
      let again = try run("a.hdf5", ["--resume"], DeviceTests.environment())
      #expect(!again.contains("Fake card"))
      #expect(try run("b.hdf5", [], DeviceTests.environment()).contains("Fake card"))
    }

    @Test("where nothing is transformed a card has no part: 'cuda' is refused, 'auto' is 'lal'")
    func nothingToDo() throws {
      let folder = try Self.folder("IMRPhenomPv3")
      try Command.fail(
        Self.generate("plain", "a.hdf5", ["--backend", "cuda"]),
        in: folder,
        status: 65,
        naming: ["IMRPhenomPv3"],
        environment: DeviceTests.environment()
      )
      let plain = try String(decoding: folder.bytes("plain.yaml"), as: UTF8.self)
      let nothing = plain + "compression: {whitening: null, svd: null}\n"
      try folder.write(nothing, to: "empty.yaml")
      for settings in ["plain", "empty"] {
        let made = try Command.succeed(
          Self.generate(settings, settings + ".hdf5", []),
          in: folder,
          environment: DeviceTests.environment()
        ).output
        #expect(!made.contains("Fake card"))
      }
    }

    @Test("without LALSimulation it is said why it is needed")
    func noLAL() throws {
      let folder = try Self.folder("IMRPhenomPv3")
      try Command.fail(
        Self.generate("steps", "a.hdf5", ["--backend", "cuda"]),
        in: folder,
        status: 69,
        naming: ["there is no kernel of that model", "LALSimulation was not found"],
        environment: DeviceTests.environment().merging(VerifyTests.withoutLAL) { $1 }
      )
    }

    @Test("a card that cannot be had: 'cuda' is an error, 'auto' says so and goes on without")
    func noCard() throws {
      let folder = try Self.folder("IMRPhenomPv3")
      try Command.fail(
        Self.generate("steps", "a.hdf5", ["--backend", "cuda"]),
        in: folder,
        status: 69,
        naming: ["shows no card"],
        environment: DeviceTests.environment("devices=0")
      )
      let made = try Command.succeed(
        Self.generate("steps", "b.hdf5", []),
        in: folder,
        environment: DeviceTests.environment("version=11000")
      ).output
      #expect(made.contains("cannot be used. The NVIDIA driver is one of CUDA 11.0"))
    }

    @Test("a run whose card is lost goes on without it, with the same rows")
    func lostCard() throws {
      let folder = try Self.folder("IMRPhenomPv3", rowCount: 60)
      try DeviceCompressionTests.expectSameRows(
        afterLossIn: folder,
        at: 20,
        goingOnWith: "lal"
      )
      let notes = try DatasetInspection.read(from: folder.file("a.hdf5")).notes
      #expect(notes.contains { $0.name == "resumed_with" && $0.value.hasPrefix("lal ") })
    }
  }
}
