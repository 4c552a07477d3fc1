// SPDX-License-Identifier: MIT

import KernelsScalar

// The functions that sampling and conversion need, by the names that mathematics gives them.
//
// They take the place of the C library's, whose last bits depend on its version and on the
// processor: so a row's parameters are the same everywhere.

package func exp(_ x: Double) -> Double { ScalarFunctions.exp(x) }

package func log(_ x: Double) -> Double { ScalarFunctions.log(x) }

package func cbrt(_ x: Double) -> Double { ScalarFunctions.cbrt(x) }

package func sin(_ x: Double) -> Double { ScalarFunctions.sincos(x).sin }

package func cos(_ x: Double) -> Double { ScalarFunctions.sincos(x).cos }

package func atan2(_ y: Double, _ x: Double) -> Double { ScalarFunctions.atan2(y, x) }

package func acos(_ x: Double) -> Double { ScalarFunctions.acos(x) }

/// The angle in [-π/2, π/2] whose sine is x; relative accuracy also near 0.
package func asin(_ x: Double) -> Double { atan2(x, ((1 - x) * (1 + x)).squareRoot()) }

/// x to the power y, for x ≥ 0; NaN for negative x.
package func pow(_ x: Double, _ y: Double) -> Double {
  if x > 0 { return ScalarFunctions.pow(x, y) }
  if y == 0 { return 1 }
  return x == 0 ? (y > 0 ? 0 : .infinity) : .nan
}

/// log(1 + x) with relative accuracy near 0: the rounding of 1 + x cancels in the quotient.
package func log1p(_ x: Double) -> Double {
  let sum = 1 + x
  if sum == 1 || !sum.isFinite { return sum == 1 ? x : log(sum) }
  return log(sum) * (x / (sum - 1))
}

/// exp(x) − 1 with relative accuracy near 0, by the same cancellation.
package func expm1(_ x: Double) -> Double {
  let power = exp(x)
  let difference = power - 1
  if difference == 0 { return x }
  if difference == -1 || !power.isFinite { return difference }
  return difference * (x / log(power))
}
