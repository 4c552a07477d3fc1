// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// `whipbird multiband`.
  @Suite("Choosing and evaluating bands", .serialized)
  struct MultibandTests {
    static func folder() throws -> WorkFolder {
      let folder = try WorkFolder()
      try folder.write(TestSettings().yaml, to: "s.yaml")
      return folder
    }

    static let choose = ["--num_samples", "40", "--target_median_mismatch", "1e-3"]

    @Test("bands are chosen, written, evaluated and generated with")
    func whole() throws {
      let folder = try Self.folder()
      let chosen = try Command.succeed(
        ["multiband", "s.yaml", "-o", "m.yaml"] + Self.choose,
        in: folder
      ).output
      for piece in ["# ", "start", "type: MultibandedFrequencyDomain", "nodes: [24.0, "] {
        #expect(chosen.contains(piece), "no \(piece) in \(chosen)")
      }
      // What is printed is a block of YAML with comments.
      let rest = TestSettings().yaml.components(separatedBy: "waveform_generator:")[1]
      try folder.write(chosen + "waveform_generator:" + rest, to: "pasted.yaml")
      let checks = try ["m.yaml", "pasted.yaml"].map {
        try Command.succeed(["settings", "check", $0], in: folder).output
          .split(separator: "\n").dropFirst()
      }
      #expect(checks[0] == checks[1])
      let evaluated = try Command.succeed(
        ["multiband", "m.yaml", "--num_samples", "40"],
        in: folder
      )
      #expect(evaluated.output.contains("median        "))
      try Command.succeed(["generate", "m.yaml", "-o", "a.hdf5", "--seed", "1"], in: folder)
    }

    @Test("dingo's spellings")
    func spellings() throws {
      let folder = try Self.folder()
      let ours = try Command.succeed(["multiband", "s.yaml"] + Self.choose, in: folder).output
      let options = ["--settings-file", "s.yaml", "--num-samples", "40", "--num-processes", "1"]
      let theirs = try Command.succeed(
        ["multiband"] + options + ["--target-median-mismatch", "1e-3"],
        in: folder
      ).output
      #expect(ours == theirs)
      #expect(folder.names == ["s.yaml"])
    }

    @Test("what is missing, there already or without meaning is said")
    func refusals() throws {
      let folder = try Self.folder()
      let multibanded = TestSettings().yaml(domain: TestSettings.multibandedDomain)
      try folder.write(multibanded, to: "m.yaml")
      let chosen = ["multiband", "s.yaml"] + Self.choose
      try Command.fail(
        ["multiband", "s.yaml"],
        in: folder,
        status: 65,
        naming: ["--target_median_mismatch"]
      )
      try Command.fail(chosen + ["-o", "m.yaml"], in: folder, status: 73, naming: ["m.yaml"])
      try Command.fail(["multiband", "no.yaml"], in: folder, status: 66, naming: ["no.yaml"])
      try Command.fail(
        ["multiband", "m.yaml"] + Self.choose,
        in: folder,
        status: 65,
        naming: ["bands already"]
      )
      try Command.fail(chosen + ["--noise", "aligoo"], in: folder, status: 65, naming: ["aligo"])
      for wrong in [["multiband"], ["multiband", "s.yaml", "--settings_file", "s.yaml"]] {
        #expect(try Command.run(wrong, in: folder).status == 64)
      }
      #expect(try folder.bytes("m.yaml") == Data(multibanded.utf8))
    }
  }
}
