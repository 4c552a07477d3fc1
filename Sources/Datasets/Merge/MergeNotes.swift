// SPDX-License-Identifier: MIT

import HDF5Files

/// What a merged dataset says of its origin.
enum MergeNotes {
  /// Whether the parts are all the rows of one run, so that the merged file is that run's.
  private static func isOneRun(_ parts: [MergePart]) -> Bool {
    let origins = parts.flatMap(\.origins)
    guard let first = origins.first, origins.count == parts.count else { return false }
    return origins.allSatisfy { $0.seed == first.seed }
  }

  /// The notes of the merged file: what all parts say, and lists where they may differ.
  static func notes(of parts: [MergePart]) -> [(name: String, value: HDF5Attribute)] {
    let keepsSeed = isOneRun(parts)
    let isPart = parts.count == 1
    return (parts.first?.notes ?? []).compactMap { name, value in
      if MergeAgreement.partial.contains(name), !isPart {
        return name == "seed" && keepsSeed ? (name, value) : nil
      }
      let values = parts.compactMap { $0.note(name) }
      return values.allSatisfy { $0 == value }
        ? (name, value) : (name, .string(distinct(values.map(MergeAgreement.text))))
    }
  }

  /// What made the parts; a list where several versions did.
  static func version(of parts: [MergePart]) -> String? {
    let versions = parts.compactMap(\.version)
    return versions.isEmpty ? nil : distinct(versions)
  }

  /// Whether there is anything to be said that dingo-gw's layout has no place for.
  static func hasGroup(_ parts: [MergePart]) -> Bool {
    parts.contains { !$0.notes.isEmpty } || parts.contains { !$0.origins.isEmpty }
  }

  /// Where the rows come from, where the notes do not tell: rows of several seeds.
  static func origins(of parts: [MergePart]) -> [RowOrigin] {
    guard parts.allSatisfy({ !$0.origins.isEmpty }), !isOneRun(parts) else { return [] }
    return parts.flatMap(\.origins)
  }

  private static func distinct(_ texts: [String]) -> String {
    var known: Set<String> = []
    return texts.filter { known.insert($0).inserted }.joined(separator: "; ")
  }
}
