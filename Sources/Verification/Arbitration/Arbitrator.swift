// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

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
    func error(of row: WaveformRow) -> Double {
      exact.reduce(0.0) { max($0, (bin($1.index, of: row) - $1).largest / scale) }
    }
    let difference = bins.reduce(0.0) { max($0, Self.distance(subject, row, bin: $1) / scale) }
    let subjectError = error(of: subject)
    let scatter = Scatter(exact: exact, row: row, scale: scale, neighbours: Neighbours(record))
    return Arbitration(
      limit: limit,
      difference: difference,
      subjectError: subjectError,
      referenceError: error(of: row),
      referenceScatter: scatter.ofReference(
        reference,
        arbiter,
        enough: Arbitration.telling * difference
      ),
      exactScatter: subjectError > limit ? scatter.ofExactWaveform(arbiter) : nil
    )
  }

  /// How far rows move when parameters change in their last digits.
  private struct Scatter {
    let exact: [Arbiter.Bin]
    let row: WaveformRow
    let scale: Double
    let neighbours: Neighbours

    /// The waveform itself; a jump to one side alone is a boundary of the model's, at which the binary
    /// lies, and does not count.
    func ofExactWaveform(_ arbiter: Arbiter) -> Double {
      func shift(_ neighbour: BinaryRecord) -> Double {
        guard let moved = arbiter.values(of: neighbour, bins: exact.map(\.index)) else { return 0 }
        return zip(exact, moved).reduce(0.0) { max($0, ($1.0 - $1.1).largest / scale) }
      }
      return neighbours.ofUnits.reduce(0.0) { max($0, min(shift($1.up), shift($1.down))) }
    }

    /// The reference's errors, as far as neighbours must be asked to find as much as is `enough`.
    func ofReference(_ reference: any Backend, _ arbiter: Arbiter, enough: Double) -> Double {
      var scatter = 0.0
      for neighbour in neighbours.all where scatter < enough {
        guard let moved = arbiter.values(of: neighbour, bins: exact.map(\.index)),
          case .row(let movedRow) = RowOutcome(of: neighbour, from: reference)
        else { continue }
        for (before, after) in zip(exact, moved) {
          let shift =
            (bin(before.index, of: movedRow) - after) - (bin(before.index, of: row) - before)
          scatter = max(scatter, shift.largest / scale)
        }
      }
      return scatter
    }
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

  /// A binary and those that differ from it in the last digits of one parameter, either way.
  private struct Neighbours {
    /// Changed by units in the last place, up and down: what a double cannot tell apart.
    let ofUnits: [(up: BinaryRecord, down: BinaryRecord)]
    /// Changed by somewhat more, which re-rolls the rounding where units do not.
    let others: [BinaryRecord]

    init(_ record: BinaryRecord) {
      func changed(_ change: (inout BinaryRecord) -> Void) -> BinaryRecord {
        var neighbour = record
        change(&neighbour)
        return neighbour
      }
      // Equal bodies stay equal: models take the first or the second for the heavier.
      let areEqual = record.mass1 == record.mass2
      func masses(_ first: @escaping (Double) -> Double) -> BinaryRecord {
        changed {
          $0.mass1 = first($0.mass1)
          if areEqual { $0.mass2 = $0.mass1 }
        }
      }
      ofUnits = [
        (masses(\.nextUp), masses(\.nextDown)),
        (changed { $0.spin1z = $0.spin1z.nextUp }, changed { $0.spin1z = $0.spin1z.nextDown }),
        (
          changed { $0.inclination = $0.inclination.nextUp },
          changed { $0.inclination = $0.inclination.nextDown }
        ),
      ]
      var others: [BinaryRecord] = []
      for amount in [2e-16, -3e-16, 5e-16, -7e-16] {
        others.append(changed { $0.spin1z += amount })
        others.append(changed { $0.spin2z -= amount })
        others.append(changed { $0.spin1y += amount })
      }
      others.append(changed { $0.spin1x = $0.spin1x.nextUp.nextUp })
      others.append(changed { $0.spin2y = $0.spin2y.nextDown })
      for amount in [1e-10, -3e-10] { others.append(changed { $0.inclination += amount }) }
      for amount in [1e-13, -3e-13, 1e-12, -3e-12, 1e-11, -3e-11] {
        others.append(masses { $0 * (1 + amount) })
        others.append(changed { $0.spin1z *= 1 - 2 * amount })
        others.append(changed { $0.spin2z *= 1 + amount })
      }
      self.others = others
    }

    var all: [BinaryRecord] { ofUnits.flatMap { [$0.up, $0.down] } + others }
  }

  private static func distance(_ a: WaveformRow, _ b: WaveformRow, bin index: Int) -> Double {
    (bin(index, of: a) - bin(index, of: b)).largest
  }

  private static func largest(_ values: [Double]) -> Double {
    stride(from: 0, to: values.count, by: 2)
      .reduce(0) { max($0, hypot(values[$1], values[$1 + 1])) }
  }
}

private func bin(_ index: Int, of row: WaveformRow) -> Arbiter.Bin {
  Arbiter.Bin(
    index: index,
    plus: (row.plus[2 * index], row.plus[2 * index + 1]),
    cross: (row.cross[2 * index], row.cross[2 * index + 1])
  )
}

extension Arbiter.Bin {
  fileprivate static func - (a: Arbiter.Bin, b: Arbiter.Bin) -> Arbiter.Bin {
    Arbiter.Bin(
      index: a.index,
      plus: (a.plus.real - b.plus.real, a.plus.imaginary - b.plus.imaginary),
      cross: (a.cross.real - b.cross.real, a.cross.imaginary - b.cross.imaginary)
    )
  }

  /// The larger |h| of the two polarizations.
  fileprivate var largest: Double {
    max(hypot(plus.real, plus.imaginary), hypot(cross.real, cross.imaginary))
  }
}
