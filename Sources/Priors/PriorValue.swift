// SPDX-License-Identifier: MIT

/// What a settings file holds for one parameter of the prior.
public enum PriorValue: Sendable, Equatable {
  /// A constant: the parameter has this value in every row.
  case number(Double)
  /// The word `default`, arithmetic such as `np.pi / 2`, or a prior such as `Uniform(0, 1)`.
  case text(String)
}
