// SPDX-License-Identifier: MIT

/// Entries of LAL's dictionary that are no options here, with what to use in their place.
enum LALRefusedOption {
  /// What to use in place of an entry with this name or key; nil when it is no such entry.
  static func replacement(for name: String) -> String? {
    entries.first { $0.names.contains(name) }?.replacement
  }

  private static let entries: [(names: Set<String>, replacement: String)] = [
    (
      [
        "Mass1", "mass1", "Mass2", "mass2", "TotalMass", "total_mass", "MassRatio", "mass_ratio",
        "SymMassRatio", "sym_mass_ratio", "ChirpMass", "chirp_mass", "MassDifference",
        "mass_difference", "ReducedMass", "reduced_mass",
      ],
      "give the masses as parameters of the binary (mass_1 and mass_2, or chirp_mass and mass_ratio)"
    ),
    (
      [
        "Spin1x", "spin1x", "Spin1y", "spin1y", "Spin1z", "spin1z", "Spin2x", "spin2x", "Spin2y",
        "spin2y", "Spin2z", "spin2z", "Spin1norm", "spin1_norm", "Spin2norm", "spin2_norm",
        "Spin1tilt", "spin1_tilt", "Spin2tilt", "spin2_tilt", "Spin1phi", "spin1_phi", "Spin2phi",
        "spin2_phi",
      ],
      "give the spins as parameters of the binary (a_1, tilt_1, ... or chi_1, chi_2)"
    ),
    (
      ["TidalLambda1", "lambda1", "TidalLambda2", "lambda2"],
      "give the parameters lambda_1 and lambda_2 of the binary"
    ),
    (["Distance", "distance"], "give the parameter luminosity_distance of the binary"),
    (
      ["Redshift", "redshift"],
      "give masses in the detector frame, or the parameter redshift with masses mass_1_source, ..."
    ),
    (["Inclination", "inclination"], "give the parameter theta_jn of the binary"),
    (["RefPhase", "phi_ref"], "give the parameter phase of the binary"),
    (["Eccentricity", "eccentricity"], "give the parameter eccentricity of the binary"),
    (["MeanPerAno", "meanPerAno"], "give the parameter mean_per_ano of the binary"),
    (
      ["LongAscNodes", "longAscNodes"],
      "leave it out: it rotates the polarizations, as the parameter psi does"
    ),
    (["F22Ref", "f22_ref", "f_ref"], "set f_ref of the waveform_generator"),
    (["F22Start", "f22_start", "f_start", "f_min"], "set f_start of the waveform_generator"),
    (["FMax", "f_max"], "set f_max of the domain"),
    (["DeltaF", "deltaF"], "set delta_f of the domain"),
    (["DeltaT", "deltaT"], "set sampling_rate of a time domain"),
    (
      ["ModeArray", "ModeArrayFromModeString"],
      "list the modes (l, m) in mode_list of the waveform_generator"
    ),
    (
      ["ModeArrayJframe", "ModeArrayJframeFromModeString"],
      "leave it out: modes are listed in the co-precessing frame, in mode_list"
    ),
    (["condition"], "set conditioning of the waveform_generator"),
    (["approximant"], "set approximant of the waveform_generator"),
  ]
}
