// SPDX-License-Identifier: MIT

import Generation

/// What a dataset's rows turned out to be, and the verdict.
public struct DatasetVerificationReport: Sendable {
  /// The file.
  public let path: String
  /// Who made it, as the file says.
  public let version: String?
  /// The model, by name.
  public let modelName: String
  /// The rows of the file.
  public let rowCount: Int
  /// The rows that were to be looked at.
  public let askedCount: Int
  /// The seed of their choice; nil where all rows were looked at.
  public let seed: UInt64?
  /// What made the rows again.
  public let backend: BackendIdentity
  /// What was demanded of the rows, and why.
  public let demand: String
  /// The rows that were looked at, ascending.
  public let verdicts: [RowVerdict]
  /// The largest |Δh| / max|h| that a right row may have; 0 where bits must be the same.
  public let tolerance: Double
  private let grid: VerificationGrid
  private let draws: [Int: VerificationDraw]

  init(
    dataset: StoredDataset,
    backend: BackendIdentity,
    demand: RowDemand,
    seed: UInt64?,
    askedCount: Int,
    verdicts: [RowVerdict]
  ) {
    path = dataset.path
    version = dataset.version
    modelName = dataset.settings.waveform.approximant
    rowCount = dataset.rowCount
    self.askedCount = askedCount
    self.seed = seed
    self.backend = backend
    self.demand = demand.reason
    tolerance = demand.wantsSameBits ? 0 : demand.tolerance
    self.verdicts = verdicts
    grid = dataset.grid
    let shown = verdicts.filter { !$0.isRight }.prefix(Self.shownRows)
    draws = Dictionary(
      shown.compactMap { verdict in
        (try? dataset.draw(verdict.row)).map { (verdict.row, $0) }
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Whether every row was looked at.
  public var isComplete: Bool { verdicts.count == askedCount }

  /// The rows that are not as they should be.
  public var wrongRows: [RowVerdict] { verdicts.filter { !$0.isRight } }

  /// Whether every row was looked at, some row holds a waveform, and none is wrong.
  public var passed: Bool {
    isComplete && verdicts.allSatisfy(\.isRight)
      && verdicts.contains { $0.kind == .identical || $0.kind == .close }
  }

  static let shownRows = 10
}

extension DatasetVerificationReport {
  /// The report for people.
  public var lines: [String] {
    let choice = seed.map { "\(verdicts.count) of \(rowCount) rows, chosen by seed \($0)" }
    return [
      "\(path): made by \(version ?? "unknown"), \(modelName), \(rowCount) rows",
      (choice ?? "all \(verdicts.count) rows") + ", made again from their stored parameters by "
        + backend.description,
      demand,
      "",
    ] + countLines + figureLines + wrongLines + ["", verdictLine]
  }

  private func count(_ kind: RowVerdict.Kind) -> Int { verdicts.count { $0.kind == kind } }

  private var countLines: [String] {
    let counts: [(String, Int)] = [
      ("the same bits", count(.identical)), ("within the tolerance", count(.close)),
      ("no waveform, then and now", count(.withoutWaveform)),
      ("other bits than they should be", count(.otherBits)),
      ("not the waveform of their parameters", count(.wrong)),
      (
        "a waveform then or now alone",
        verdicts.count { if case .contradiction = $0.kind { true } else { false } }
      ),
      (
        "parameters that the seed does not give",
        verdicts.count { $0.parametersFollowSeed == false }
      ),
    ]
    let followed = verdicts.count { $0.parametersFollowSeed == true }
    return counts.filter { $0.1 > 0 }.map { ScientificText.right("\($0.1)", 9) + "  " + $0.0 }
      + (followed > 0
        ? [ScientificText.right("\(followed)", 9) + "  parameters as the seed gives them"] : [])
  }

  private var figureLines: [String] {
    let differences = verdicts.filter { $0.kind != .identical }.compactMap(\.difference)
    guard !differences.isEmpty else { return [] }
    return ["", "Rows that are not the same to the bit:"]
      + QuantileTable.lines(verdicts.compactMap(\.difference))
  }

  private var wrongLines: [String] {
    let wrong = wrongRows
    guard !wrong.isEmpty else { return [] }
    let shown = wrong.prefix(Self.shownRows)
    let names = shown.first.flatMap { draws[$0.row]?.tableLines.first }
    let lines = shown.flatMap { verdict in
      ["  row \(verdict.row): \(Self.words(verdict))"]
        + (draws[verdict.row]?.tableLines.dropFirst() ?? []).map { "     " + $0 }
    }
    let rest = wrong.count - shown.count
    return ["", "Wrong rows (settings and table for --parameters):"]
      + (grid.yamlLines + [names ?? ""]).map { "     " + $0 } + lines
      + (rest > 0 ? ["  and \(rest) more: \(Self.list(wrong.dropFirst(Self.shownRows)))"] : [])
  }

  private static func list(_ verdicts: some Collection<RowVerdict>) -> String {
    verdicts.prefix(30).map { "\($0.row)" }.joined(separator: ", ")
      + (verdicts.count > 30 ? ", ..." : "")
  }

  private static func words(_ verdict: RowVerdict) -> String {
    let off = verdict.difference.map {
      "|dh| / max|h| \(ScientificText.text($0.strain.value))"
    }
    let text: String
    switch verdict.kind {
    case .identical, .close, .withoutWaveform: text = "the waveform of its parameters"
    case .otherBits: text = "other bits, \(off ?? "")"
    case .contradiction(let reason): text = reason
    case .wrong:
      let owners = verdict.owners.prefix(3).map { "\($0.what) of row \($0.row)'s parameters" }
      let owner =
        owners.isEmpty ? "fits no row that was tried" : "holds " + owners.joined(separator: ", ")
      text = "not the waveform of its parameters (\(off ?? "")): \(owner)"
    }
    return text
      + (verdict.parametersFollowSeed == false
        ? "; its parameters are not those that the file's seed gives" : "")
  }

  private var verdictLine: String {
    if passed { return "PASSED" }
    if !isComplete { return "NO VERDICT: \(verdicts.count) of \(askedCount) rows" }
    let wrong = wrongRows.count
    return "FAILED: " + (wrong > 0 ? "\(wrong) rows are wrong" : "no row holds a waveform")
  }
}
