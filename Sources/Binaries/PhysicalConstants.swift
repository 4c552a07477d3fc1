// SPDX-License-Identifier: MIT

/// The constants of physics and astronomy, each the double that LAL 7.7 uses.
///
/// A constant that is off in the eighth digit is a mismatch that grows towards low chirp mass, so
/// the values are LAL's to the last bit and a test holds them to it.
public enum PhysicalConstants {
  /// The speed of light in vacuum, in metres a second (exact).
  public static let speedOfLight = 299_792_458.0
  /// Newton's constant, in m³ kg⁻¹ s⁻² (CODATA 2018).
  public static let gravitationalConstant = 6.67430e-11
  /// The mass of the Sun, in kilograms: the nominal GM☉ of IAU 2015 B3 over G.
  public static let solarMass = 1.988409870698050731911960804878414216e30
  /// The geometrised mass of the Sun, G M☉ / c², in metres.
  public static let solarMassInMetres = 1.476625038050124729627979840144936351e3
  /// The geometrised mass of the Sun, G M☉ / c³, in seconds.
  public static let solarMassInSeconds = 4.925490947641266978197229498498379006e-6
  /// The parsec, in metres (IAU 2015 B2).
  public static let parsec = 3.085677581491367278913937957796471611e16
  /// The megaparsec, in metres, rounded as 10⁶ times the parsec.
  public static let megaparsec = 1e6 * parsec
  /// The Euler–Mascheroni constant γ.
  public static let eulerGamma = 0.577215664901532860606512090082402431
}
