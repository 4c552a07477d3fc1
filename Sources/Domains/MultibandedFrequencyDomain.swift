// SPDX-License-Identifier: MIT

/// Bands of uniform bins whose width doubles from one band to the next.
///
/// Band *j* runs from node *j* up to node *j* + 1 and has bins of 2ʲ times the width of the first.
/// A bin stands for the mean over the bins of a uniform base domain that it covers, and its
/// frequency is their midpoint.
///
/// A value that exists is a grid on which nodes are bins of the base domain and bins fill their
/// bands. (dingo accepts others and shifts all bins above the band.)
public struct MultibandedFrequencyDomain: Sendable, Equatable {
  /// The ends of the bands in hertz, one more than there are bands, in dingo's single precision.
  public let nodes: [Float]
  /// The width of a bin of the first band, in hertz.
  public let initialSpacing: Double
  /// The uniform domain whose bins are averaged.
  public let base: UniformFrequencyDomain
  /// The bands, ascending.
  public let bands: [FrequencyBand]

  /// Makes a domain after checking that nodes and bins fit the base domain and each other.
  ///
  /// - Parameters:
  ///   - nodes: The ends of the bands in hertz: at least two, ascending, multiples of the spacing
  ///     of the base domain, from f_min of the base domain up to a bin above its f_max.
  ///   - initialSpacing: The width of a bin of the first band, a multiple of the spacing of the
  ///     base domain.
  ///   - base: The uniform domain whose bins are averaged.
  /// - Throws: ``DomainError``, which names the nearest valid values.
  public init(
    nodes: [Double],
    initialSpacing: Double,
    base: UniformFrequencyDomain
  ) throws(DomainError) {
    try check("delta_f_initial", initialSpacing, "at least delta_f = \(base.spacing) of the base") {
      $0 >= base.spacing * (1 - 1e-12)
    }
    self.nodes = nodes.map { Float($0) }
    self.initialSpacing = initialSpacing
    self.base = base
    bands = try FrequencyBand.bands(nodes: nodes, initialSpacing: initialSpacing, base: base)
    try checkEnds()
  }

  /// Makes a domain from the spacing of its base, as dingo-waveform has it.
  ///
  /// - Parameters:
  ///   - nodes: The ends of the bands in hertz.
  ///   - initialSpacing: The width of a bin of the first band, in hertz.
  ///   - baseSpacing: The width of a bin of the base domain, in hertz.
  ///   - baseMinimumFrequency: f_min of the base domain; zero if not given.
  ///   - baseMaximumFrequency: f_max of the base domain; if not given, the highest frequency that
  ///     a bin covers.
  /// - Throws: ``DomainError``, which names the nearest valid values.
  public init(
    nodes: [Double],
    initialSpacing: Double,
    baseSpacing: Double,
    baseMinimumFrequency: Double? = nil,
    baseMaximumFrequency: Double? = nil
  ) throws(DomainError) {
    try check("base_delta_f", baseSpacing, "positive") { $0 > 0 }
    guard let last = nodes.last, nodes.count > 1 else { throw .tooFewNodes(nodes.count) }
    try check("nodes[\(nodes.count - 1)]", last, "positive") { $0 > 0 }
    let base = try UniformFrequencyDomain(
      minimumFrequency: baseMinimumFrequency ?? 0,
      maximumFrequency: baseMaximumFrequency ?? (last - baseSpacing),
      spacing: baseSpacing
    )
    try self.init(nodes: nodes, initialSpacing: initialSpacing, base: base)
  }

  /// dingo looks for both ends, in single precision, among the frequencies of the base domain.
  private func checkEnds() throws(DomainError) {
    let edges = singlePrecisionEdges
    guard let first = edges.lower.first, let last = edges.upper.last else { return }
    let step = base.maximumFrequency / Double(base.maximumIndex)
    for (quantity, value, index) in [
      ("f_min", first, baseRange.lowerBound), ("f_max", last, baseRange.upperBound - 1),
    ] where value != Float(Double(index) * step) && value != Float(base.maximumFrequency) {
      throw .singlePrecisionDrift(
        quantity: quantity,
        value: Double(value),
        spacing: base.spacing
      )
    }
  }
}

extension MultibandedFrequencyDomain {
  /// The number of bins.
  public var count: Int { bands.last?.bins.upperBound ?? 0 }

  /// The indices of the base domain that the bins cover together.
  public var baseRange: Range<Int> {
    (bands.first?.baseIndices.lowerBound ?? 0)..<(bands.last?.baseIndices.upperBound ?? 0)
  }

