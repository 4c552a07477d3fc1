// SPDX-License-Identifier: MIT

/// Constants with LAL's values, to the bit.
enum PhysicalConstants {
  /// M☉ in kilograms.
  static let solarMassInKilograms = 1.988409870698050731911960804878414216e30
  /// G M☉ / c³ in seconds.
  static let solarMassInSeconds = 4.925490947641266978197229498498379006e-6
  /// G M☉ / c² in metres.
  static let solarMassInMetres = 1.476625038050124729627979840144936351e3
  /// One megaparsec in metres.
  static let megaparsecInMetres = 1e6 * 3.085677581491367278913937957796471611e16
  /// The Euler–Mascheroni constant.
  static let eulerGamma = 0.577215664901532860606512090082402431
  /// 2π as the sum of two doubles.
  static let twoPi = (high: 6.283185307179586, low: 2.4492935982947064e-16)
}
