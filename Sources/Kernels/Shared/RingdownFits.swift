// SPDX-License-Identifier: MIT

/// Fits of quasinormal modes of a Kerr black hole over its dimensionless spin.
///
/// Frequencies over 2π, times the black hole's mass. Pratten et al., arXiv:2001.11412, Section V,
/// with the digits of LALSimulation.
enum RingdownFits {
  /// Whether the fits are meant for this spin.
  static func contains<N: ScalarReal>(_ spin: N) -> Bool { N.abs(spin) <= N(1) }

  /// The (2, 2, 0) mode.
  ///
  /// Near a spin of 1 all four polynomials vanish, and keep their digits by compensation.
  static func quadrupole<N: ScalarReal>(spin a: N) -> RingdownTables.Mode<N> {
    RingdownTables.Mode(
      frequency: N.compensatedPolynomial(
        a,
        [
          0.05947169566573468, -0.14989771215394762, 0.09535606290986028, 0.02260924869042963,
          -0.02501704155363241, -0.005852438240997211, 0.0027489038393367993,
          0.0005821983163192694,
        ]
      )
        / N.compensatedPolynomial(
          a,
          [
            1, -2.8570126619966296, 2.373335413978394, 0, -0.6036964688511505, 0,
            0.0873798215084077,
          ]
        ),
      damping: N.compensatedPolynomial(
        a,
        [
          0.014158792290965177, -0.036989395871554566, 0.026822526296575368, 0.0008490933750566702,
          -0.004843996907020524, -0.00014745235759327472, 0.0001504546201236794,
        ]
      )
        / N.compensatedPolynomial(
          a,
          [
            1, -2.5900842798681376, 1.8952576220623967, 0, -0.31416610693042507, 0,
            0.009002719412204133,
          ]
        )
    )
  }
}
