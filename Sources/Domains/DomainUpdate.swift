// SPDX-License-Identifier: MIT

extension Domain {
  /// Which bins of rows of a wider domain make up rows of this one.
  ///
  /// - Parameter original: The domain that this one was narrowed from, or an equal one.
  /// - Returns: The bins of the original; on a uniform grid all up to f_max, since rows start at
  ///   zero frequency.
  /// - Throws: ``DomainError/notNarrower(_:)`` where this domain is not part of the original.
  public func bins(in original: Domain) throws(DomainError) -> Range<Int> {
    switch (self, original) {
    case (.uniform(let domain), .uniform(let wider)):
      guard domain.spacing == wider.spacing else {
        throw .notNarrower("delta_f is \(domain.spacing), not \(wider.spacing)")
      }
      guard wider.minimumIndex <= domain.minimumIndex, domain.count <= wider.count else {
        throw .notNarrower("its range of frequencies is not inside the other's")
      }
      return 0..<domain.count
    case (.multibanded(let domain), .multibanded(let wider)):
      return try domain.bins(in: wider)
    default:
      guard self != original else { return 0..<count }
      throw .notNarrower("they are of different types, or time domains that differ")
    }
  }

  /// Data of a wider domain as data of this one: dingo's `update_data`.
  ///
  /// Bins above f_max are cut off; on a uniform grid, bins below f_min are set to a value; on a
  /// multibanded one they are cut off.
  ///
  /// - Parameters:
  ///   - row: The data, bin by bin, either in the original domain or already in this one.
  ///   - original: The domain that this one was narrowed from.
  ///   - valuesPerBin: How many consecutive elements belong to one bin: 2 for real and imaginary
  ///     parts side by side.
  ///   - lowValue: What bins below f_min are set to: zero for waveforms.
  /// - Returns: The data, `count · valuesPerBin` elements.
  /// - Throws: ``DomainError`` where the domains or the length of the data do not match.
  public func updateData<Value>(
    _ row: some RandomAccessCollection<Value>,
    from original: Domain,
    valuesPerBin: Int = 1,
    lowValue: Value
  ) throws(DomainError) -> [Value] {
    guard valuesPerBin > 0 else {
      throw .outOfRange(
        quantity: "valuesPerBin",
        value: Double(valuesPerBin),
        allowed: "positive"
      )
    }
    let bins = try self.bins(in: original)
    let kept: Range<Int>
    if row.count == original.count * valuesPerBin {
      kept = bins
    } else if row.count == count * valuesPerBin {
      kept = 0..<count
    } else {
      throw .wrongLength(
        found: row.count / valuesPerBin,
        expected: [original.count, count]
      )
    }
    var data = Array(row.dropFirst(kept.lowerBound * valuesPerBin).prefix(count * valuesPerBin))
    for index in 0..<minimumIndex * valuesPerBin {
      data[index] = lowValue
    }
    return data
  }
}

extension MultibandedFrequencyDomain {
  fileprivate func bins(in wider: MultibandedFrequencyDomain) throws(DomainError) -> Range<Int> {
    guard base.spacing == wider.base.spacing else {
      throw .notNarrower("delta_f of the base is \(base.spacing), not \(wider.base.spacing)")
    }
    var start: Int?
    for band in bands {
      let match = wider.bands.first {
        $0.factor == band.factor && $0.baseIndices.lowerBound <= band.baseIndices.lowerBound
          && band.baseIndices.upperBound <= $0.baseIndices.upperBound
      }
      guard let match else { throw .notNarrower("its bands are not inside the other's") }
      let (offset, remainder) = (band.baseIndices.lowerBound - match.baseIndices.lowerBound)
        .quotientAndRemainder(dividingBy: band.factor)
      let first = match.bins.lowerBound + offset
      guard remainder == 0, first == (start ?? first) + band.bins.lowerBound else {
        throw .notNarrower("its bins are not among the other's")
      }
      start = start ?? first
    }
    let lower = start ?? 0
    return lower..<lower + count
  }
}
