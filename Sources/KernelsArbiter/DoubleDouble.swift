// SPDX-License-Identifier: MIT

/// A number held as the unevaluated sum of two doubles: about 32 digits.
///
/// The arbiter of accuracy: it shares nothing with the elementary functions of the kernels but the
/// fused multiply-add of the processor, and takes its first guesses from the C library.
struct DoubleDouble: Sendable {
  /// The nearest double, and what it lacks.
  let high, low: Double

  /// The sum of two doubles, of which the first is the larger.
  init(high: Double, low: Double) {
    self.high = high + low
    self.low = self.high.isFinite ? (high - self.high) + low : 0
  }

  init(_ value: Double) {
    high = value
    low = 0
  }

  /// The exact sum of two doubles.
  init(sum a: Double, _ b: Double) {
    let sum = a + b
    let rest = sum - a
    self.init(high: sum, low: (a - (sum - rest)) + (b - rest))
  }

  /// The exact product of two doubles.
  init(product a: Double, _ b: Double) {
    let product = a * b
    self.init(high: product, low: (-product).addingProduct(a, b))
  }

  static let halfPi: InlineArray<4, Double> = [
    1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33,
    5.562271104316826e-50,
  ]
  static let pi = DoubleDouble(high: 3.141592653589793, low: 1.2246467991473532e-16)
  static let logarithmOf2 = DoubleDouble(high: 0.6931471805599453, low: 2.3190468138462996e-17)
}

extension DoubleDouble: ScalarReal {
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = DoubleDouble(sum: a.high, b.high)
    let low = DoubleDouble(sum: a.low, b.low)
    let sum = DoubleDouble(high: high.high, low: high.low + low.high)
    return DoubleDouble(high: sum.high, low: sum.low + low.low)
  }

  static prefix func - (a: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -a.high, low: -a.low)
  }

  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(product: a.high, b.high)
    return DoubleDouble(
      high: product.high,
      low: product.low + (a.high * b.low + a.low * b.high)
    )
  }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    guard first.isFinite, b.high.isFinite else { return DoubleDouble(first) }
    let rest = a - b * DoubleDouble(first)
    let second = rest.high / b.high
    let third = (rest - b * DoubleDouble(second)).high / b.high
    return DoubleDouble(high: first, low: second) + DoubleDouble(third)
  }

  static func < (a: DoubleDouble, b: DoubleDouble) -> Bool {
    a.high < b.high || (a.high == b.high && a.low < b.low)
  }

  static func == (a: DoubleDouble, b: DoubleDouble) -> Bool {
    a.high == b.high && a.low == b.low
  }

  var isFinite: Bool { high.isFinite }
  var double: Double { high }

  static func fma(_ a: DoubleDouble, _ b: DoubleDouble, _ c: DoubleDouble) -> DoubleDouble {
    a * b + c
  }

  static func abs(_ x: DoubleDouble) -> DoubleDouble { x.high < 0 ? -x : x }

  static func sqrt(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high > 0, x.high.isFinite else { return DoubleDouble(x.high.squareRoot()) }
    let root = DoubleDouble(x.high.squareRoot())
    return root + (x - root * root) / (root + root)
  }
}

/// A lane of one number, so that evaluation code runs in double-double too.
extension DoubleDouble: Lane {
  static var count: Int { 1 }
  static func less(_ a: DoubleDouble, _ b: DoubleDouble) -> Bool { a < b }
  static func all(_ mask: Bool) -> Bool { mask }
  static func select(_ mask: Bool, _ a: DoubleDouble, _ b: DoubleDouble) -> DoubleDouble {
    mask ? a : b
  }
  static func load(_ address: UnsafePointer<Double>) -> DoubleDouble {
    DoubleDouble(address.pointee)
  }
  func store(to address: UnsafeMutablePointer<Double>) { address.pointee = high }
  static func storeComplex(
    _ real: DoubleDouble,
    _ imaginary: DoubleDouble,
    to address: UnsafeMutablePointer<Double>
  ) {
    address[0] = real.high
    address[1] = imaginary.high
  }
  static func addComplex(
    _ real: DoubleDouble,
    _ imaginary: DoubleDouble,
    to address: UnsafeMutablePointer<Double>
  ) {
    address[0] += real.high
    address[1] += imaginary.high
  }
  static func addComplex(
    _ real: DoubleDouble,
    _ imaginary: DoubleDouble,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    if elements > 0 { addComplex(real, imaginary, to: address) }
  }
  static func storeComplex(
    _ real: DoubleDouble,
    _ imaginary: DoubleDouble,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    if elements > 0 { storeComplex(real, imaginary, to: address) }
  }
}
