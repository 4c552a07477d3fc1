// SPDX-License-Identifier: MIT

import Yams

/// Reads YAML into values that know their lines.
package struct YAMLReader {
  /// The value a YAML text stands for.
  ///
  /// - Throws: `DatasetError` for text that is not YAML, with file and line.
  package static func read(_ text: String, file: String) throws(DatasetError) -> SettingValue {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw DatasetError(.badInput, "\(file): this is not valid YAML: \(clipped("\(error)"))")
    }
    guard let node else {
      throw DatasetError(.badInput, "\(file): the file is empty. It should hold settings in YAML.")
    }
    var reader = YAMLReader(file: file)
    return try reader.value(of: node)
  }

  private let file: String
  private var valueCount = 0
  /// Aliases let a short text stand for more values than any memory holds.
  private static let mostValues = 100_000

  private init(file: String) { self.file = file }

  /// The parser's message shows the line that it is about, however long.
  private static func clipped(_ message: String) -> String {
    message.split(separator: "\n").prefix(6)
      .map { $0.count > 120 ? $0.prefix(117) + "..." : $0 }
      .joined(separator: "\n")
  }

  private mutating func value(of node: Node) throws(DatasetError) -> SettingValue {
    valueCount += 1
    guard valueCount <= Self.mostValues else {
      throw DatasetError(
        .badInput,
        "\(file): there are over \(Self.mostValues) values here, too many for settings."
      )
    }
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
      for item in sequence { items.append(try value(of: item)) }
      return SettingValue(.list(items), line: line)
    case .mapping(let mapping):
      return SettingValue(.map(try entries(of: mapping)), line: line)
    case .alias:
      throw DatasetError(.badInput, "\(file):\(line): an alias without its anchor.")
    }
  }

  private mutating func entries(
    of mapping: Node.Mapping
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
      let read = try value(of: valueNode)
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
