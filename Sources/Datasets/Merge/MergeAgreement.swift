// SPDX-License-Identifier: MIT

import Generation
import HDF5Files

/// Whether parts belong together, by everything but their rows and their bases.
enum MergeAgreement {
  /// Notes that say what a number in the rows means; parts that differ in them cannot be one file.
  private static let binding = ["backend", "precision", "last_bin", "time_origin", "whitening"]
  /// Notes about single parts.
  static let partial: Set<String> = ["seed", "first_row", "all_rows"]

  /// Refuses a part that is not of the kind of the first one.
  static func check(_ part: MergePart, against first: MergePart) throws(DatasetError) {
    func require(_ what: String, _ one: String, _ other: String) throws(DatasetError) {
      guard one != other else { return }
      throw DatasetError(
        .badInput,
        "\(part.path) has \(what) \(other), but \(first.path) has \(one). Parts of one dataset "
          + "agree in everything but their rows."
      )
    }
    try requireSettings(part, first)
    let columns = [first, part].map { $0.columnNames.joined(separator: ", ") }
    try require("the parameters", columns[0], columns[1])
    try require("waveforms of type", "\(first.valueType)", "\(part.valueType)")
    try require("waveforms of length", "\(first.binCount)", "\(part.binCount)")
    try require("a basis (/svd):", first.hasBasis ? "yes" : "no", part.hasBasis ? "yes" : "no")
    if first.notes.isEmpty || part.notes.isEmpty {
      try require("been made by", first.version ?? "unknown", part.version ?? "unknown")
    }
    for name in binding {
      let texts = [first, part].map { $0.note(name).map(text) ?? "nothing" }
      // Card and processor give the same rows.
      let kinds = texts.map(BackendIdentity.arithmetic)
      guard kinds[0] != kinds[1] else { continue }
      try require("\(name) =", texts[0], texts[1])
    }
  }

  private static func requireSettings(
    _ part: MergePart,
    _ first: MergePart
  ) throws(DatasetError) {
    let texts = [first, part].map { PythonLiteral.text(of: $0.settings.withSampleCount(0)) }
    guard let item = SettingsDifference.first(texts[0], texts[1]) else { return }
    throw DatasetError(
      .badInput,
      "\(part.path) was made with other settings than \(first.path): \(item.name) is \(item.now), "
        + "not \(item.before)."
    )
  }

  /// Refuses files and rows that are given twice.
  static func refuseRepetition(_ parts: [MergePart]) throws(DatasetError) {
    var known: [[Double]: String] = [:]
    for part in parts where !part.sample.isEmpty {
      if let earlier = known.updateValue(part.path, forKey: part.sample) {
        throw DatasetError(
          .badInput,
          "\(part.path) has the same rows as \(earlier). Give each part once, and make parts with "
            + "different seeds, or with 'whipbird generate --part'."
        )
      }
    }
    let origins = parts.flatMap { part in part.origins.map { (path: part.path, origin: $0) } }
      .sorted { ($0.origin.seed, $0.origin.firstRow) < ($1.origin.seed, $1.origin.firstRow) }
    for (one, other) in zip(origins, origins.dropFirst())
    where one.origin.seed == other.origin.seed && other.origin.firstRow < one.origin.end {
      throw DatasetError(
        .badInput,
        "\(one.path) and \(other.path) both hold rows of seed \(one.origin.seed) from row "
          + "\(other.origin.firstRow) on: they are the same waveforms. Make one of them with "
          + "another seed."
      )
    }
  }

  static func text(_ value: HDF5Attribute) -> String {
    switch value {
    case .string(let text): text
    case .uint(let number): "\(number)"
    case .int(let number): "\(number)"
    case .double(let number): "\(number)"
    default: "\(value)"
    }
  }
}

extension MergeAgreement {
  /// The parts of runs that were made with `--part`, in the order of their rows.
  ///
  /// - Throws: `DatasetError` where rows between them, before or after them are missing.
  static func ordered(_ parts: [MergePart]) throws(DatasetError) -> [MergePart] {
    let areParts = parts.allSatisfy { $0.origins.count == 1 && $0.note("all_rows") != nil }
    guard areParts else {
      guard let lonely = parts.first(where: { $0.note("all_rows") != nil }), parts.count > 1 else {
        return parts
      }
      throw DatasetError(
        .badInput,
        "\(lonely.path) is one part of a run (--part), but other files here are not. Merge the "
          + "parts of the run first."
      )
    }
    let sorted = parts.sorted {
      ($0.origins[0].seed, $0.origins[0].firstRow) < ($1.origins[0].seed, $1.origins[0].firstRow)
    }
    var expected = 0
    for (index, part) in sorted.enumerated() {
      let origin = part.origins[0]
      try refuseGap(expected..<origin.firstRow, seed: origin.seed)
      expected = origin.end
      let isLast = index + 1 == sorted.count || sorted[index + 1].origins[0].seed != origin.seed
      guard isLast, case .uint(let all) = part.note("all_rows") else { continue }
      try refuseGap(expected..<max(expected, Int(clamping: all)), seed: origin.seed)
      expected = 0
    }
    return sorted
  }

  private static func refuseGap(_ rows: Range<Int>, seed: UInt64) throws(DatasetError) {
    guard !rows.isEmpty else { return }
    throw DatasetError(
      .badInput,
      "A part is missing: none of the files holds the rows \(rows.lowerBound) to "
        + "\(rows.upperBound - 1) of the run with seed \(seed). Make it with 'whipbird generate "
        + "--part', or name its file too."
    )
  }
}
