// SPDX-License-Identifier: MIT

import Synchronization

/// Finds the rows whose parameters fit what is stored in wrong rows.
final class OwnerSearch: Sendable {
  /// One polarization of a wrong row, with the bin that tells most.
  private struct Sought: Sendable {
    let values: [Double]
    let scale: Double
    let probe: Int

    init(_ values: [Double]) {
      self.values = values
      var (largest, bin) = (0.0, 0)
      for index in values.indices where values[index].magnitude > largest {
        (largest, bin) = (values[index].magnitude, index)
      }
      (scale, probe) = (largest, bin)
    }

    func fits(_ made: [Double], tolerance: Double) -> Bool {
      // Nothing fits zeros, and the strongest bin alone rules nearly every row out.
      guard scale > 0, made.count == values.count,
        (made[probe] - values[probe]).magnitude <= tolerance * scale
      else { return false }
      return zip(made, values).allSatisfy { ($0 - $1).magnitude <= tolerance * scale }
    }
  }

  private let wrong: [(row: Int, plus: Sought, cross: Sought)]
  private let demand: RowDemand
  private let open: Mutex<Set<Int>>

  init(_ stored: [(row: Int, values: WaveformRow)], _ demand: RowDemand) {
    wrong = stored.map { ($0.row, Sought($0.values.plus), Sought($0.values.cross)) }
    self.demand = demand
    open = Mutex(Set(stored.indices))
  }

  /// Whether both polarizations of every wrong row have an owner.
  var isComplete: Bool { open.withLock(\.isEmpty) }

  /// The rows in the order in which it is worth to look: wrong ones, then the others by their
  /// distance from the first wrong one.
  func order(rowCount: Int, most: Int) -> [Int] {
    let first = wrong.map(\.row)
    let known = Set(first)
    var order = first
    guard let centre = first.first else { return order }
    for distance in 1..<max(rowCount, 2) where order.count < most {
      for row in [centre - distance, centre + distance]
      where (0..<rowCount).contains(row) && !known.contains(row) {
        order.append(row)
      }
    }
    return order
  }

  /// The wrong rows, by their position, that hold something of a row made of other parameters.
  func fits(_ made: WaveformRow, of owner: Int) -> [(position: Int, what: String)] {
    var hits: [(position: Int, what: String)] = []
    for (position, sought) in wrong.enumerated() {
      let plus = sought.plus.fits(made.plus, tolerance: demand.fitTolerance)
      let cross = sought.cross.fits(made.cross, tolerance: demand.fitTolerance)
      switch (plus, cross) {
      case (true, true):
        hits.append((position, "h_plus and h_cross"))
        open.withLock { _ = $0.remove(position) }
      case (true, false) where owner != sought.row: hits.append((position, "h_plus"))
      case (false, true) where owner != sought.row: hits.append((position, "h_cross"))
      default: break
      }
    }
    return hits
  }
}
