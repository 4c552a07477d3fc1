// SPDX-License-Identifier: MIT

import Binaries

/// Calls `body` with the values of a row, as the converters take them.
func withRow<Result>(
  _ values: [Double],
  _ body: (UnsafeBufferPointer<Double>) throws -> Result
) rethrows -> Result {
  try values.withUnsafeBufferPointer(body)
}

/// The difference of two numbers over the larger of the expected magnitude and `floor`.
func relativeError(_ value: Double, _ expected: Double, floor: Double = 1e-300) -> Double {
  value == expected ? 0 : (value - expected).magnitude / max(expected.magnitude, floor)
}
