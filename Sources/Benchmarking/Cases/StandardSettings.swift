// SPDX-License-Identifier: MIT

import Datasets
import Generation

/// The grids on which waveforms are timed where no settings are given.
package enum StandardGrid: String, Sendable, CaseIterable {
  /// 8193 bins of 1/8 Hz from 0 to 1024 Hz, signal from 20 Hz.
  case uniform
  /// 736 bins of 1/16 to 2 Hz from 20 to 1038 Hz.
  case multibanded
}

/// The settings that are timed where none are given: a prior like those of training datasets, on
/// the two grids on which dingo's networks are trained.
package struct StandardSettings: Sendable, Equatable {
  /// The model.
  package let model: WaveformModel
  /// The grid.
  package let grid: StandardGrid

  package init(model: WaveformModel, grid: StandardGrid) {
    self.model = model
    self.grid = grid
  }

  /// The settings as a file in dingo's form.
  ///
  /// No conditioning, so that every tool computes the same thing: the model at the bins.
  package var yaml: String {
    """
    domain: \(domain)
    waveform_generator:
      approximant: \(model.name)
      f_ref: 20.0
      spin_conversion_phase: 0.0
      conditioning: none
    intrinsic_prior:
      mass_1: bilby.core.prior.Constraint(minimum=10.0, maximum=120.0)
      mass_2: bilby.core.prior.Constraint(minimum=10.0, maximum=120.0)
      chirp_mass: bilby.gw.prior.UniformInComponentsChirpMass(minimum=15.0, maximum=100.0)
      mass_ratio: bilby.gw.prior.UniformInComponentsMassRatio(minimum=0.125, maximum=1.0)
    \(spins.map { "  " + $0 }.joined(separator: "\n"))
      phase: default
      theta_jn: default
      luminosity_distance: 100.0
      geocent_time: 0.0
    num_samples: 1

    """
  }

  /// The settings, read.
  ///
  /// - Throws: `DatasetError` where the text is no settings.
  package func settings() throws(DatasetError) -> DatasetSettings {
    try DatasetSettings.parse(yaml, file: "\(model.name), \(grid.rawValue)")
  }

  private var domain: String {
    switch grid {
    case .uniform: "{type: UniformFrequencyDomain, f_min: 20.0, f_max: 1024.0, delta_f: 0.125}"
    case .multibanded:
      """
      {type: MultibandedFrequencyDomain, nodes: [20.0, 26.0, 34.0, 46.0, 62.0, 78.0, 1038.0], \
      delta_f_initial: 0.0625, base_domain: {type: UniformFrequencyDomain, f_min: 20.0, \
      f_max: 1038.0, delta_f: 0.0625}}
      """
    }
  }

  private var spins: [String] {
    model.precesses
      ? [
        "a_1: bilby.core.prior.Uniform(minimum=0.0, maximum=0.99)",
        "a_2: bilby.core.prior.Uniform(minimum=0.0, maximum=0.99)",
        "tilt_1: default", "tilt_2: default", "phi_12: default", "phi_jl: default",
      ]
      : [1, 2].map {
        "chi_\($0): bilby.gw.prior.AlignedSpin(name='chi_\($0)', "
          + "a_prior=Uniform(minimum=0, maximum=0.9))"
      }
  }
}
