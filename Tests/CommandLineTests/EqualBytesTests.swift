// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// What must not change a byte.
  @Suite("Equal bytes", .serialized)
  struct EqualBytesTests {
    /// Makes one file per variant of a command, and compares each with the first.
    static func compare(
      _ variants: [(arguments: [String], environment: [String: String])],
      in folder: WorkFolder,
      sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      for (index, variant) in variants.enumerated() {
        try Command.succeed(
          variant.arguments + ["-o", "\(index).hdf5"],
          in: folder,
          environment: variant.environment,
          sourceLocation: sourceLocation
        )
        #expect(
          try folder.bytes("\(index).hdf5") == folder.bytes("0.hdf5"),
          "\(variant)",
          sourceLocation: sourceLocation
        )
      }
    }

    static let generate = ["generate", "s.yaml", "--seed", "3"]

    static func folder() throws -> WorkFolder {
      let folder = try WorkFolder()
      try folder.write(TestSettings(rowCount: 300, drawsFail: true).yaml, to: "s.yaml")
      return folder
    }

    @Test("any number of threads")
    func threads() throws {
      let counts = ["1", "2", "7"]
      try Self.compare(counts.map { (Self.generate + ["--threads", $0], [:]) }, in: Self.folder())
    }

    @Test("any instruction set", arguments: ["double", "single"])
    func instructionSets(precision: String) throws {
      let folder = try Self.folder()
      let models = try Command.succeed(["models"], in: folder).output
      let sets = ["portable", "avx2", "avx512"].filter(models.contains)
      #expect(sets.contains("portable"))
      let arguments = Self.generate + ["--precision", precision]
      try Self.compare(sets.map { (arguments, ["WHIPBIRD_ISA": $0]) }, in: folder)
    }

    /// glibc rounds `pow`, `acos` and others differently where it is told to do without FMA.
    @Test("any choice of instructions in the C library")
    func libraries() throws {
      let folder = try WorkFolder()
      try folder.write(TestSettings(rowCount: 1000).yaml, to: "s.yaml")
      let without = ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F"]
      try Self.compare([(Self.generate, [:]), (Self.generate, without)], in: folder)
    }

    @Test("dingo's spellings, and the default name of the output")
    func spellings() throws {
      let folder = try Self.folder()
      try Command.succeed(Self.generate, in: folder)
      let dingo = ["--settings_file", "s.yaml", "--num_processes", "2", "--out_file", "b.hdf5"]
      try Command.succeed(["generate", "--seed", "3"] + dingo, in: folder)
      #expect(try folder.bytes("waveform_dataset.hdf5") == folder.bytes("b.hdf5"))
    }

    @Test("comments and the order of a line do not matter; the version is nobody's secret")
    func comments() throws {
      let folder = try Self.folder()
      let yaml = TestSettings(rowCount: 300, drawsFail: true).yaml
      try folder.write("# A comment.\n\n" + yaml, to: "commented.yaml")
      try Self.compare(
        [(Self.generate, [:]), (["generate", "commented.yaml", "--seed", "3"], [:])],
        in: folder
      )
      let version = try Command.succeed(["--version"], in: folder).output
      #expect(version.split(separator: ".").count == 3)
    }

    @Test("a table as CSV and as HDF5 gives the same waveforms")
    func tables() throws {
      let folder = try Self.folder()
      let header = "mass_1,mass_2,chi_1,chi_2,theta_jn,phase,luminosity_distance"
      let rows = (0..<50).map { "36,\(20 + Double($0) / 8),0.3,-0.2,0.5,1,410" }
      try folder.write(([header] + rows).joined(separator: "\n"), to: "t.csv")
      let generate = ["generate", "s.yaml"]
      try Command.succeed(generate + ["--parameters", "t.csv", "-o", "a.hdf5"], in: folder)
      try Self.compare(
        [
          (generate + ["--parameters", "a.hdf5"], [:]),
          (generate + ["--parameters", "t.csv", "--threads", "1"], [:]),
          (generate + ["--parameters", "t.csv", "--seed", "77"], [:]),
        ],
        in: folder
      )
      let inspection = try Command.succeed(["inspect", "a.hdf5"], in: folder).output
      #expect(inspection.contains("table of 50 rows"))
      #expect(inspection.contains("parameters    mass_1, mass_2, chi_1"))
      #expect(inspection.contains("num_samples: 50"))
    }
  }
}
