// SPDX-License-Identifier: MIT

import Foundation

/// Settings in dingo's form; tests change a piece of them.
enum ExampleSettings {
  static let yaml = """
    domain:
      type: UniformFrequencyDomain
      f_min: 20.0
      f_max: 256.0
      delta_f: 0.5
    waveform_generator:
      approximant: IMRPhenomD
      f_ref: 20.0
    intrinsic_prior:
      mass_1: bilby.core.prior.Constraint(minimum=10.0, maximum=80.0, name='mass_1')
      mass_2: bilby.core.prior.Constraint(minimum=10.0, maximum=80.0, name='mass_2')
      chirp_mass: bilby.gw.prior.UniformInComponentsChirpMass(minimum=25.0, maximum=60.0)
      mass_ratio: bilby.gw.prior.UniformInComponentsMassRatio(minimum=0.25, maximum=1.0)
      phase: default
      chi_1: bilby.gw.prior.AlignedSpin(name='chi_1', a_prior=Uniform(minimum=0, maximum=0.9))
      chi_2: bilby.gw.prior.AlignedSpin(name='chi_2', a_prior=Uniform(minimum=0, maximum=0.9))
      theta_jn: default
      luminosity_distance: 100.0
      geocent_time: 0.0
    num_samples: 200

    """

  static func replacing(_ old: String, with new: String) -> String {
    yaml.replacingOccurrences(of: old, with: new)
  }
}
