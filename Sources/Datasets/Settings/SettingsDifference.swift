// SPDX-License-Identifier: MIT

/// Finds where two stored settings differ, so that a message need not show them whole.
enum SettingsDifference {
  /// The first key that differs; nil where the texts are no settings.
  static func first(_ before: String, _ now: String) -> RunPlan.Difference? {
    guard let old = PythonLiteralParser.value(of: before),
      let new = PythonLiteralParser.value(of: now)
    else { return nil }
    return first(old, new, path: "settings")
  }

  private static func first(
    _ before: SettingValue?,
    _ now: SettingValue?,
    path: String
  ) -> RunPlan.Difference? {
    let texts = [before, now].map { $0.map(PythonLiteral.text(of:)) ?? "nothing" }
    guard texts[0] != texts[1] else { return nil }
    let whole = RunPlan.Difference(name: path, before: texts[0], now: texts[1])
    guard case .map(let old) = before?.content, case .map(let new) = now?.content else {
      return whole
    }
    for key in old.map(\.key) + new.map(\.key) {
      let values = [old, new].map { $0.first { $0.key == key }?.value }
      let name = path == "settings" ? key : "\(path).\(key)"
      if let difference = first(values[0], values[1], path: name) { return difference }
    }
    // The same keys in another order: parameters are stored in the order of the prior.
    let orders = [old, new].map { $0.map(\.key).joined(separator: ", ") }
    return RunPlan.Difference(name: "the order in \(path)", before: orders[0], now: orders[1])
  }
}
