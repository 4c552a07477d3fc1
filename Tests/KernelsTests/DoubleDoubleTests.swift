// SPDX-License-Identifier: MIT

import Testing

@Suite("Double-double numbers")
struct DoubleDoubleTests {
  private func distance(_ a: DoubleDouble, _ b: DoubleDouble) -> Double {
    ((a - b) / b).high.magnitude
  }

  @Test("agree with constants of 40 digits")
  func constants() {
    // The numbers as decimal strings of 40 digits.
    let rows: [(DoubleDouble, String)] = [
      (.exp(DoubleDouble(1)), "2.718281828459045235360287471352662497757"),
      (.exp(DoubleDouble(-30.5)), "5.675685232632722461872788723806651277148e-14"),
      (.log(DoubleDouble(10)), "2.302585092994045684017991454684364207601"),
      (.log(DoubleDouble(1.0.nextUp)), "2.220446049250312834328230454615487925982e-16"),
      (.sincos(DoubleDouble(1)).sin, "0.8414709848078965066525023216302989996226"),
      (.sincos(DoubleDouble(1e6)).cos, "0.9367521275331447869385325350749187757081"),
      (.sincos(DoubleDouble(1_073_741_823)).sin, "-0.9955341030193973230150579345924255787507"),
      (.atan(DoubleDouble(3)), "1.249045772398254425829917077281090123078"),
      (.atan2(DoubleDouble(2), DoubleDouble(-1)), "2.034443935795702735445577923100965844127"),
      (.acos(DoubleDouble(0.75)), "0.7227342478134156111783773526413333620252"),
      (.acos(DoubleDouble(-0.96875)), "2.890936991253662444713509410565333448101"),
      (.cbrt(DoubleDouble(2)), "1.25992104989487316476721060727822835057"),
      (.sqrt(DoubleDouble(2)), "1.41421356237309504880168872420969807857"),
      (.pow(DoubleDouble(3), DoubleDouble(0.75)), "2.27950705695477764199356325196363600619"),
      (.pi, "3.141592653589793238462643383279502884197"),
    ]
    for (value, digits) in rows {
      #expect(distance(value, DoubleDouble(decimal: digits)) < 1e-30, "\(digits)")
    }
  }

  @Test("satisfy identities")
  func identities() {
    var random = RandomNumbers(seed: 11)
    let one = DoubleDouble(1)
    for _ in 0..<2000 {
      let x =
        DoubleDouble(Double.random(in: 0.01...20, using: &random))
        * (one + DoubleDouble(Double.random(in: -1e-17...1e-17, using: &random)))
      #expect(distance(.exp(.log(x)), x) < 1e-30)
      let root = DoubleDouble.cbrt(x)
      #expect(distance(root * root * root, x) < 1e-30)
      let square = DoubleDouble.sqrt(x)
      #expect(distance(square * square, x) < 1e-30)
      let (sine, cosine) = DoubleDouble.sincos(x)
      #expect(distance(sine * sine + cosine * cosine, one) < 1e-30)
      #expect(distance(.atan2(sine * x, cosine * x), .atan2(sine, cosine)) < 1e-30)
      let arctangent = DoubleDouble.sincos(.atan(x))
      #expect(distance(arctangent.sin / arctangent.cos, x) < 3e-30)
      #expect(distance(one / (one / x), x) < 1e-30)
    }
  }
}

extension DoubleDouble {
  /// Reads digits with an optional sign, point and exponent.
  init(decimal text: String) {
    let parts = text.split(separator: "e")
    var value = DoubleDouble(0)
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    var afterPoint = false
    for character in parts[0] {
      if character == "." { afterPoint = true }
      guard let digit = character.wholeNumberValue else { continue }
      value = value * DoubleDouble(10) + DoubleDouble(Double(digit))
      if afterPoint { exponent -= 1 }
    }
    for _ in 0..<exponent.magnitude {
      value = exponent < 0 ? value / DoubleDouble(10) : value * DoubleDouble(10)
    }
    self = text.first == "-" ? -value : value
  }
}
