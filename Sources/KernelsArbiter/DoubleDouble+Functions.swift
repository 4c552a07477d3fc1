// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension DoubleDouble {
  /// Multiplies by a power of two, which is exact for normal results.
  private func scaled(_ exponent: Int) -> DoubleDouble {
    DoubleDouble(high: scalbn(high, Int32(exponent)), low: scalbn(low, Int32(exponent)))
  }

  static func exp(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high > -700, x.high < 710 else { return DoubleDouble(Double(x.high < 0 ? 0 : x.high)) }
    // e^x = 2ᵏ (e^r)⁵¹², and eʳ − 1 is squared without losing its digits: (1+p)² − 1 = 2p + p².
    let k = (x.high / logarithmOf2.high).rounded()
    let r = (x - DoubleDouble(k) * logarithmOf2).scaled(-9)
    var p = DoubleDouble(0)
    for divisor in stride(from: 10.0, to: 0, by: -1) {
      p = (p + DoubleDouble(1)) * r / DoubleDouble(divisor)
    }
    for _ in 0..<9 { p = p + p + p * p }
    return (p + DoubleDouble(1)).scaled(Int(k))
  }

  static func log(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high > 0, x.high.isFinite else { return DoubleDouble(x.high == 0 ? -.infinity : .nan) }
    var exponent = Int(x.high.exponent)
    var m = x.scaled(-exponent)
    if m.high > 1.4142 {
      m = m.scaled(-1)
      exponent += 1
    }
    // ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …).
    let s = (m - DoubleDouble(1)) / (m + DoubleDouble(1))
    let square = s * s
    var sum = DoubleDouble(0)
    for power in stride(from: 47.0, through: 1, by: -2) {
      sum = sum * square + DoubleDouble(1) / DoubleDouble(power)
    }
    return DoubleDouble(Double(exponent)) * logarithmOf2 + (s + s) * sum
  }

  static func cbrt(_ x: DoubleDouble) -> DoubleDouble {
    var root = DoubleDouble(
      x.high.sign == .minus ? -libraryCubeRoot(-x.high) : libraryCubeRoot(x.high)
    )
    guard root.high != 0, root.isFinite else { return root }
    for _ in 0..<2 {
      let square = root * root
      root = root - (square * root - x) / (DoubleDouble(3) * square)
    }
    return root
  }

  static func sincos(_ x: DoubleDouble) -> (sin: DoubleDouble, cos: DoubleDouble) {
    guard x.isFinite else { return (DoubleDouble(.nan), DoubleDouble(.nan)) }
    let k = (x.high / halfPi[0]).rounded()
    var r = x
    for index in 0..<4 { r = r - DoubleDouble(product: k, halfPi[index]) }
    let square = r * r
    var sine = DoubleDouble(1)
    var cosine = DoubleDouble(1)
    for n in stride(from: 32.0, to: 0, by: -2) {
      sine = DoubleDouble(1) - square * sine / DoubleDouble(n * (n + 1))
      cosine = DoubleDouble(1) - square * cosine / DoubleDouble(n * (n - 1))
    }
    sine = r * sine
    switch Int(k) & 3 {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case 2: return (-sine, -cosine)
    default: return (-cosine, sine)
    }
  }

  static func atan(_ x: DoubleDouble) -> DoubleDouble { atan2(x, DoubleDouble(1)) }

  static func atan2(_ y: DoubleDouble, _ x: DoubleDouble) -> DoubleDouble {
    let guess = libraryAngle(y.high, x.high)
    guard guess != 0, y.isFinite, x.isFinite, y.high != 0 else {
      return y.high == 0 && x.high < 0 ? (y.high.sign == .minus ? -pi : pi) : DoubleDouble(guess)
    }
    // The guess g is short by the angle between (x, y) and (cos g, sin g), which is about 10⁻¹⁶.
    let exponent = Int(max(y.high.magnitude, x.high.magnitude).exponent)
    let (a, b) = (x.scaled(-exponent), y.scaled(-exponent))
    let (sine, cosine) = sincos(DoubleDouble(guess))
    let tangent = (b * cosine - a * sine) / (a * cosine + b * sine)
    return DoubleDouble(guess) + (tangent - tangent * tangent * tangent / DoubleDouble(3))
  }

  static func acos(_ x: DoubleDouble) -> DoubleDouble {
    atan2(sqrt((DoubleDouble(1) - x) * (DoubleDouble(1) + x)), x)
  }

  static func cosineOfThird(_ x: DoubleDouble) -> DoubleDouble {
    sincos(acos(x) / DoubleDouble(3)).cos
  }

  static func logOfNormal(_ x: DoubleDouble) -> DoubleDouble { log(x) }

  static var isExtended: Bool { true }

  static func pow(_ x: DoubleDouble, _ y: DoubleDouble) -> DoubleDouble { exp(y * log(x)) }
}

private func libraryCubeRoot(_ x: Double) -> Double { cbrt(x) }
private func libraryAngle(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
