// SPDX-License-Identifier: MIT

import Datasets
import Domains
import Generation
import Testing

@Suite("Settings files")
struct SettingsTests {
  @Test("dingo's settings are read as they are")
  func good() throws {
    let settings = try DatasetSettings.parse(ExampleSettings.yaml, file: "s.yaml")
    #expect(settings.domain.count == 513)
    #expect(settings.waveform.approximant == "IMRPhenomD")
    #expect(settings.waveform.referenceFrequency == 20)
    #expect(settings.sampleCount == 200)
    #expect(
      settings.prior?.names == [
        "chirp_mass", "mass_ratio", "phase", "chi_1", "chi_2", "theta_jn",
        "luminosity_distance", "geocent_time",
      ]
    )
  }

  @Test(
    "use_dft_phase_decomposition chooses how the phase is separated",
    arguments: [("true", ModeSeparation.phases), ("false", .modes), ("null", .phases)]
  )
  func modeSeparation(value: String, expected: ModeSeparation) throws {
    let yaml = ExampleSettings.yaml.replacing(
      "f_ref: 20.0",
      with: "f_ref: 20.0\n  use_dft_phase_decomposition: \(value)"
    )
    #expect(yaml != ExampleSettings.yaml)
    let settings = try DatasetSettings.parse(yaml, file: "s.yaml")
    #expect(settings.waveform.modeSeparation == expected)
  }

  /// Every way to say no compression that dingo's packages accept.
  @Test(arguments: ["compression: null", "compression: None", "compression: {}", "compression:"])
  func noCompression(_ line: String) throws {
    _ = try DatasetSettings.parse(ExampleSettings.yaml + line + "\n", file: "s.yaml")
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let message: [String]
    var testDescription: String { new }
  }

  static let faults = [
    Fault(
      old: "num_samples: 200",
      new: "num_sample: 200",
      message: ["s.yaml:20", "'num_sample'", "did you mean 'num_samples'"]
    ),
    Fault(
      old: "f_ref: 20.0",
      new: "f_ref: 20.0\n  use_dft_phase_decomposition: 1",
      message: ["use_dft_phase_decomposition", "true or false"]
    ),
    Fault(
      old: "num_samples: 200",
      new: "num_samples: 2.5",
      message: ["s.yaml:20", "whole number"]
    ),
    Fault(old: "num_samples: 200", new: "num_samples: -1", message: ["s.yaml:20", "-1"]),
    Fault(old: "num_samples: 200", new: "num_samples: 1e99", message: ["s.yaml:20", "whole"]),
    Fault(
      old: "num_samples: 200",
      new: "num_samples: many",
      message: ["s.yaml:20", "the text 'many'"]
    ),
    Fault(old: "num_samples: 200", new: "", message: ["'num_samples' is missing"]),
    Fault(
      old: "num_samples: 200",
      new: "num_samples: 200\nnum_samples: 3",
      message: ["num_samples"]
    ),
    Fault(old: "f_ref: 20.0", new: "f_ref: 0", message: ["s.yaml:8", "f_ref", "above 0"]),
    Fault(old: "f_ref: 20.0", new: "f_ref: .nan", message: ["s.yaml:8", "f_ref", "finite"]),
    Fault(old: "f_ref: 20.0", new: "f_ref: [1]", message: ["s.yaml:8", "a list"]),
    Fault(old: "f_ref: 20.0", new: "fref: 20.0", message: ["fref", "did you mean 'f_ref'"]),
    Fault(
      old: "f_ref: 20.0",
      new: "f_ref: 20.0\n  f_start: -3",
      message: ["s.yaml:9", "f_start"]
    ),
    Fault(
      old: "IMRPhenomD",
      new: "IMRPhenomDD",
      message: ["s.yaml:7", "approximant", "did you mean 'IMRPhenomD'"]
    ),
    Fault(old: "delta_f: 0.5", new: "delta_f: 0.3", message: ["s.yaml", "domain"]),
    Fault(old: "delta_f: 0.5", new: "delta_f: 0", message: ["domain"]),
    Fault(old: "delta_f: 0.5", new: "delta_f: 1e-30", message: ["domain"]),
    Fault(
      old: "delta_f: 0.5",
      new: "delta_f: 0.5\n  window_factor: 1",
      message: ["window_factor", "s.yaml:6"]
    ),
    Fault(old: "type: Uniform", new: "type: Uniforn", message: ["s.yaml:2", "UniformFrequency"]),
    Fault(
      old: "phase: default",
      new: "phase: Default",
      message: ["s.yaml:14", "phase", "Default"]
    ),
    Fault(
      old: "phase: default",
      new: "phase: [1, 2]",
      message: ["s.yaml:14", "a list"]
    ),
    Fault(
      old: "phase: default",
      new: "phase: __import__('os').system('true')",
      message: ["s.yaml:14", "phase"]
    ),
    Fault(old: "phase: default", new: "phasse: default", message: ["phas"]),
    Fault(
      old: "num_samples: 200",
      new: "num_samples: 200\ncompression: {svd: {size: 200}}",
      message: ["s.yaml:21", "compression.svd.num_training_samples", "missing"]
    ),
    Fault(
      old: "f_ref: 20.0",
      new: "f_ref: 20.0\n  mode_list: [[2, 3]]",
      message: ["s.yaml:9", "mode_list"]
    ),
    Fault(
      old: "f_ref: 20.0",
      new: "f_ref: 20.0\n  last_bin: both",
      message: ["s.yaml:9", "last_bin"]
    ),
    Fault(
      old: "f_ref: 20.0",
      new: "f_ref: 20.0\n  time_origin: ringdown",
      message: ["s.yaml:9", "time_origin", "'lal' or 'exact'"]
    ),
    Fault(old: "domain:", new: "domain: [", message: ["s.yaml", "YAML"]),
  ]

  @Test(arguments: faults)
  func fault(_ fault: Fault) throws {
    let text = ExampleSettings.replacing(fault.old, with: fault.new)
    let error = try #require(throws: DatasetError.self) {
      try DatasetSettings.parse(text, file: "s.yaml")
    }
    #expect(error.kind == .badInput)
    for piece in fault.message {
      #expect(error.description.contains(piece), "\(error.description)")
    }
  }

  @Test("an empty file is said to be empty")
  func empty() throws {
    let error = try #require(throws: DatasetError.self) {
      try DatasetSettings.parse("", file: "s.yaml")
    }
    #expect(error.description.contains("empty"))
  }

  @Test("multibanded domains are read in both schemas and mean the same")
  func multibanded() throws {
    let uniform = """
        type: UniformFrequencyDomain
        f_min: 20.0
        f_max: 256.0
        delta_f: 0.5
      """
    let dingo = """
        type: MultibandedFrequencyDomain
        nodes: [20.0, 36.0, 68.0, 132.0]
        delta_f_initial: 0.5
        base_domain:
          type: UniformFrequencyDomain
          f_min: 20.0
          f_max: 256.0
          delta_f: 0.25
      """
    let other = """
        type: MFD
        nodes: [20.0, 36.0, 68.0, 132.0]
        delta_f_initial: 0.5
        base_delta_f: 0.25
      """
    let first = try DatasetSettings.parse(
      ExampleSettings.replacing(uniform, with: dingo),
      file: "s.yaml"
    )
    let second = try DatasetSettings.parse(
      ExampleSettings.replacing(uniform, with: other),
      file: "s.yaml"
    )
    #expect(first.domain.count == 96)
    #expect(second.domain.count == 96)
    #expect(first.domain.singlePrecisionFrequencies == second.domain.singlePrecisionFrequencies)
  }
}
