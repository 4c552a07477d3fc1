// SPDX-License-Identifier: MIT

/// The settings that a converted dataset stores.
enum ConvertedSettings {
  static func settings(
    _ settings: SettingValue,
    _ goal: DatasetConversion.Goal
  ) -> SettingValue {
    switch goal {
    case .decompressed: return replaced("compression", in: settings, by: nil)
    case .kept(let size):
      guard let size, let compression = settings["compression"], let svd = compression["svd"] else {
        return settings
      }
      let cut = replaced("size", in: svd, by: SettingValue(.integer(size)))
      return replaced(
        "compression",
        in: settings,
        by: replaced("svd", in: compression, by: cut)
      )
    case .expanded(let path):
      let svd = SettingValue(.map([.init(key: "file", value: SettingValue(.text(path)))]))
      var compression = settings["compression"] ?? SettingValue(.map([]))
      if case .map = compression.content {} else { compression = SettingValue(.map([])) }
      return replaced(
        "compression",
        in: settings,
        by: replaced("svd", in: compression, by: svd)
      )
    }
  }

  /// A map with another value for a key, at the key's place or at the end; without it for nil.
  private static func replaced(
    _ key: String,
    in map: SettingValue,
    by value: SettingValue?
  ) -> SettingValue {
    guard case .map(let entries) = map.content else { return map }
    guard let value else { return SettingValue(.map(entries.filter { $0.key != key })) }
    let entry = SettingValue.Entry(key: key, value: value)
    guard entries.contains(where: { $0.key == key }) else {
      return SettingValue(.map(entries + [entry]))
    }
    return SettingValue(.map(entries.map { $0.key == key ? entry : $0 }))
  }
}
