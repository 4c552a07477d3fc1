// SPDX-License-Identifier: MIT

extension MultibandedFrequencyDomain {
  /// Averages data of the base domain over the bins of this one, as dingo-gw does.
  ///
  /// - Parameters:
  ///   - data: Data of the base domain, for all of its bins or for those from its f_min on.
  ///   - result: Where the means go, `count · valuesPerBin` elements.
  ///   - valuesPerBin: How many consecutive elements belong to one bin: 2 for real and imaginary
  ///     parts side by side.
  /// - Throws: ``DomainError/wrongLength(found:expected:)`` where a length does not match.
  public func decimate(
    _ data: UnsafeBufferPointer<Double>,
    into result: UnsafeMutableBufferPointer<Double>,
    valuesPerBin: Int = 1
  ) throws(DomainError) {
    let start = try firstBaseIndex(ofCount: data.count, valuesPerBin: valuesPerBin)
    guard result.count == count * valuesPerBin else {
      throw .wrongLength(found: result.count / valuesPerBin, expected: [count])
    }
    for band in bands {
      for offset in 0..<band.bins.count {
        let lower = band.baseIndices.lowerBound + offset * band.factor - start
        for part in 0..<valuesPerBin {
          var sum = 0.0
          for index in lower..<lower + band.factor {
            sum += data[index * valuesPerBin + part]
          }
          result[(band.bins.lowerBound + offset) * valuesPerBin + part] =
            sum / Double(band.factor)
        }
      }
    }
  }

  /// Averages data of the base domain over the bins of this one, as dingo-gw does.
  ///
  /// - Parameters:
  ///   - data: Data of the base domain, for all of its bins or for those from its f_min on.
  ///   - valuesPerBin: How many consecutive elements belong to one bin: 2 for real and imaginary
  ///     parts side by side.
  /// - Returns: The means, `count · valuesPerBin` elements.
  /// - Throws: ``DomainError/wrongLength(found:expected:)`` where the length does not match.
  public func decimate(
    _ data: [Double],
    valuesPerBin: Int = 1
  ) throws(DomainError) -> [Double] {
    _ = try firstBaseIndex(ofCount: data.count, valuesPerBin: valuesPerBin)
    var means = [Double](repeating: 0, count: count * valuesPerBin)
    let result: Result<Void, DomainError> = data.withUnsafeBufferPointer { input in
      means.withUnsafeMutableBufferPointer { output in
        do throws(DomainError) {
          return .success(try decimate(input, into: output, valuesPerBin: valuesPerBin))
        } catch {
          return .failure(error)
        }
      }
    }
    try result.get()
    return means
  }

  /// The base index to which the first element of data belongs.
  private func firstBaseIndex(ofCount found: Int, valuesPerBin: Int) throws(DomainError) -> Int {
    guard valuesPerBin > 0 else {
      throw .outOfRange(
        quantity: "valuesPerBin",
        value: Double(valuesPerBin),
        allowed: "positive"
      )
    }
    switch found {
    case base.count * valuesPerBin: return 0
    case (base.count - base.minimumIndex) * valuesPerBin: return base.minimumIndex
    default:
      throw .wrongLength(
        found: found / valuesPerBin,
        expected: [base.count, base.count - base.minimumIndex]
      )
    }
  }
}
