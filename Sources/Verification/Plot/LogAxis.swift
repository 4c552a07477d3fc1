// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A logarithmic axis from one end in pixels to the other.
package struct LogAxis {
  package let low: Double
  package let high: Double
  private let start: Double
  private let end: Double

  /// An axis over whole decades around the values, at least one and at most `mostDecades` from the
  /// top.
  package init(
    decadesAround values: some Sequence<Double>,
    mostDecades: Double = 40,
    pixels: (Double, Double)
  ) {
    var (least, most) = (Double.infinity, 0.0)
    for value in values where value > 0 && value.isFinite {
      least = min(least, value)
      most = max(most, value)
    }
    if most == 0 { (least, most) = (1e-17, 1e-16) }
    high = log10(most).rounded(.up)
    low = max(min(log10(least).rounded(.down), high - 1), high - mostDecades)
    (start, end) = pixels
  }

  /// An axis from one value to another.
  package init(from first: Double, to last: Double, pixels: (Double, Double)) {
    low = log10(first)
    high = max(log10(last), log10(first) + 0.01)
    (start, end) = pixels
  }

  /// Where a value lies; values outside lie at the ends.
  package func position(_ value: Double) -> Double {
    let share = value > 0 ? (log10(value) - low) / (high - low) : 0
    return start + (end - start) * min(max(share, 0), 1)
  }

  /// The decades with a label: no more than fit.
  package func ticks(most: Int) -> [(value: Double, text: String)] {
    let (first, last) = (Int(low.rounded(.up)), Int(high.rounded(.down)))
    guard first <= last else { return [] }
    let step = max(1, (last - first + most) / most)
    return stride(from: first, through: last, by: step).map { power in
      (pow(10, Double(power)), "10" + Self.superscript(power))
    }
  }

  /// 10 to a power.
  package static func power(_ exponent: Double) -> Double { pow(10, exponent) }

  package static func superscript(_ number: Int) -> String {
    String(
      "\(number)".map { digit in
        switch digit {
        case "-": "\u{207B}"
        case "1": "\u{B9}"
        case "2": "\u{B2}"
        case "3": "\u{B3}"
        default:
          digit.wholeNumberValue.flatMap { Unicode.Scalar(0x2070 + UInt32($0)) }
            .map { Character($0) } ?? digit
        }
      }
    )
  }
}
