// SPDX-License-Identifier: MIT

/// Sizes for people.
public enum ByteCount {
  /// The size in the decimal unit that fits: `2.62 GB`.
  public static func text(_ count: Int) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"]
    var value = Double(count)
    var unit = 0
    while value >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    if unit == 0 { return "\(count) bytes" }
    return Significant.text(value) + " " + units[unit]
  }
}

/// Numbers for people.
public enum Significant {
  /// Three significant digits for values from 0.01 to 999.
  public static func text(_ value: Double) -> String {
    let decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
    let scale = [1.0, 10, 100][decimals]
    let rounded = (value * scale).rounded() / scale
    guard decimals > 0, rounded.isFinite else { return "\(Int(rounded))" }
    let whole = Int(rounded)
    let fraction = String(Int(((rounded - Double(whole)) * scale).rounded()))
    return "\(whole)." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}
