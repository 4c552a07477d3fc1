// SPDX-License-Identifier: MIT

import Binaries
import Generation
import KernelRecords

/// One binary on one grid, with all that is needed to compare it again.
public struct VerificationDraw: Sendable, Equatable {
  /// Where it comes from: a corner's name, `random`, or a row of a table.
  public let origin: String
  /// The names of the parameters, as in bilby.
  public let names: [String]
  /// The values of the parameters, in the order of the names.
  public let values: [Double]
  /// The index of the grid among those of its source.
  public let gridIndex: Int
  /// Whose powers turn mass quantities into masses.
  public let arithmetic: Arithmetic

  /// Makes a draw.
  public init(
    origin: String,
    names: [String],
    values: [Double],
    gridIndex: Int,
    arithmetic: Arithmetic = .own
  ) {
    self.arithmetic = arithmetic
    self.origin = origin
    self.names = names
    self.values = values
    self.gridIndex = gridIndex
  }

  /// The draw as two lines of a table that `--parameters` takes; every digit is there.
  public var tableLines: [String] {
    [names.joined(separator: ","), values.map(\.description).joined(separator: ",")]
  }

  /// The binary as kernels take it.
  ///
  /// - Throws: `BinaryError` when the parameters describe no binary.
  public func record(settings: WaveformSettings) throws(BinaryError) -> BinaryRecord {
    let converter = try ParameterConverter(names: names, arithmetic: arithmetic)
    let parameters = values.withUnsafeBufferPointer { converter($0) }
    return try BinaryRecord(parameters, settings: settings)
  }
}

/// Where draws come from; draw `i` depends on the source and on `i` alone.
public protocol DrawSource: Sendable {
  /// The model, by name.
  var modelName: String { get }
  /// What the draws are, in a line for people.
  var summary: String { get }
  /// The seed; nil where nothing is random.
  var seed: UInt64? { get }
  /// The grids that draws refer to.
  var grids: [VerificationGrid] { get }
  /// The number of draws.
  var count: Int { get }
  /// Draw `index`, from 0 to `count` − 1.
  ///
  /// - Throws: `VerificationError` when there is none.
  func draw(_ index: Int) throws(VerificationError) -> VerificationDraw
}
