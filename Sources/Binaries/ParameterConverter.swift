// SPDX-License-Identifier: MIT

/// Turns rows of named parameters into normalised parameters of binaries.
///
/// The names are those of bilby's `convert_to_lal_binary_black_hole_parameters`, with the same
/// meaning and priority:
/// - masses: see ``MassConverter``;
/// - spin of body *i*: `a_i` with `tilt_i` or `cos_tilt_i`; or `chi_i` along the orbital angular
///   momentum, alone, with `chi_i_in_plane` or with `a_i`;
/// - `phi_12` and `phi_jl`, zero if not given;
/// - `theta_jn` or `cos_theta_jn`;
/// - `phase`, or `delta_phase` with `psi`;
/// - `luminosity_distance`, or `redshift` or `comoving_distance` in ``Cosmology/planck15``;
/// - `lambda_1` and `lambda_2`, zero if not given;
/// - `eccentricity` and `mean_per_ano` (the mean anomaly of the periastron), zero if not given;
/// - `geocent_time`, `ra`, `dec` and `psi`, which say nothing about the waveform.
///
/// The names are looked at once, when the converter is made; a row costs only the arithmetic.
public struct ParameterConverter: Sendable {
  /// The number of values in a row.
  public let columnCount: Int
  private let masses: MassConverter
  private let spin1: SpinSource
  private let spin2: SpinSource
  private let phi12: ParameterSource
  private let phiJL: ParameterSource
  private let thetaJN: AngleSource
  private let phase: PhaseSource
  private let distance: DistanceSource
  private let lambda1: ParameterSource
  private let lambda2: ParameterSource
  private let eccentricity: ParameterSource
  private let meanPeriastronAnomaly: ParameterSource

  /// Every name that is understood, for listings and error messages.
  public static let knownNames = ParameterName.all

  /// Makes a converter for rows whose columns have these names.
  ///
  /// - Parameters:
  ///   - names: The names of the columns.
  ///   - fixed: Parameters that have the same value in every row.
  ///   - allowsOverrides: Whether parameters that others override are allowed, as in bilby, where
  ///     for instance `mass_1` and `mass_2` go before `chirp_mass` and `cos_tilt_1` before
  ///     `tilt_1`; by default they are an error.
  ///   - arithmetic: Whose powers turn mass quantities into masses.
  /// - Throws: ``BinaryError`` for a name that is unknown, given twice or without effect, and for
  ///   masses, spins, distance, line of sight or phase that are missing.
  public init(
    names: [String],
    additional fixed: [(String, Double)] = [],
    allowsOverrides: Bool = false,
    arithmetic: Arithmetic = .own
  ) throws(BinaryError) {
    var columns = try ParameterColumns(names: names, fixed: fixed)
    let known = Self.knownNames
    for name in columns.names where !known.contains(name) {
      throw .unknownName(name, suggestion: NameSuggestion.nearest(to: name, in: known))
    }
    columnCount = names.count
    masses = try MassConverter(from: &columns, arithmetic: arithmetic)
    spin1 = try SpinSource(body: 1, from: &columns)
    spin2 = try SpinSource(body: 2, from: &columns)
    phi12 = columns.take("phi_12") ?? .fixed(0)
    phiJL = columns.take("phi_jl") ?? .fixed(0)
    guard let thetaJN = AngleSource("theta_jn", from: &columns) else {
      throw .missing(
        quantity: "line of sight",
        remedy: "give theta_jn or cos_theta_jn",
        given: columns.names
      )
    }
    self.thetaJN = thetaJN
    phase = try PhaseSource(from: &columns)
    distance = try DistanceSource(from: &columns)
    lambda1 = columns.take("lambda_1") ?? .fixed(0)
    lambda2 = columns.take("lambda_2") ?? .fixed(0)
    eccentricity = columns.take("eccentricity") ?? .fixed(0)
    meanPeriastronAnomaly = columns.take("mean_per_ano") ?? .fixed(0)
    if !allowsOverrides {
      try Self.refuseUnused(in: columns)
    }
  }

  /// The parameters of one row.
  ///
  /// Values are not checked here: what cannot be comes out as NaN or out of range, which
  /// ``BinaryParameters/validate()`` and ``BinaryParameters/isValid`` tell.
  ///
  /// - Parameter row: The values of the columns in the order of their names; it must have
  ///   ``columnCount`` values.
  /// - Returns: The parameters, masses in the detector frame.
  @inline(__always)
  public func callAsFunction(_ row: UnsafeBufferPointer<Double>) -> BinaryParameters {
    let masses = masses(row)
    let spin1 = spin1.spin(in: row)
    let spin2 = spin2.spin(in: row)
    let thetaJN = thetaJN.angle(in: row)
    return BinaryParameters(
      mass1: masses.mass1,
      mass2: masses.mass2,
      spinMagnitude1: spin1.magnitude,
      spinMagnitude2: spin2.magnitude,
      tilt1: spin1.tilt,
      tilt2: spin2.tilt,
      phi12: phi12.value(in: row),
      phiJL: phiJL.value(in: row),
      thetaJN: thetaJN,
      phase: phase.phase(in: row, thetaJN: thetaJN),
      luminosityDistance: distance.luminosityDistance(in: row),
      // The sum makes −0 to 0, which LAL would refuse.
      lambda1: lambda1.value(in: row) + 0,
      lambda2: lambda2.value(in: row) + 0,
      eccentricity: eccentricity.value(in: row) + 0,
      meanPeriastronAnomaly: meanPeriastronAnomaly.value(in: row) + 0
    )
  }

  private static func refuseUnused(in columns: ParameterColumns) throws(BinaryError) {
    for group in ParameterName.groups {
      if let unused = columns.firstUnused(among: group) {
        throw .overdetermined(name: unused, by: columns.used(among: group))
      }
    }
  }
}
