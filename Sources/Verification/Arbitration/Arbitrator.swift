// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

/// Looks into draws whose two sides differ, with the physics in twice the precision and with the
/// reference at parameters that differ in their last digits.
struct Arbitrator: Sendable {
  /// The bound of |Δh| above which a draw is looked into, as a part of the largest |h|.
  let limit: Double
  let arbiter: Arbiter
  let reference: any Backend

  /// Why two rows of a binary differ; nil where no bin differs by more than the bound, or where the
  /// arbiter has no waveform.
  func arbitrate(
    _ record: BinaryRecord,
    subject: WaveformRow,
    reference row: WaveformRow
  ) -> Arbitration? {
    let scale = max(Self.largest(row.plus), Self.largest(row.cross))
    guard scale > 0, scale.isFinite, subject.isFinite else { return nil }
    let bins = tellingBins(subject, row, scale: scale)
    guard !bins.isEmpty, let exact = arbiter.values(of: record, bins: bins) else { return nil }
    let neighbours = Self.neighbours(of: record)
    let exactScatter = neighbours.prefix(Self.exactNeighbours).reduce(0.0) { worst, neighbour in
      guard let moved = arbiter.values(of: neighbour, bins: bins) else { return worst }
      return zip(exact, moved).reduce(worst) { max($0, Self.distance($1.0, $1.1) / scale) }
    }
    let referenceScatter = neighbours.reduce(0.0) { worst, neighbour in
      guard case .row(let moved) = RowOutcome(of: neighbour, from: reference) else { return worst }
      return bins.reduce(worst) { max($0, Self.distance(row, moved, bin: $1) / scale) }
    }
    func error(of row: WaveformRow) -> Double {
      exact.reduce(0.0) { max($0, Self.distance(Self.bin($1.index, of: row), $1) / scale) }
    }
    return Arbitration(
      limit: limit,
      difference: bins.reduce(0.0) { max($0, Self.distance(subject, row, bin: $1) / scale) },
      subjectError: error(of: subject),
      referenceError: error(of: row),
      referenceScatter: referenceScatter,
      exactScatter: exactScatter
    )
  }

  /// The bins that differ by more than the bound: the worst, and some of the others, evenly spread.
  private func tellingBins(
    _ subject: WaveformRow,
    _ reference: WaveformRow,
    scale: Double
  ) -> [Int] {
    let distances = (0..<reference.binCount).map { Self.distance(subject, reference, bin: $0) }
    let beyond = distances.indices.filter { distances[$0] > limit * scale }
    guard let worst = beyond.max(by: { distances[$0] < distances[$1] }) else { return [] }
    let step = max(1, beyond.count / Self.shownBins)
    let others = stride(from: 0, to: beyond.count, by: step).map { beyond[$0] }
    return [worst] + others.filter { $0 != worst }
  }

  private static let shownBins = 16

  /// How many of the neighbours are evaluated in twice the precision too.
  private static let exactNeighbours = 3

  /// The binary with masses and spins changed by units in their last places; spins get shorter.
  private static func neighbours(of record: BinaryRecord) -> [BinaryRecord] {
    func changed(_ change: (inout BinaryRecord) -> Void) -> BinaryRecord {
      var neighbour = record
      change(&neighbour)
      return neighbour
    }
    return [
      changed { $0.mass1 = $0.mass1.nextUp }, changed { $0.mass1 = $0.mass1.nextDown.nextDown },
      changed { $0.spin1z = $0.spin1z.shortened(by: 1) },
      changed { $0.mass2 = $0.mass2.nextDown },
      changed { $0.mass1 = $0.mass1.nextUp.nextUp.nextUp },
      changed { $0.spin2z = $0.spin2z.shortened(by: 2) },
      changed {
        $0.spin1x = $0.spin1x.shortened(by: 1)
        $0.spin2y = $0.spin2y.shortened(by: 1)
      },
      changed { $0.mass2 = $0.mass2.nextUp.nextUp },
    ]
  }

  private static func bin(_ index: Int, of row: WaveformRow) -> Arbiter.Bin {
    Arbiter.Bin(
      index: index,
      plus: (row.plus[2 * index], row.plus[2 * index + 1]),
      cross: (row.cross[2 * index], row.cross[2 * index + 1])
    )
  }

  private static func distance(_ a: WaveformRow, _ b: WaveformRow, bin index: Int) -> Double {
    distance(bin(index, of: a), bin(index, of: b))
  }

  /// The larger |Δh| of the two polarizations; strains are too small for squares.
  private static func distance(_ a: Arbiter.Bin, _ b: Arbiter.Bin) -> Double {
    max(
      hypotenuse(a.plus.real - b.plus.real, a.plus.imaginary - b.plus.imaginary),
      hypotenuse(a.cross.real - b.cross.real, a.cross.imaginary - b.cross.imaginary)
    )
  }

  private static func largest(_ values: [Double]) -> Double {
    stride(from: 0, to: values.count, by: 2)
      .reduce(0) { max($0, hypotenuse(values[$1], values[$1 + 1])) }
  }

  private static func hypotenuse(_ x: Double, _ y: Double) -> Double {
    let scale = max(x.magnitude, y.magnitude)
    guard scale > 0, scale.isFinite else { return scale }
    let (a, b) = (x / scale, y / scale)
    return scale * (a * a + b * b).squareRoot()
  }
}

extension Double {
  /// Nearer to 0 by some units in the last place.
  fileprivate func shortened(by units: Int) -> Double {
    (0..<units).reduce(self) { value, _ in
      value > 0 ? value.nextDown : (value < 0 ? value.nextUp : value)
    }
  }
}
