// SPDX-License-Identifier: MIT

import Whipbird

let domain = try UniformFrequencyDomain(
  minimumFrequency: 20,
  maximumFrequency: 1024,
  spacing: 0.25
)
let settings = try WaveformSettings(model: .imrPhenomD, referenceFrequency: 20)
let generator = try WaveformGenerator(settings: settings, domain: .uniform(domain))
let waveform = try generator.polarizations([
  "mass_1": 36, "mass_2": 29, "chi_1": 0.3, "chi_2": -0.2,
  "theta_jn": 0.5, "phase": 1, "luminosity_distance": 410,
])
print("h+ at 100 Hz:", waveform.plus[400])
