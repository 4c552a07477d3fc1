// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Numbers in tables.
package enum ScientificText {
  /// `4.6e-10`: `digits` digits after the point; `0`, `inf` and `nan` as they are.
  package static func text(_ value: Double, digits: Int = 1) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    var exponent = Int(log10(value.magnitude).rounded(.down))
    var mantissa = decimals(value / pow(10, Double(exponent)), digits)
    // 9.97 rounds to 10.0, whose digits belong to the next power.
    if mantissa.drop(while: { $0 == "-" }).hasPrefix("10") {
      exponent += 1
      mantissa = decimals(value / pow(10, Double(exponent)), digits)
    }
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + (abs(exponent) < 10 ? "0" : "")
      + "\(abs(exponent))"
  }

  /// `12.50`: a fixed number of digits after the point.
  package static func decimals(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
    let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    let total = Int((value.magnitude * Double(scale)).rounded())
    let sign = value < 0 && total > 0 ? "-" : ""
    guard digits > 0 else { return sign + "\(total)" }
    let fraction = "\(total % scale)"
    return sign + "\(total / scale)." + String(repeating: "0", count: digits - fraction.count)
      + fraction
  }

  /// Text filled up with spaces on the left.
  package static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Text filled up with spaces on the right.
  package static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
