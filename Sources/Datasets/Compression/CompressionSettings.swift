// SPDX-License-Identifier: MIT

import Compression

/// What settings ask for under `compression`: steps that each waveform goes through, in this order.
public struct CompressionSettings: Sendable, Equatable {
  /// The noise curve that waveforms are divided by: a name, or the path of a file; nil for none.
  public var whitening: String?
  /// How the leading chirp is removed; nil where it stays.
  public var heterodyning: Heterodyning?
  /// The basis in which waveforms are expanded; nil where every bin is stored.
  public var basis: Basis?

  /// How the leading chirp is removed.
  public struct Heterodyning: Sendable, Equatable {
    /// The order of the phase.
    public let order: PhaseHeterodyning.Order
    /// The masses of all rows; nil where each row has its own.
    public let fixedMasses: PhaseHeterodyning.Masses?
  }

  /// Where the basis comes from.
  public enum Basis: Sendable, Equatable {
    /// Made of waveforms of the same prior.
    case built(BasisDemand)
    /// Read from a file.
    case file(String)
  }

  /// Whether there is nothing to do.
  public var isEmpty: Bool { whitening == nil && heterodyning == nil && basis == nil }
}

/// How a basis is made.
public struct BasisDemand: Sendable, Equatable {
  /// The number of basis vectors.
  public let size: Int
  /// The binaries of which both polarizations make the basis.
  public let trainingCount: Int
  /// Further binaries, by which its truncations are judged.
  public let validationCount: Int

  /// All binaries that are drawn for it.
  var sampleCount: Int { trainingCount + validationCount }

  /// Names the numbers.
  ///
  /// - Throws: `DatasetError` for numbers that no basis has.
  public init(
    size: Int,
    trainingCount: Int,
    validationCount: Int = 0
  ) throws(DatasetError) {
    guard size > 0 else {
      throw DatasetError(
        .badInput,
        "size is \(size), but a basis needs 1 vector or more. (dingo-gw takes 0 for all vectors, and "
          + "then refuses them, because some are noise.)"
      )
    }
    guard trainingCount > 0 else {
      throw DatasetError(
        .badInput,
        "num_training_samples is \(trainingCount), but must be 1 or more."
      )
    }
    guard validationCount >= 0 else {
      throw DatasetError(
        .badInput,
        "num_validation_samples is \(validationCount), but must be 0 or more."
      )
    }
    guard trainingCount <= Self.largestCount, validationCount <= Self.largestCount else {
      throw DatasetError(.badInput, "A basis is made of at most \(Self.largestCount) samples.")
    }
    guard size <= 2 * trainingCount else {
      throw DatasetError(
        .badInput,
        "size is \(size), but \(trainingCount) training samples have \(2 * trainingCount) "
          + "polarizations, and so many vectors at most. Lower size, or raise num_training_samples."
      )
    }
    self.size = size
    self.trainingCount = trainingCount
    self.validationCount = validationCount
  }

  private static let largestCount = 1_000_000_000
}

extension CompressionSettings {
  /// The samples that are drawn for a basis; 0 where none is made.
  var basisSampleCount: Int {
    if case .built(let demand) = basis { demand.sampleCount } else { 0 }
  }

  /// The file that the basis is read from; nil where there is none.
  var basisFile: String? {
    if case .file(let path) = basis { path } else { nil }
  }

  /// The steps, line by line, for people.
  var lines: [String] {
    var lines: [String] = []
    if let whitening { lines.append("whitening by \(whitening)") }
    if let heterodyning {
      let masses =
        heterodyning.fixedMasses.map { masses in
          "chirp mass \(masses.chirpMass)" + (masses.massRatio.map { ", mass ratio \($0)" } ?? "")
        } ?? "each row's own masses"
      lines.append("phase heterodyning of order \(heterodyning.order.rawValue), \(masses)")
    }
    switch basis {
    case .built(let demand):
      lines.append(
        "basis of \(demand.size) vectors from \(demand.trainingCount) training samples, "
          + "\(demand.validationCount) for validation"
      )
    case .file(let path): lines.append("basis in \(path)")
    case nil: break
    }
    return lines
  }
}
