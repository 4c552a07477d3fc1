// SPDX-License-Identifier: MIT

/// Reads the `import` lines of Swift text.
enum ImportScanner {
  /// The modules that a text imports, without submodules.
  static func modules(in text: String) -> Set<String> {
    let pattern =
      #/^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?/#
      .anchorsMatchLineEndings()
    var found: Set<String> = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard let prefix = line.prefixMatch(of: pattern) else { continue }
      var words = line[prefix.range.upperBound...].split(separator: " ")
      guard words.first == "import" else { continue }
      words.removeFirst()
      let kinds = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
      if let kind = words.first, kinds.contains(String(kind)) { words.removeFirst() }
      if let path = words.first, let module = path.split(separator: ".").first {
        found.insert(String(module))
      }
    }
    return found
  }
}
