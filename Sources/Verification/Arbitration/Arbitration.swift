// SPDX-License-Identifier: MIT

/// Why the two sides of a draw differ by more than the bound of a single bin.
///
/// All figures are parts of the largest |h|, the largest of the bins looked at.
public struct Arbitration: Sendable, Equatable {
  /// The bound of |Δh| above which a draw is looked into.
  public let limit: Double
  /// |Δh| of the two sides.
  public let difference: Double
  /// How far what is examined is from the same physics with twice the digits.
  public let subjectError: Double
  /// How far the reference is from it.
  public let referenceError: Double
  /// How much the error of the reference changes when parameters change in their last digits, as far
  /// as that was looked at.
  public let referenceScatter: Double
  /// How far the waveform with twice the digits moves when parameters change by a unit in their last
  /// place; nil where what is examined is right, and nothing has to be excused.
  public let exactScatter: Double?

  /// What was found.
  public enum Finding: String, Sendable, CaseIterable {
    /// The reference scatters by its own rounding; what is examined is right.
    case referenceRounds
    /// Both round beyond the bound, what is examined no worse than the reference.
    case bothRound
    /// Changes in the last digit of the parameters move the waveform itself beyond the bound: no
    /// code in double precision can reproduce it.
    case notReproducible
    /// None of these: the two sides disagree.
    case unexplained
  }

  /// What was found.
  public var finding: Finding {
    if let exactScatter, exactScatter > limit { return .notReproducible }
    // A reference that rounds takes other values of the size of the difference nearby.
    let scatters = referenceScatter >= Self.telling * difference
    guard scatters else { return .unexplained }
    if subjectError <= limit { return .referenceRounds }
    return subjectError <= referenceError ? .bothRound : .unexplained
  }

  /// What the figures of strain become: the error that remains; nil where none can be told.
  var remainingError: Double? {
    switch finding {
    case .referenceRounds, .bothRound: subjectError
    case .notReproducible: nil
    case .unexplained: difference
    }
  }

  /// The part of the difference by which the reference must move.
  static let telling = 0.1
}
