// SPDX-License-Identifier: MIT

/// The steps that leave a waveform its bins: whitening, then heterodyning.
///
/// Both are undone in the reverse order. A basis comes after them (``WaveformBasis``).
public struct CompressionSteps: Sendable {
  /// Division by the noise; nil for none.
  public let whitening: Whitening?
  /// Removal of the chirp; nil for none.
  public let heterodyning: PhaseHeterodyning?
  /// Where the masses of a row stand among its parameters.
  private let chirpMassColumn: Int?
  private let massRatioColumn: Int?

  /// Puts steps together.
  ///
  /// - Parameters:
  ///   - whitening: Division by the noise; nil for none.
  ///   - heterodyning: Removal of the chirp; nil for none.
  ///   - columnNames: The names of the rows' parameters.
  /// - Throws: `CompressionError` where heterodyning needs a parameter that rows do not have.
  public init(
    whitening: Whitening? = nil,
    heterodyning: PhaseHeterodyning? = nil,
    columnNames: [String]
  ) throws(CompressionError) {
    self.whitening = whitening
    self.heterodyning = heterodyning
    chirpMassColumn = columnNames.firstIndex(of: "chirp_mass")
    massRatioColumn = columnNames.firstIndex(of: "mass_ratio")
    guard let heterodyning, heterodyning.fixedMasses == nil else { return }
    let needsRatio = heterodyning.order == .firstCorrection
    for (name, column) in [("chirp_mass", chirpMassColumn), ("mass_ratio", massRatioColumn)]
    where column == nil && (name == "chirp_mass" || needsRatio) {
      throw .refused(
        "phase_heterodyning needs the parameter \(name), which is not among "
          + columnNames.joined(separator: ", ")
          + ". Give the masses by chirp_mass and mass_ratio, or give fixed_parameters."
      )
    }
  }

  /// Whether rows stay as they are.
  public var isEmpty: Bool { whitening == nil && heterodyning == nil }

  /// The doubles of memory that the steps of one row need.
  package var scratchCount: Int { heterodyning?.scratchCount ?? 0 }

  /// One waveform in memory.
  package struct Row {
    /// h₊ and h×, real and imaginary parts side by side.
    let polarizations: [UnsafeMutableBufferPointer<Double>]
    /// The parameters, in the order of the columns.
    let parameters: UnsafeBufferPointer<Double>

    /// Names the memory.
    package init(
      plus: UnsafeMutableBufferPointer<Double>,
      cross: UnsafeMutableBufferPointer<Double>,
      parameters: UnsafeBufferPointer<Double>
    ) {
      polarizations = [plus, cross]
      self.parameters = parameters
    }
  }

  /// Does the steps on a row.
  package func apply(to row: Row, scratch: UnsafeMutableBufferPointer<Double>) {
    if let whitening {
      for polarization in row.polarizations { whitening.whiten(polarization) }
    }
    turn(row, .forward, scratch)
  }

  /// Undoes the steps on a row.
  package func undo(on row: Row, scratch: UnsafeMutableBufferPointer<Double>) {
    turn(row, .backward, scratch)
    if let whitening {
      for polarization in row.polarizations { whitening.color(polarization) }
    }
  }

  private func turn(
    _ row: Row,
    _ direction: PhaseHeterodyning.Direction,
    _ scratch: UnsafeMutableBufferPointer<Double>
  ) {
    guard let heterodyning else { return }
    heterodyning.turn(
      row.polarizations,
      masses: masses(row.parameters, heterodyning),
      direction: direction,
      scratch: scratch
    )
  }

  private func masses(
    _ parameters: UnsafeBufferPointer<Double>,
    _ heterodyning: PhaseHeterodyning
  ) -> PhaseHeterodyning.Masses {
    heterodyning.fixedMasses
      ?? PhaseHeterodyning.Masses(
        chirpMass: chirpMassColumn.map { parameters[$0] } ?? .nan,
        massRatio: massRatioColumn.map { parameters[$0] }
      )
  }

  /// The factors that fix the phase by which a row of given parameters is turned; nil where rows are
  /// not turned.
  package func phaseFactors(
    _ parameters: UnsafeBufferPointer<Double>
  ) -> (leading: Double, correction: Double)? {
    heterodyning.map { $0.factors(masses(parameters, $0)) }
  }
}
