// SPDX-License-Identifier: MIT

extension SettingValue {
  /// The settings with the true number of rows, in the place of the number that is there.
  func withSampleCount(_ count: Int) -> SettingValue {
    guard case .map(let entries) = content else { return self }
    let entry = Entry(key: "num_samples", value: SettingValue(.integer(count)))
    let replaced = entries.map { $0.key == entry.key ? entry : $0 }
    return SettingValue(.map(replaced.contains(entry) ? replaced : replaced + [entry]))
  }

  /// The value of a key, where this is a map that has it.
  subscript(key: String) -> SettingValue? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }
}
