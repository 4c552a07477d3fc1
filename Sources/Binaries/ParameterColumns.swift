// SPDX-License-Identifier: MIT

/// Where the value of a parameter comes from: a column of the row, or a constant.
enum ParameterSource: Sendable {
  case column(Int)
  case fixed(Double)

  @inline(__always)
  func value(in row: UnsafeBufferPointer<Double>) -> Double {
    switch self {
    case .column(let index): row[index]
    case .fixed(let value): value
    }
  }
}

/// The parameters that are given, by name, and which of them something has used so far.
struct ParameterColumns {
  let names: [String]
  private let sources: [String: ParameterSource]
  private var used: Set<String> = []

  init(names: [String], fixed: [(String, Double)]) throws(BinaryError) {
    var sources: [String: ParameterSource] = [:]
    let columns = names.enumerated().map { ($1, ParameterSource.column($0)) }
    for (name, source) in columns + fixed.map({ ($0, .fixed($1)) })
    where sources.updateValue(source, forKey: name) != nil {
      throw .repeatedName(name)
    }
    self.names = names + fixed.map(\.0)
    self.sources = sources
  }

  func contains(_ name: String) -> Bool { sources[name] != nil }

  /// The source of a parameter, which then counts as used; nothing where it is not given.
  mutating func take(_ name: String) -> ParameterSource? {
    guard let source = sources[name] else { return nil }
    used.insert(name)
    return source
  }

  /// The first of these names that is given but was never used.
  func firstUnused(among candidates: [String]) -> String? {
    candidates.first { contains($0) && !used.contains($0) }
  }

  /// Those of these names that are given and were used.
  func used(among candidates: [String]) -> [String] {
    candidates.filter(used.contains)
  }
}
