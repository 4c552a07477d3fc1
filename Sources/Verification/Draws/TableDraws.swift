// SPDX-License-Identifier: MIT

import Datasets

/// Draws that a table gives, all on one grid.
public struct TableDraws: DrawSource {
  /// The model, by name.
  public var modelName: String { grids[0].settings.approximant }
  /// Nothing is random.
  public var seed: UInt64? { nil }
  /// The one grid.
  public let grids: [VerificationGrid]
  private let table: ParameterTable

  /// Takes the rows of a table.
  public init(table: ParameterTable, grid: VerificationGrid) {
    self.table = table
    grids = [grid]
  }

  /// The number of rows.
  public var count: Int { table.rowCount }
  /// What the draws are.
  public var summary: String { "\(count) rows of \(table.path)" }

  /// The row of that index.
  public func draw(_ index: Int) throws(VerificationError) -> VerificationDraw {
    do {
      return VerificationDraw(
        origin: "row \(index)",
        names: table.names,
        values: try table.values(ofRow: index),
        gridIndex: 0
      )
    } catch {
      throw .badInput(error.description)
    }
  }
}
