// SPDX-License-Identifier: MIT

/// Finds the known name that a misspelled one most likely stands for.
public enum NameSuggestion {
  /// The candidate nearest to a name by edit distance, ignoring case.
  ///
  /// Insertions, deletions, substitutions and exchanges of neighbours count one each. Nothing is
  /// suggested where more than about a third of the characters would have to change.
  ///
  /// - Parameters:
  ///   - name: The name that was not recognised.
  ///   - candidates: The names that are known; of several equally near the first is taken.
  /// - Returns: The nearest candidate, or nothing where none is near.
  public static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
    let limit = max(2, name.count / 3)
    var best: (candidate: String, distance: Int)?
    // The lengths alone rule most candidates out, however long a name is.
    for candidate in candidates where abs(candidate.count - name.count) <= limit {
      let distance = editDistance(name.lowercased(), candidate.lowercased())
      if distance <= limit, distance < (best?.distance ?? Int.max) {
        best = (candidate, distance)
      }
    }
    return best?.candidate
  }

  /// A clause for the end of an error message: `"; did you mean 'mass_ratio'?"`, or nothing.
  ///
  /// - Parameters:
  ///   - name: The name that was not recognised.
  ///   - candidates: The names that are known.
  /// - Returns: The clause, empty where no candidate is near.
  public static func clause(for name: String, in candidates: some Sequence<String>) -> String {
    nearest(to: name, in: candidates).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// The end of an error message: `"; did you mean 'mass_ratio'?"`, or a full stop.
  ///
  /// - Parameters:
  ///   - name: The name that was not recognised.
  ///   - candidates: The names that are known.
  /// - Returns: The end, with its punctuation.
  public static func ending(for name: String, in candidates: some Sequence<String>) -> String {
    let clause = clause(for: name, in: candidates)
    return clause.isEmpty ? "." : clause
  }

  /// The optimal-string-alignment distance of two names.
  package static func editDistance(_ first: String, _ second: String) -> Int {
    let first = Array(first.unicodeScalars)
    let second = Array(second.unicodeScalars)
    guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
    var beforePrevious = [Int](repeating: 0, count: second.count + 1)
    var previous = Array(0...second.count)
    for i in 1...first.count {
      var current = [i] + [Int](repeating: 0, count: second.count)
      for j in 1...second.count {
        let substitution = previous[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1)
        current[j] = min(previous[j] + 1, current[j - 1] + 1, substitution)
        if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
          current[j] = min(current[j], beforePrevious[j - 2] + 1)
        }
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[second.count]
  }
}