  /// The lowest base frequency that a bin covers, in hertz.
  public var minimumFrequency: Double { Double(baseRange.lowerBound) * base.spacing }

  /// The highest base frequency that a bin covers, in hertz.
  public var maximumFrequency: Double { Double(baseRange.upperBound - 1) * base.spacing }

  /// The exact frequencies of the bins: midpoints of the base bins that they cover, in hertz.
  public var frequencies: [Double] {
    mapBins { band, offset in
      // Twice the midpoint is a whole number of base bins.
      let lower = band.baseIndices.lowerBound + offset * band.factor
      return Double(2 * lower + band.factor - 1) * (0.5 * base.spacing)
    }
  }

  /// dingo's `sample_frequencies`, with its single-precision arithmetic reproduced.
  ///
  /// dingo hands these, as doubles, to LAL. They are the same as ``frequencies`` where spacings
  /// are powers of two; otherwise sums of widths in single precision drift.
  public var singlePrecisionFrequencies: [Float] {
    let edges = singlePrecisionEdges
    return zip(edges.upper, edges.lower).map { ($0 + $1) / 2 }
  }

  /// The width of each bin, in hertz.
  public var spacings: [Double] { mapBins { band, _ in band.spacing } }

  /// dingo's `_f_base_lower` and `_f_base_upper`: first and last base frequency of each bin.
  package var singlePrecisionEdges: (lower: [Float], upper: [Float]) {
    guard let start = nodes.first else { return ([], []) }
    let widths = mapBins { band, _ in Float(band.spacing) }
    var lower: [Float] = [start]
    var upper: [Float] = []
    lower.reserveCapacity(widths.count)
    upper.reserveCapacity(widths.count)
    var sum: Float = 0
    for width in widths {
      sum += width
      upper.append((start + sum) - Float(base.spacing))
      lower.append(start + sum)
    }
    lower.removeLast()
    return (lower, upper)
  }

  private func mapBins<Value>(_ value: (_ band: FrequencyBand, _ offset: Int) -> Value) -> [Value] {
    bands.flatMap { band in (0..<band.bins.count).map { value(band, $0) } }
  }

  /// The domain of those bins that lie in a narrower range of frequencies.
  ///
  /// As dingo's `update`: the first bin is the first whose lower edge is at or above f_min, the
  /// last is the last whose highest base frequency is at or below f_max.
  ///
  /// - Parameters:
  ///   - newMinimum: The new f_min, on the grid of the base domain.
  ///   - newMaximum: The new f_max, on the grid of the base domain.
  /// - Returns: The domain with fewer bins; the range of its base domain is the one asked for.
  /// - Throws: ``DomainError`` where an end is outside the present range or not on the base grid,
  ///   or no bin is left.
  public func narrowed(
    minimumFrequency newMinimum: Double? = nil,
    maximumFrequency newMaximum: Double? = nil
  ) throws(DomainError) -> MultibandedFrequencyDomain {
    let edges = singlePrecisionEdges
    let first = try newMinimum.map { value throws(DomainError) in
      try Self.checkRange(value, "f_min", in: edges.lower)
      return edges.lower.firstIndex { $0 >= Float(value) } ?? count
    }
    let last = try newMaximum.map { value throws(DomainError) in
      try Self.checkRange(value, "f_max", in: edges.upper)
      return edges.upper.lastIndex { $0 <= Float(value) } ?? -1
    }
    let bins = (first ?? 0, last ?? count - 1)
    guard bins.0 <= bins.1 else {
      throw .notNarrower("no bin lies between f_min and f_max")
    }
    let newBase = try base.narrowed(minimumFrequency: newMinimum, maximumFrequency: newMaximum)
    let kept = bands.indices.filter { bands[$0].bins.overlaps(bins.0..<bins.1 + 1) }
    guard let lowest = kept.first, let highest = kept.last else {
      throw .notNarrower("no bin lies between f_min and f_max")
    }
    var newNodes = nodes[lowest...highest + 1].map { Double($0) }
    newNodes[0] = Double(edges.lower[bins.0])
    newNodes[newNodes.count - 1] = Double(edges.upper[bins.1] + Float(base.spacing))
    return try MultibandedFrequencyDomain(
      nodes: newNodes,
      initialSpacing: bands[lowest].spacing,
      base: newBase
    )
  }

  private static func checkRange(
    _ value: Double,
    _ quantity: String,
    in edges: [Float]
  ) throws(DomainError) {
    guard let first = edges.first, let last = edges.last else { return }
    guard (first...last).contains(Float(value)) else {
      throw .outOfRange(quantity: quantity, value: value, allowed: "in [\(first), \(last)]")
    }
  }
}
