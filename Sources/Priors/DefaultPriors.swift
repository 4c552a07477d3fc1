// SPDX-License-Identifier: MIT

/// The priors that the word `default` stands for, and those that dingo adds in training.
public enum DefaultPriors {
  /// The priors behind `default` for the parameters of a waveform, by name.
  ///
  /// The table of dingo, to which `chi_1` and `chi_2` are added for aligned spins.
  public static let intrinsic: [(name: String, value: PriorValue)] = [
    ("mass_1", .text("Constraint(minimum=10.0, maximum=80.0)")),
    ("mass_2", .text("Constraint(minimum=10.0, maximum=80.0)")),
    ("mass_ratio", .text("UniformInComponentsMassRatio(minimum=0.125, maximum=1.0)")),
    ("chirp_mass", .text("UniformInComponentsChirpMass(minimum=25.0, maximum=100.0)")),
    ("luminosity_distance", .number(1000)),
    ("theta_jn", .text("Sine(minimum=0.0, maximum=np.pi)")),
    ("phase", .text("Uniform(minimum=0.0, maximum=2*np.pi, boundary='periodic')")),
    ("a_1", .text("Uniform(minimum=0.0, maximum=0.99)")),
    ("a_2", .text("Uniform(minimum=0.0, maximum=0.99)")),
    ("tilt_1", .text("Sine(minimum=0.0, maximum=np.pi)")),
    ("tilt_2", .text("Sine(minimum=0.0, maximum=np.pi)")),
    ("phi_12", .text("Uniform(minimum=0.0, maximum=2*np.pi, boundary='periodic')")),
    ("phi_jl", .text("Uniform(minimum=0.0, maximum=2*np.pi, boundary='periodic')")),
    ("geocent_time", .number(0)),
    ("lambda_1", .text("Uniform(minimum=0.0, maximum=5000.0)")),
    ("lambda_2", .text("Uniform(minimum=0.0, maximum=5000.0)")),
    ("chi_1", .text("AlignedSpin(a_prior=Uniform(minimum=0.0, maximum=0.99))")),
    ("chi_2", .text("AlignedSpin(a_prior=Uniform(minimum=0.0, maximum=0.99))")),
  ]

  /// The priors of the parameters of sky position, time and distance that dingo draws in training.
  ///
  /// They are never used to generate waveforms.
  public static let extrinsic: [(name: String, value: PriorValue)] = [
    ("dec", .text("Cosine(minimum=-np.pi/2, maximum=np.pi/2)")),
    ("ra", .text("Uniform(minimum=0.0, maximum=2*np.pi, boundary='periodic')")),
    ("geocent_time", .text("Uniform(minimum=-0.1, maximum=0.1)")),
    ("psi", .text("Uniform(minimum=0.0, maximum=np.pi, boundary='periodic')")),
    ("luminosity_distance", .text("Uniform(minimum=100.0, maximum=6000.0)")),
  ]
}

extension PriorValue {
  /// The value itself, or the prior of the table in place of the word `default`.
  func withDefault(of name: String) throws(PriorProblem) -> PriorValue {
    guard self == .text("default") else { return self }
    guard let entry = DefaultPriors.intrinsic.first(where: { $0.name == name }) else {
      throw .noDefault(available: DefaultPriors.intrinsic.map(\.name))
    }
    return entry.value
  }
}
