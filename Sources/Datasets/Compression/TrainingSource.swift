// SPDX-License-Identifier: MIT

import Priors

/// Where the parameters of training and validation samples come from: streams of their own, so that
/// a basis changes no row of the dataset.
///
/// With bilby's sampler they come first in bilby's stream, as in dingo-gw, and the rows after them.
enum TrainingSource {
  /// The row from which on samples are counted; no dataset has so many rows.
  static let firstRow = 1 << 62

  static func source(
    prior: PriorDictionary,
    seed: UInt64,
    sampler: RunOptions.Sampler,
    count: Int
  ) throws(DatasetError) -> any ParameterSource {
    let own = try PartSource(PriorSource(prior: prior, seed: seed), from: firstRow)
    guard sampler == .bilby else { return own }
    let stream = try BilbySource(prior: prior, seed: seed, count: count)
    return try DrawnSource(stream, replacing: own, count)
  }
}

/// Rows that were drawn beforehand; those without a waveform are replaced from another source.
struct DrawnSource: ParameterSource {
  private let values: [Double]
  private let other: any ParameterSource

  init(
    _ source: any ParameterSource,
    replacing other: any ParameterSource,
    _ count: Int
  ) throws(DatasetError) {
    self.other = other
    var values = [Double](repeating: 0, count: count * source.names.count)
    var candidates = [UInt64](repeating: 0, count: count)
    let result = values.withUnsafeMutableBufferPointer { values in
      candidates.withUnsafeMutableBufferPointer { candidates in
        Result { () throws(DatasetError) in
          try source.fill(rows: 0..<count, values: values, candidates: candidates)
        }
      }
    }
    try result.get()
    self.values = values
  }

  var names: [String] { other.names }

  func fill(
    rows: Range<Int>,
    values target: UnsafeMutableBufferPointer<Double>,
    candidates: UnsafeMutableBufferPointer<UInt64>
  ) throws(DatasetError) {
    let width = names.count
    _ = target.update(fromContentsOf: values[rows.lowerBound * width..<rows.upperBound * width])
    candidates.update(repeating: 0)
  }

  func replace(
    row: Int,
    candidate: UInt64,
    values: UnsafeMutableBufferPointer<Double>
  ) throws(DatasetError) -> UInt64? {
    try other.replace(row: row, candidate: candidate, values: values)
  }
}
