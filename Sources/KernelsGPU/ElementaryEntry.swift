// SPDX-License-Identifier: MIT

/// Evaluates every elementary function at `count` points, one thread each, so that a test can
/// compare the bits with those of the processor: point k of function j goes to `results[j count + k]`.
@c(whipbird_elementary)
public func elementaryEntry(
  _ x: UnsafePointer<Double>,
  _ y: UnsafePointer<Double>,
  _ count: Int,
  _ results: UnsafeMutablePointer<Double>
) {
  let index = threadIndex()
  if index >= count { return }
  let (x, y) = (x[index], y[index])
  let (sine, cosine) = Double.sincos(x)
  results[index] = Double.sqrt(x)
  results[count + index] = Double.exp(x)
  results[2 * count + index] = Double.log(x)
  results[3 * count + index] = Double.cbrt(x)
  results[4 * count + index] = sine
  results[5 * count + index] = cosine
  results[6 * count + index] = Double.atan(x)
  results[7 * count + index] = Double.atan2(x, y)
  results[8 * count + index] = Double.acos(x)
  results[9 * count + index] = Double.pow(x, y)
}
