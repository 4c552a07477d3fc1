// SPDX-License-Identifier: MIT

/// LAL's values of the units in which LALSimulation takes masses and distances.
///
/// Source: `LALConstants.h` of LAL 7; IAU 2015 resolution B3 nominal solar mass over CODATA 2018 G.
enum LALUnits {
  /// One solar mass in kilograms.
  static let solarMass = 1.988409870698050731911960804878414216e30
  /// One megaparsec in metres, rounded as LAL's Python users do it: parsec times 1e6.
  static let megaparsec = 3.085677581491367278913937957796471611e16 * 1e6
}
