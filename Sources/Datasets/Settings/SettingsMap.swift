// SPDX-License-Identifier: MIT

import Binaries

/// A map of a settings file that is read key by key, with errors that say where.
struct SettingsMap {
  /// The file, for messages.
  let file: String
  /// The path of the map in the file, such as `domain.base_domain`; empty at the top.
  let path: String
  let line: Int
  let entries: [SettingValue.Entry]

  init(_ value: SettingValue, file: String, path: String) throws(DatasetError) {
    guard case .map(let entries) = value.content else {
      let name = path.isEmpty ? "The settings" : "'\(path)'"
      throw DatasetError(
        .badInput,
        "\(file):\(value.line): \(name) must be a map of keys and values, not \(value.kindInWords)."
      )
    }
    self.file = file
    self.path = path
    self.entries = entries
    line = value.line
  }

  func fullName(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  func error(_ key: String, _ problem: String) -> DatasetError {
    let at = self[key]?.line ?? line
    return DatasetError(.badInput, "\(file):\(at): '\(fullName(key))' \(problem)")
  }

  subscript(key: String) -> SettingValue? { entries.first { $0.key == key }?.value }

  /// Refuses every key that is not in the list, naming the nearest one that is.
  func refuseUnknownKeys(_ known: [String]) throws(DatasetError) {
    for entry in entries where !known.contains(entry.key) {
      throw error(
        entry.key,
        "is not a key I know" + NameSuggestion.ending(for: entry.key, in: known)
          + " Keys here: " + known.joined(separator: ", ") + "."
      )
    }
  }

  func require(_ key: String, _ meaning: String) throws(DatasetError) -> SettingValue {
    guard let value = self[key] else {
      throw DatasetError(
        .badInput,
        "\(file):\(line): '\(fullName(key))' is missing (\(meaning))."
      )
    }
    return value
  }

  func requireMap(_ key: String, _ meaning: String) throws(DatasetError) -> SettingsMap {
    try SettingsMap(require(key, meaning), file: file, path: fullName(key))
  }

  func requireNumber(_ key: String, _ meaning: String) throws(DatasetError) -> Double {
    try finite(key, require(key, meaning), meaning)
  }

  /// The number, or nil where the key is absent or null.
  func optionalNumber(_ key: String, _ meaning: String) throws(DatasetError) -> Double? {
    guard let value = self[key], value.content != .null else { return nil }
    return try finite(key, value, meaning)
  }

  func requireWhole(_ key: String, _ meaning: String) throws(DatasetError) -> Int {
    let value = try require(key, meaning)
    guard case .integer(let number) = value.content else {
      throw error(key, "must be a whole number (\(meaning)), not \(value.kindInWords).")
    }
    return number
  }

  func requireText(_ key: String, _ meaning: String) throws(DatasetError) -> String {
    let value = try require(key, meaning)
    guard case .text(let text) = value.content else {
      throw error(key, "must be text (\(meaning)), not \(value.kindInWords).")
    }
    return text
  }

  func requireNumbers(_ key: String, _ meaning: String) throws(DatasetError) -> [Double] {
    let value = try require(key, meaning)
    guard case .list(let items) = value.content else {
      throw error(key, "must be a list of numbers (\(meaning)), not \(value.kindInWords).")
    }
    var numbers: [Double] = []
    for item in items { numbers.append(try finite(key, item, meaning)) }
    return numbers
  }

  private func finite(
    _ key: String,
    _ value: SettingValue,
    _ meaning: String
  ) throws(DatasetError) -> Double {
    guard let number = value.number else {
      throw error(key, "must be a number (\(meaning)), not \(value.kindInWords).")
    }
    guard number.isFinite else {
      throw error(key, "must be a finite number (\(meaning)), not \(number).")
    }
    return number
  }
}
