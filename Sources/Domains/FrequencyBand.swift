// SPDX-License-Identifier: MIT

/// A band of a multibanded domain: bins of one width.
public struct FrequencyBand: Sendable, Equatable {
  /// The indices of the bins of the band in the multibanded domain.
  public let bins: Range<Int>
  /// The indices of the base domain that the band covers.
  public let baseIndices: Range<Int>
  /// The number of base bins in one bin.
  public let factor: Int
  /// The width of a bin, in hertz.
  public let spacing: Double

  /// The bands between nodes, each checked to be filled by its bins.
  static func bands(
    nodes: [Double],
    initialSpacing: Double,
    base: UniformFrequencyDomain
  ) throws(DomainError) -> [FrequencyBand] {
    guard nodes.count >= 2 else { throw .tooFewNodes(nodes.count) }
    let initialFactor = try Self.initialFactor(initialSpacing, base: base)
    var ends: [Int] = []
    for (index, node) in nodes.enumerated() {
      ends.append(try baseIndex(ofNode: node, at: index, base: base))
      guard index == 0 || ends[index] > ends[index - 1] else {
        throw .nodesNotAscending(index: index, previous: nodes[index - 1], value: node)
      }
    }
    var bands: [FrequencyBand] = []
    for index in 0..<nodes.count - 1 {
      let baseIndices = ends[index]..<ends[index + 1]
      let scale = 1 << min(index, 40)
      let (factor, overflow) = initialFactor.multipliedReportingOverflow(by: scale)
      guard !overflow, baseIndices.count.isMultiple(of: factor) else {
        throw uneven(
          index: index,
          nodes: nodes,
          baseIndices: baseIndices,
          factor: overflow ? Int.max : factor,
          base: base
        )
      }
      let firstBin = bands.last?.bins.upperBound ?? 0
      bands.append(
        FrequencyBand(
          bins: firstBin..<firstBin + baseIndices.count / factor,
          baseIndices: baseIndices,
          factor: factor,
          spacing: initialSpacing * Double(scale)
        )
      )
    }
    return bands
  }

  private static func initialFactor(
    _ initialSpacing: Double,
    base: UniformFrequencyDomain
  ) throws(DomainError) -> Int {
    let grid = FrequencyGrid(spacing: base.spacing)
    let isSame = { (index: Int) in
      grid.singlePrecisionIndex(of: grid.value(at: index)) == index
    }
    guard
      let factor = grid.index(of: initialSpacing, tolerance: 1.2e-7),
      factor >= 1, factor < FrequencyGrid.maximumCount, isSame(factor)
    else {
      throw .notOnGrid(
        quantity: "delta_f_initial",
        value: initialSpacing,
        spacing: base.spacing,
        nearest: grid.neighbours(of: initialSpacing) { $0 >= 1 && isSame($0) }
      )
    }
    return factor
  }

  private static func baseIndex(
    ofNode node: Double,
    at index: Int,
    base: UniformFrequencyDomain
  ) throws(DomainError) -> Int {
    let quantity = "nodes[\(index)]"
    let upper = base.maximumFrequency + base.spacing
    try check(
      quantity,
      node,
      "in the base domain, from \(base.minimumFrequency) to \(upper)"
    ) {
      let slack = 1e-7 * $0
      return $0 >= base.minimumFrequency - slack && $0 <= upper + slack
    }
    let grid = FrequencyGrid(spacing: base.spacing)
    guard let found = grid.index(of: node, tolerance: 1.2e-7) else {
      throw .notOnGrid(
        quantity: quantity,
        value: node,
        spacing: base.spacing,
        nearest: grid.neighbours(of: node) {
          (base.minimumIndex...base.maximumIndex + 1).contains($0)
        }
      )
    }
    guard grid.singlePrecisionIndex(of: node) == found else {
      throw .singlePrecisionDrift(quantity: quantity, value: node, spacing: base.spacing)
    }
    return found
  }

  private static func uneven(
    index: Int,
    nodes: [Double],
    baseIndices: Range<Int>,
    factor: Int,
    base: UniformFrequencyDomain
  ) -> DomainError {
    let grid = FrequencyGrid(spacing: base.spacing)
    let below = baseIndices.count / factor
    let nearest = [below, below + 1].compactMap { bins -> Double? in
      let (length, overflow) = bins.multipliedReportingOverflow(by: factor)
      guard bins > 0, !overflow else { return nil }
      let end = baseIndices.lowerBound.addingReportingOverflow(length)
      guard !end.overflow, end.partialValue <= base.maximumIndex + 1 else { return nil }
      return grid.value(at: end.partialValue)
    }
    return .unevenBand(
      index: index,
      lower: nodes[index],
      upper: nodes[index + 1],
      binWidth: Double(factor) * base.spacing,
      nearest: nearest
    )
  }
}
