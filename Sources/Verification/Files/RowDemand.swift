// SPDX-License-Identifier: MIT

import Generation

/// What a stored row must be, by who made the file.
struct RowDemand: Sendable {
  /// Whether every bit must be the same.
  let wantsSameBits: Bool
  /// The largest |Δh| over the largest |h|.
  let tolerance: Double
  /// Why, as a sentence.
  let reason: String

  init(_ dataset: StoredDataset, backend: BackendIdentity) {
    let throughBasis = dataset.compression?.hasBasis ?? false
    let rounding =
      dataset.isSinglePrecision ? (throughBasis ? 100 : 1) * Self.singlePrecision : 0
    let arithmetic = dataset.backend.map(BackendIdentity.arithmetic)
    // LALSimulation's bits depend on the machine and its C library too; ours do not.
    wantsSameBits =
      !throughBasis && dataset.decompressedFrom == nil
      && backend.name == BackendChoice.native.rawValue
      && arithmetic == backend.description
      && dataset.version == "whipbird=\(WhipbirdVersion.current)"
    if wantsSameBits {
      tolerance = rounding
      reason = "The same bits must come out: version and backend are those of the file."
    } else if throughBasis, arithmetic?.hasPrefix("native ") == true {
      tolerance = 1e-9 + rounding
      reason =
        "Rows made again go through the dataset's basis too; products of matrices round differently "
        + "elsewhere: 1e-9 of max|h|. What the basis leaves out: 'whipbird inspect'."
    } else if arithmetic?.hasPrefix("native ") == true {
      tolerance = 1e-9 + rounding
      reason = "Another version of Whipbird made the file: 1e-9 of max|h|."
    } else if dataset.backend != nil {
      tolerance = 1e-6 + rounding
      reason =
        "LALSimulation made the file, whose last digits depend on its version and the machine: "
        + "1e-6 of max|h|."
    } else {
      tolerance = 1e-6 + rounding
      reason = "dingo-gw made the file, which rounds the merger's time to 1 ns: 1e-6 of max|h|."
    }
  }

  /// The rounding of complex64, twice its half unit.
  static let singlePrecision = 1.2e-7

  /// Compares a stored row with the same row made again, as the file would give it back.
  func verdict(
    _ row: Int,
    stored: WaveformRow,
    made: WaveformRow,
    on grid: ComparisonGrid
  ) throws(VerificationError) -> RowVerdict {
    guard stored.isFinite else {
      return RowVerdict(
        row: row,
        kind: .contradiction("holds numbers that are not finite; made again, it is a waveform"),
        difference: nil
      )
    }
    if isIdentical(stored, made) {
      return RowVerdict(row: row, kind: .identical, difference: Self.nothing)
    }
    let difference: WaveformDifference
    do throws(VerificationError) {
      difference = try WaveformDifference(of: stored, from: made, on: grid)
    } catch .noSignal {
      return RowVerdict(
        row: row,
        kind: .contradiction("holds a waveform; made again, it is zero everywhere"),
        difference: nil
      )
    }
    let isClose = difference.strain.value <= (wantsSameBits ? Self.closeToSame : tolerance)
    let kind: RowVerdict.Kind = isClose ? (wantsSameBits ? .otherBits : .close) : .wrong
    return RowVerdict(row: row, kind: kind, difference: difference)
  }

  /// The largest difference of a row that is that of its parameters, though not to the bit.
  private static let closeToSame = 1e-6

  /// How far a polarization may be from the one of another row's parameters and still be it.
  var fitTolerance: Double { max(tolerance, Self.closeToSame) }

  private func isIdentical(_ a: WaveformRow, _ b: WaveformRow) -> Bool {
    func same(_ x: [Double], _ y: [Double]) -> Bool {
      x.count == y.count && zip(x, y).allSatisfy { $0.bitPattern == $1.bitPattern }
    }
    return same(a.plus, b.plus) && same(a.cross, b.cross)
  }

  private static let nothing = WaveformDifference()
}
