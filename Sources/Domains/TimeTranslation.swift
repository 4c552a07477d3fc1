// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension Domain {
  /// Moves a signal in time: h(f) becomes h(f) · exp(−2πi f dt).
  ///
  /// The phase is computed in double precision at ``evaluationFrequencies``.
  ///
  /// - Parameters:
  ///   - row: Real and imaginary parts side by side, for all `count` bins or, on a uniform grid,
  ///     for those from f_min on.
  ///   - seconds: dt: positive moves the signal to later times.
  /// - Throws: ``DomainError`` where the length does not match or dt is not finite.
  public func translateInTime(
    _ row: UnsafeMutableBufferPointer<Double>,
    by seconds: Double
  ) throws(DomainError) {
    try check("time shift", seconds, "finite") { _ in true }
    guard valuesPerBin == 2 else { throw .notFrequencyDomain("A shift in time by a phase") }
    let allowed = minimumIndex == 0 ? [count] : [count, count - minimumIndex]
    guard row.count.isMultiple(of: 2), allowed.contains(row.count / 2) else {
      throw .wrongLength(found: row.count / 2, expected: allowed)
    }
    let frequencies = evaluationFrequencies.suffix(row.count / 2)
    for (bin, frequency) in frequencies.enumerated() {
      let phase = 2 * .pi * (seconds * frequency)
      let (cosine, sine) = (cos(phase), sin(phase))
      let (real, imaginary) = (row[2 * bin], row[2 * bin + 1])
      row[2 * bin] = real * cosine + imaginary * sine
      row[2 * bin + 1] = imaginary * cosine - real * sine
    }
  }

  /// Moves a signal in time: h(f) becomes h(f) · exp(−2πi f dt).
  ///
  /// - Parameters:
  ///   - row: Real and imaginary parts side by side, for all `count` bins or, on a uniform grid,
  ///     for those from f_min on.
  ///   - seconds: dt: positive moves the signal to later times.
  /// - Throws: ``DomainError`` where the length does not match or dt is not finite.
  public func translateInTime(_ row: inout [Double], by seconds: Double) throws(DomainError) {
    let result: Result<Void, DomainError> = row.withUnsafeMutableBufferPointer { buffer in
      do throws(DomainError) {
        return .success(try translateInTime(buffer, by: seconds))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }
}
