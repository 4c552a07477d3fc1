// SPDX-License-Identifier: MIT

/// A system of as many linear equations as unknowns, given by its rows.
struct LinearSystem<let count: Int, Number: ScalarReal> {
  private var rows: InlineArray<count, InlineArray<count, Number>>
  private var values: InlineArray<count, Number>

  /// An empty system; set every row before solving.
  init() {
    rows = InlineArray(repeating: InlineArray(repeating: Number(0)))
    values = InlineArray(repeating: Number(0))
  }

  /// Sets one equation, `row · x = value`.
  mutating func set(_ index: Int, _ row: InlineArray<count, Number>, _ value: Number) {
    rows[index] = row
    values[index] = value
  }

  /// The unknowns, by Gaussian elimination with the largest pivot of each column.
  consuming func solve() -> InlineArray<count, Number> {
    for column in 0..<count {
      pivot(column)
      let inverse = Number(1) / rows[column][column]
      for row in (column + 1)..<count {
        let factor = -(rows[row][column] * inverse)
        for other in (column + 1)..<count {
          rows[row][other] = Number.fma(factor, rows[column][other], rows[row][other])
        }
        values[row] = Number.fma(factor, values[column], values[row])
      }
    }
    var row = count
    while row > 0 {
      row -= 1
      var sum = values[row]
      for column in (row + 1)..<count {
        sum = Number.fma(-rows[row][column], values[column], sum)
      }
      values[row] = sum / rows[row][row]
    }
    return values
  }

  /// Brings the row with the largest entry of a column to its place.
  private mutating func pivot(_ column: Int) {
    var best = column
    for row in (column + 1)..<count
    where Number.abs(rows[row][column]) > Number.abs(rows[best][column]) {
      best = row
    }
    if best == column { return }
    rows.swapAt(best, column)
    values.swapAt(best, column)
  }
}
