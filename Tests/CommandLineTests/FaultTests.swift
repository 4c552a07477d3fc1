// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// What is wrong is told with the exit status that `whipbird --help` promises.
  @Suite("Faults", .serialized)
  struct FaultTests {
    static let generate = ["generate", "s.yaml", "-o", "a.hdf5", "--seed", "1"]

    static func folder(_ yaml: String = TestSettings().yaml) throws -> WorkFolder {
      let folder = try WorkFolder()
      try folder.write(yaml, to: "s.yaml")
      return folder
    }

    @Test(
      "wrong use: 64",
      arguments: [
        (["generate"], "Name a settings file"),
        (["generate", "s.yaml", "--settings_file", "s.yaml"], "once"),
        (["generate", "s.yaml", "--resume", "--overwrite"], "contradict"),
        (["generate", "s.yaml", "--threads", "0"], "--threads"),
        (["generate", "s.yaml", "--threads", "many"], "'many'"),
        (["generate", "s.yaml", "--seed=-1"], "--seed"),
        (["generate", "s.yaml", "--seed", "1.5"], "'1.5'"),
        (["generate", "s.yaml", "--precision", "half"], "'double' and 'single'"),
        (["generate", "s.yaml", "--sampler", "none"], "'counter' and 'bilby'"),
        (["generate", "s.yaml", "--keep-failed-rows"], "--parameters"),
        (["generate", "s.yaml", "--checkpoint-interval", "nan"], "--checkpoint-interval"),
        (["generate", "s.yaml", "--threads", "1", "more"], "'more'"),
        (["produce"], "'produce'"),
        (["inspect"], "<file>"),
        (["models", "--all"], "--all"),
      ]
    )
    func use(arguments: [String], piece: String) throws {
      let folder = try Self.folder()
      try Command.fail(arguments, in: folder, status: 64, naming: [piece])
      #expect(folder.names == ["s.yaml"])
    }

    struct Fault: Sendable, CustomTestStringConvertible {
      let old: String
      let new: String
      let pieces: [String]
      var testDescription: String { new }

      init(_ old: String, _ new: String, _ pieces: String...) {
        self.old = old
        self.new = new
        self.pieces = pieces
      }
    }

    /// A few of each kind; `SettingsTests` has the rest.
    static let faults = [
      Fault("num_samples", "num_sample", "s.yaml:20", "did you mean 'num_samples'"),
      Fault("num_samples: 100", "num_samples: 0", "s.yaml:20", "between 1"),
      Fault("num_samples: 100", "num_samples: -9223372036854775808", "s.yaml:20", "between 1"),
      Fault("num_samples: 100", "num_samples: 1e3", "s.yaml:20", "whole number"),
      Fault("num_samples: 100", "num_samples: [100]", "s.yaml:20", "a list"),
      Fault("num_samples: 100", "num_samples: 100\ncompression: {svd: {size: 9}}", "compression"),
      Fault("f_max: 256.0", "f_max: .nan", "s.yaml:4", "f_max"),
      Fault("f_max: 256.0", "f_max: .inf", "s.yaml:4", "f_max"),
      Fault("f_max: 256.0", "f_max: 1e300", "s.yaml:2", "domain"),
      Fault("f_max: 256.0", "f_max: -256.0", "s.yaml:2", "domain"),
      Fault("f_max: 256.0", "f_max: true", "s.yaml:4", "truth value"),
      Fault("f_min: 24.0", "f_min: 0", "s.yaml:3", "f_min", "f_start"),
      Fault("delta_f: 0.5", "delta_f: -0.5", "domain"),
      Fault("delta_f: 0.5", "delta_f: 5e-324", "domain"),
      Fault("IMRPhenomD", "IMRPhenomXPMH", "s.yaml:7", "did you mean 'IMRPhenomXPHM'"),
      Fault("IMRPhenomD", "IMRPhenomD\n  backend: gpu", "s.yaml:8", "'native' or 'cuda' or 'lal'"),
      Fault("IMRPhenomD", "IMRPhenomD\n  conditioning: some", "s.yaml:8", "'lal' or 'none'"),
      Fault("IMRPhenomD", "IMRPhenomD\n  mode_list: []", "s.yaml:8", "empty"),
      Fault("IMRPhenomD", "IMRPhenomD\n  mode_list: [[2, 3]]", "s.yaml:8", "(2, 3)"),
      Fault("IMRPhenomD", "IMRPhenomD\n  mode_list: [[2, 2], [2, 2]]", "s.yaml:8", "twice"),
      Fault("IMRPhenomD", "IMRPhenomD\n  mode_list: 22", "s.yaml:8", "pairs"),
      Fault("IMRPhenomD", "IMRPhenomD\n  lal_options: [1]", "s.yaml:8", "lal_options"),
      Fault("IMRPhenomD", "7", "s.yaml:7", "must be text"),
      Fault("f_ref: 20.0", "f_ref: 1e999", "s.yaml:8", "f_ref"),
      Fault("phase: default", "phase: Uniform(1, nan)", "phase"),
      Fault("phase: default", "phase: Uniform(1e999, 2e999)", "phase"),
      Fault("phase: default", "phase: Uniform(2, 1)", "phase"),
      Fault("phase: default", "phase: .nan", "phase"),
      Fault("phase: default", "phase: Unifrom(0, 1)", "phase", "Uniform"),
      Fault("phase: default", "phase: \(String(repeating: "(", count: 50_000))", "phase"),
      Fault("phase: default", "phase: Uniform(0, 1)\n  spin_9: 0.1", "spin_9"),
      Fault("  phase: default\n", "", "phase"),
      Fault("domain:", "domain: [", "s.yaml", "YAML"),
      Fault("domain:", "domain: \(String(repeating: "[", count: 50_000))", "YAML"),
      Fault("domain:", "<<: *nothing\ndomain:", "YAML"),
    ]

    @Test("settings that cannot be: 65, with file, line and key", arguments: faults)
    func settings(fault: Fault) throws {
      let yaml = TestSettings().yaml
      #expect(yaml.contains(fault.old))
      let folder = try Self.folder(yaml.replacingOccurrences(of: fault.old, with: fault.new))
      for arguments in [["settings", "check", "s.yaml"], Self.generate] {
        let result = try Command.fail(arguments, in: folder, status: 65, naming: fault.pieces)
        #expect(result.errors.utf8.count < 4000, "a message that nobody can read")
      }
      #expect(folder.names == ["s.yaml"])
    }

    @Test("aliases that stand for billions of values are refused")
    func aliases() throws {
      let lists = (1...12).map { index in
        let items = Array(repeating: "*a\(index - 1)", count: 9).joined(separator: ",")
        return "b\(index): &a\(index) [\(items)]"
      }
      let folder = try Self.folder((["b0: &a0 [1]"] + lists).joined(separator: "\n"))
      try Command.fail(
        ["settings", "check", "s.yaml"],
        in: folder,
        status: 65,
        naming: ["s.yaml", "too many"]
      )
    }

    @Test("files that are no settings")
    func notSettings() throws {
      let folder = try Self.folder()
      try folder.write(Data((0..<2000).map { UInt8($0 * 7 % 256) }), to: "binary.yaml")
      try folder.write(Data(count: 100), to: "zeros.yaml")
      try folder.write(Data(count: 20 << 20), to: "large.yaml")
      try folder.write("", to: "empty.yaml")
      try folder.write("just a sentence\n", to: "text.yaml")
      let faults: [(name: String, status: Int32, piece: String)] = [
        ("S.yml", 66, "did you mean 's.yaml'?"), ("there/is/none.yaml", 66, "none.yaml"),
        (".", 66, "folder"), ("/dev/null", 66, "device"), ("", 66, "no file"),
        ("binary.yaml", 65, "UTF-8"), ("zeros.yaml", 65, "zeros.yaml"),
        ("large.yaml", 65, "right file"), ("empty.yaml", 65, "empty"),
        ("text.yaml", 65, "must be a map"),
      ]
      for fault in faults {
        for arguments in [
          ["generate", fault.name, "-o", "a.hdf5"], ["settings", "check", fault.name],
        ] {
          try Command.fail(arguments, in: folder, status: fault.status, naming: [fault.piece])
        }
      }
      #expect(!folder.exists("a.hdf5"))
    }

    @Test("files that cannot be inspected, or hold no parameters")
    func notData() throws {
      let folder = try Self.folder()
      try Command.succeed(Self.generate, in: folder)
      let whole = try folder.bytes("a.hdf5")
      for length in [0, 7, 100, 2000, whole.count / 2, whole.count - 1] {
        try folder.write(whole.prefix(length), to: "cut.hdf5")
        for arguments in [["inspect", "cut.hdf5"], Self.table("cut.hdf5")] {
          try Command.fail(arguments, in: folder, status: 65, naming: ["cut.hdf5"])
        }
      }
      try folder.write(Data((0..<3000).map { UInt8($0 * 7 % 256) }), to: "garbage.hdf5")
      try Command.fail(
        ["inspect", "garbage.hdf5"],
        in: folder,
        status: 65,
        naming: ["not an HDF5"]
      )
      try Command.fail(Self.table("garbage.hdf5"), in: folder, status: 65, naming: ["CSV"])
      for name in ["none.hdf5", ".", "/dev/zero"] {
        try Command.fail(["inspect", name], in: folder, status: 66, naming: [name])
        try Command.fail(Self.table(name), in: folder, status: 66, naming: [name])
      }
      #expect(folder.names == ["a.hdf5", "cut.hdf5", "garbage.hdf5", "s.yaml"])
    }

    static func table(_ name: String) -> [String] {
      ["generate", "s.yaml", "--parameters", name, "-o", "b.hdf5"]
    }

    static let header = "chirp_mass,mass_ratio,chi_1,chi_2,theta_jn,phase,luminosity_distance"
    static let row = "30,0.8,0.3,-0.2,0.5,1,1000"

    @Test(
      "tables that cannot be",
      arguments: [
        ("", ["t.csv", "empty"]),
        (header, ["no rows"]),
        (header + ",eccentricty\n" + row + ",0.1\n", ["t.csv", "eccentricity"]),
        ("chirp_mass,chi_1,chi_2,theta_jn,phase,luminosity_distance\n30,0,0,0,0,1\n", ["mass"]),
        ("mass_ratio,chi_1,chi_2,theta_jn,phase,luminosity_distance\n1,0,0,0,0,1\n", ["mass"]),
        (header + "\n" + row + "\n30,nan,0,0,0,0,1\n", ["t.csv:3", "mass_ratio"]),
        (header + "\n30,1e999,0,0,0,0,1\n", ["t.csv:2", "mass_ratio"]),
        (header + "\n30,,0,0,0,0,1\n", ["t.csv:2", "mass_ratio"]),
        (header + "\n" + row + ",\n", ["t.csv:2", "8 values"]),
        (header + "\n\"30\u{0}\",0,0,0,0,0,1\n", ["t.csv:2", "chirp_mass"]),
      ]
    )
    func tables(text: String, pieces: [String]) throws {
      let folder = try Self.folder()
      try folder.write(text, to: "t.csv")
      try Command.fail(Self.table("t.csv"), in: folder, status: 65, naming: pieces)
      #expect(folder.names == ["s.yaml", "t.csv"])
    }

    @Test("a byte-order mark and the line ends of other systems change nothing")
    func spreadsheets() throws {
      let folder = try Self.folder()
      let text = Self.header + "\n" + Self.row + "\n"
      try folder.write(text, to: "t.csv")
      try Command.succeed(Self.table("t.csv"), in: folder)
      let plain = try Data(contentsOf: URL(filePath: folder.file("b.hdf5")))
      try folder.write(
        "\u{feff}" + text.replacingOccurrences(of: "\n", with: "\r\n"),
        to: "t.csv"
      )
      try Command.succeed(Self.table("t.csv") + ["--overwrite"], in: folder)
      #expect(try folder.bytes("b.hdf5") == plain)
    }

    @Test("waveforms that cannot be generated: 69")
    func generation() throws {
      let folder = try Self.folder(
        TestSettings().yaml.replacingOccurrences(of: "chi_2: 0.1", with: "chi_2: 1.5")
      )
      try Command.fail(Self.generate, in: folder, status: 69, naming: ["IMRPhenomD", "prior"])
      #expect(folder.names == ["s.yaml"], "a run without a row leaves nothing to go on with")
      try folder.write(Self.header + "\n30,0.8,1.3,-0.2,0.5,1,1000\n", to: "t.csv")
      try Command.fail(Self.table("t.csv"), in: folder, status: 69, naming: ["row 0", "chi_1=1.3"])
      for (column, reason) in [("eccentricity", "quasi-circular"), ("lambda_1", "tides")] {
        try folder.write("\(Self.header),\(column)\n\(Self.row),0.1\n", to: "t.csv")
        try Command.fail(Self.table("t.csv"), in: folder, status: 69, naming: ["row 0", reason])
      }
      #expect(folder.names == ["s.yaml", "t.csv"])
    }

    @Test(
      "output that cannot be written: 74",
      .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))
    )
    func standardOutput() throws {
      let folder = try Self.folder()
      for arguments in ["models", "settings check s.yaml"] {
        let result = try Command.shell("exec \"$WHIPBIRD\" \(arguments) > /dev/full", in: folder)
        #expect(result.status == 74)
        #expect(result.errors.contains("standard output"))
      }
    }

    @Test(
      "a wrong WHIPBIRD_ISA is named, and the settings are not blamed",
      arguments: [["models"], generate]
    )
    func instructionSet(arguments: [String]) throws {
      let folder = try Self.folder()
      let result = try Command.fail(
        arguments,
        in: folder,
        status: 69,
        naming: ["WHIPBIRD_ISA=sse9", "portable", "unset"],
        environment: ["WHIPBIRD_ISA": "sse9"]
      )
      #expect(!result.errors.contains("s.yaml"))
      #expect(folder.names == ["s.yaml"])
    }
  }
}
