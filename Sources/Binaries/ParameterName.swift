// SPDX-License-Identifier: MIT

/// The names of parameters, as bilby and dingo spell them, by what they determine.
enum ParameterName {
  static let distances = ["luminosity_distance", "redshift", "comoving_distance"]
  static let lineOfSight = ["cos_theta_jn", "theta_jn"]
  static let phases = ["delta_phase", "phase"]
  static let azimuths = ["phi_12", "phi_jl"]
  static let tides = ["lambda_1", "lambda_2"]
  static let eccentricity = ["eccentricity", "mean_per_ano"]
  /// What says nothing about the waveform in the frame of the source.
  static let bystanders = ["geocent_time", "ra", "dec", "psi"]

  static func spins(of body: Int) -> [String] {
    ["chi_\(body)", "chi_\(body)_in_plane", "a_\(body)", "cos_tilt_\(body)", "tilt_\(body)"]
  }

  /// Names of which each must have an effect if it is given, grouped by what they determine.
  static let groups = [
    MassConverter.allNames, spins(of: 1), spins(of: 2), distances, lineOfSight, phases,
  ]

  static let all = groups.flatMap { $0 } + azimuths + tides + eccentricity + bystanders
}
