// SPDX-License-Identifier: MIT

/// Settings in dingo's form with the number of rows and bins that a test wants.
struct TestSettings {
  var rowCount = 100
  /// 2ⁿ + 1, from 33 on.
  var binCount = 513
  /// Lines of the map `compression`, each indented by two; none for no compression.
  var compression: [String] = []
  /// Whether half of the draws have a spin that no model describes.
  var drawsFail = false

  private var spin: String {
    drawsFail
      ? "Uniform(0.5, 1.5)"
      : "bilby.gw.prior.AlignedSpin(name='chi_1', a_prior=Uniform(minimum=0, maximum=0.8))"
  }

  var uniformDomain: String {
    """
      type: UniformFrequencyDomain
      f_min: 24.0
      f_max: 256.0
      delta_f: \(256 / Double(binCount - 1))
    """
  }

  static let multibandedDomain = """
      type: MultibandedFrequencyDomain
      nodes: [20.0, 36.0, 68.0, 132.0]
      delta_f_initial: 0.5
      base_domain:
        type: UniformFrequencyDomain
        f_min: 20.0
        f_max: 256.0
        delta_f: 0.25
    """

  var yaml: String { yaml(domain: uniformDomain) }

  func yaml(domain: String) -> String {
    """
    domain:
    \(domain)
    waveform_generator:
      approximant: IMRPhenomD
      f_ref: 20.0
    intrinsic_prior:
      mass_1: bilby.core.prior.Constraint(minimum=10.0, maximum=80.0)
      mass_2: bilby.core.prior.Constraint(minimum=10.0, maximum=80.0)
      chirp_mass: bilby.gw.prior.UniformInComponentsChirpMass(minimum=25.0, maximum=60.0)
      mass_ratio: bilby.gw.prior.UniformInComponentsMassRatio(minimum=0.25, maximum=1.0)
      phase: default
      chi_1: \(spin)
      chi_2: 0.1
      theta_jn: default
      luminosity_distance: 100.0
      geocent_time: 0.0
    num_samples: \(rowCount)

    """ + (compression.isEmpty ? "" : "compression:\n" + compression.joined(separator: "\n") + "\n")
  }

  /// Lines that ask for a basis.
  static func basis(size: Int, training: Int, validation: Int) -> [String] {
    [
      "  svd:", "    size: \(size)", "    num_training_samples: \(training)",
      "    num_validation_samples: \(validation)",
    ]
  }

  /// A noise curve of two columns, from 10 to 300 Hz.
  static let noiseCurve = "# f ASD\n10 1e-22\n50 5e-24\n200 4e-24\n300 6e-24\n"
}
