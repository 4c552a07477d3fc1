// SPDX-License-Identifier: MIT

import HDF5Files

/// What a dataset file is, read without its waveforms.
public struct DatasetInspection: Sendable {
  /// The file.
  public let path: String
  /// The bytes of the file.
  public let byteCount: Int
  /// Whether the file is one that a run has not finished.
  public let isUnfinished: Bool
  /// The version text that the file holds: `dingo=…` or `whipbird=…`.
  public let version: String?
  /// The rows.
  public let rowCount: Int
  /// The names of the parameters.
  public let columnNames: [String]
  /// The stored arrays: name, shape and type in words.
  public let arrays: [(name: String, shape: [Int], type: String)]
  /// The singular-value basis in which the waveforms are expanded; nil where they are not.
  public let basis: BasisSummary?
  /// The settings, as stored: a Python literal.
  public let settingsLiteral: String?
  /// What Whipbird noted of the run: seed, sampler, … in the order of names.
  public let notes: [(name: String, value: String)]
  /// The candidates without a waveform; nil in files that do not say.
  public let failureCount: Int?
  /// The reasons of failures and how often each was met.
  public let failureReasons: [(reason: String, count: Int)]
  /// The warnings and the number of waveforms that have them.
  public let warnings: [(sentence: String, count: Int)]

  /// Whether a file begins as HDF5 files do.
  ///
  /// - Throws: `DatasetError` for a file that is not there or cannot be read.
  public static func isHDF5(_ path: String) throws(DatasetError) -> Bool {
    let file = try RawFile.openForReading(path)
    defer { file.close() }
    return try file.bytes(upTo: 8, at: 0) == [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]
  }

  /// Reads the description of a dataset of ours or of dingo-gw.
  ///
  /// - Throws: `DatasetError` for a file that is not there, not HDF5, cut off, or no dataset.
  public static func read(from path: String) throws(DatasetError) -> DatasetInspection {
    do {
      try RawFile.openForReading(path).close()
      let file = try HDF5File.open(at: path, writable: false)
      let inspection = try DatasetInspection(file)
      try file.close()
      return inspection
    } catch let error as DatasetError {
      throw error
    } catch {
      throw DatasetError(.badInput, "\(error)")
    }
  }

  init(_ file: HDF5File) throws {
    path = file.path
    let raw = try RawFile.openForReading(file.path)
    defer { raw.close() }
    byteCount = try raw.size()
    isUnfinished = [".partial", DraftFile.ending].contains(where: file.path.hasSuffix)
    guard try file.exists("/parameters"), try file.exists("/polarizations") else {
      throw DatasetError(
        .badInput,
        "\(file.path) is HDF5, but no dataset of waveforms: it has no /parameters or no "
          + "/polarizations."
      )
    }
    version = try file.exists("/version") ? file.dataset("/version").readString() : nil
    let parameters = try file.dataset("/parameters")
    rowCount = parameters.rowCount
    columnNames = parameters.type.members.map(\.name)
    arrays = try Self.arrays(file)
    if case .string(let text) = try file.attribute("settings", of: "/") {
      settingsLiteral = text
    } else {
      settingsLiteral = nil
    }
    basis = try file.exists("/svd/V") ? BasisSummary(file, group: "/svd") : nil
    notes = try Self.notes(file)
    (failureCount, failureReasons) = try Self.failures(file)
    warnings = try Self.warnings(file)
  }

  private static func arrays(
    _ file: HDF5File
  ) throws -> [(name: String, shape: [Int], type: String)] {
    var paths = try file.members(of: "/polarizations").map { "polarizations/\($0)" }
    if try file.exists("/svd") { paths += try file.members(of: "/svd").map { "svd/\($0)" } }
    return try paths.map { path in
      let dataset = try file.dataset("/" + path)
      return (path, dataset.shape, words(dataset.type))
    }
  }

  private static func words(_ type: HDF5Type) -> String {
    switch type {
    case .complex128: "complex128"
    case .complex64: "complex64"
    default: "\(type)"
    }
  }

  private static func notes(_ file: HDF5File) throws -> [(name: String, value: String)] {
    let group = DatasetLayout.group
    guard try file.exists(group) else { return [] }
    let origins = try file.exists(RowOrigin.table) ? file.dataset(RowOrigin.table).rowCount : 0
    let merged = origins > 0 ? [(name: "parts", value: "\(origins), of several seeds")] : []
    return try merged
      + file.attributes(of: group).sorted().map { name in
        switch try file.attribute(name, of: group) {
        case .string(let text): (name, text)
        case .uint(let value): (name, "\(value)")
        case .int(let value): (name, "\(value)")
        case .double(let value): (name, "\(value)")
        default: (name, "?")
        }
      }
  }

  private static func warnings(
    _ file: HDF5File
  ) throws -> [(sentence: String, count: Int)] {
    let name = DatasetLayout.group + "/warnings"
    guard try file.exists(name), case .ints(let counts) = try file.attribute("counts", of: name)
    else { return [] }
    return zip(try file.dataset(name).readStrings(), counts).map { ($0, Int($1)) }
  }

  private static func failures(
    _ file: HDF5File
  ) throws -> (Int?, [(reason: String, count: Int)]) {
    let group = DatasetLayout.group
    guard try file.exists(group) else { return (nil, []) }
    guard try file.exists(group + "/failure_reasons") else { return (0, []) }
    let reasons = try file.dataset(group + "/failure_reasons").readStrings()
    let counts = Dictionary(reasons.map { ($0, 1) }, uniquingKeysWith: +)
    return (reasons.count, counts.sorted { $0.value > $1.value }.map { ($0.key, $0.value) })
  }
}

extension DatasetInspection {
  /// What Whipbird noted under a name; nil where it noted nothing.
  public func note(_ name: String) -> String? { notes.first { $0.name == name }?.value }

  /// The settings as YAML, line by line; the stored text itself where it is no Python literal.
  public var settingsLines: [String]? {
    settingsLiteral.map { text in
      PythonLiteralParser.value(of: text).map(YAMLText.lines) ?? [text]
    }
  }
}
