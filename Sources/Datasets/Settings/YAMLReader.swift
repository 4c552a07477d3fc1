// SPDX-License-Identifier: MIT

import Yams

/// Reads YAML into values that know their lines.
enum YAMLReader {
  /// The value a YAML text stands for.
  ///
  /// - Throws: `DatasetError` for text that is not YAML, with file and line.
  static func read(_ text: String, file: String) throws(DatasetError) -> SettingValue {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw DatasetError(.badInput, "\(file): this is not valid YAML: \(error)")
    }
    guard let node else {
      throw DatasetError(.badInput, "\(file): the file is empty. It should hold settings in YAML.")
    }
    return try value(of: node, file: file)
  }

  private static func value(of node: Node, file: String) throws(DatasetError) -> SettingValue {
    let line = node.mark?.line ?? 0
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return SettingValue(
        isPlain ? PlainScalar.content(of: scalar.string) : .text(scalar.string),
        line: line
      )
    case .sequence(let sequence):
      var items: [SettingValue] = []
      for item in sequence { items.append(try value(of: item, file: file)) }
      return SettingValue(.list(items), line: line)
    case .mapping(let mapping):
      return SettingValue(.map(try entries(of: mapping, file: file)), line: line)
    case .alias:
      throw DatasetError(.badInput, "\(file):\(line): an alias without its anchor.")
    }
  }

  private static func entries(
    of mapping: Node.Mapping,
    file: String
  ) throws(DatasetError) -> [SettingValue.Entry] {
    var entries: [SettingValue.Entry] = []
    for (keyNode, valueNode) in mapping {
      let line = keyNode.mark?.line ?? 0
      guard let key = keyNode.scalar?.string else {
        throw DatasetError(.badInput, "\(file):\(line): a key must be a plain word.")
      }
      guard !entries.contains(where: { $0.key == key }) else {
        throw DatasetError(
          .badInput,
          "\(file):\(line): the key '\(key)' stands here twice. Remove one of them."
        )
      }
      let read = try value(of: valueNode, file: file)
      // An empty value carries no mark of its own: the key's line is where a reader looks.
      entries.append(
        SettingValue.Entry(
          key: key,
          value: SettingValue(read.content, line: read.line == 0 ? line : read.line)
        )
      )
    }
    return entries
  }
}
