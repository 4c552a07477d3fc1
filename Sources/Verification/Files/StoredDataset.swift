// SPDX-License-Identifier: MIT

import Binaries
import Datasets
import Domains
import Generation
import HDF5Files

/// A finished dataset of ours or of dingo-gw, as far as it can be verified.
struct StoredDataset: Sendable {
  let path: String
  /// Who made it: `dingo=…` or `whipbird=…`.
  let version: String?
  /// Our own note of the backend: `native 0.1.0`; nil in files of others.
  let backend: String?
  /// Whose powers gave the masses of its rows: bilby's in its own files and with its stream.
  let arithmetic: Arithmetic
  /// Our own notes of the seed and the sampler, where parameters came from the prior.
  let seed: UInt64?
  let isSinglePrecision: Bool
  /// What was done to the waveforms; nil where rows are the waveforms themselves.
  let compression: StoredCompression?
  let settings: DatasetSettings
  let parameters: ParameterTable
  /// The candidates that had no waveform, by row: rows went on to their next one.
  let inspection: DatasetInspection

  var rowCount: Int { parameters.rowCount }
  /// What a dataset was before it was decompressed; nil where it was not.
  var decompressedFrom: String? { inspection.note(DatasetConversion.noteName) }
  var grid: VerificationGrid {
    VerificationGrid(settings: settings.waveform, domain: settings.domain)
  }

  /// Opens a dataset and checks that its rows can be made again.
  ///
  /// - Throws: `DatasetError` for a file that is none, `VerificationError` for one whose rows are
  ///   not the waveforms themselves.
  init(path: String) throws {
    self.path = path
    inspection = try DatasetInspection.read(from: path)
    guard !inspection.isUnfinished else {
      throw VerificationError.badInput(
        "\(path) is not finished: go on with 'whipbird generate --resume' first."
      )
    }
    version = inspection.version
    backend = inspection.note("backend")
    seed = Self.seed(inspection)
    let isBilbys =
      backend == nil || inspection.note("sampler") == RunOptions.Sampler.bilby.rawValue
    arithmetic = isBilbys ? .system : .own
    try Self.refuseTruncated(inspection)
    let (stored, isCompressed) = try Self.settings(inspection)
    settings = stored
    parameters = try ParameterTable(path: path)
    let isExpanded = inspection.basis != nil
    compression = isCompressed || isExpanded ? try StoredCompression(path: path) : nil
    isSinglePrecision = try Self.checkArrays(
      inspection,
      rowCount: parameters.rowCount,
      domain: settings.domain,
      count: compression?.storedCount ?? settings.domain.count
    )
  }

  /// The seed of a file whose parameters are those of our own sampler, row by row.
  private static func seed(_ inspection: DatasetInspection) -> UInt64? {
    guard inspection.note("parameters") == "prior",
      inspection.note("sampler") == RunOptions.Sampler.counter.rawValue
    else { return nil }
    return inspection.note("seed").flatMap { UInt64($0) }
  }

  /// The settings of domain and generator; a prior that we do not know hinders nothing.
  private static func settings(
    _ inspection: DatasetInspection
  ) throws -> (settings: DatasetSettings, isCompressed: Bool) {
    let path = inspection.path
    guard let literal = inspection.settingsLiteral else {
      throw VerificationError.badInput(
        "\(path) stores no settings, so its rows cannot be made again."
      )
    }
    guard let value = PythonLiteralParser.value(of: literal), case .map(let entries) = value.content
    else { throw VerificationError.badInput("\(path): the stored settings cannot be read.") }
    let compression = entries.first { $0.key == "compression" }?.value.content ?? .null
    let isCompressed = ![.null, .text("None"), .map([])].contains(compression)
    func settings(_ keys: [String], needsPrior: Bool) throws(DatasetError) -> DatasetSettings {
      try DatasetSettings(
        source: SettingValue(.map(entries.filter { keys.contains($0.key) })),
        file: path,
        needsPrior: needsPrior
      )
    }
    let needed = ["domain", "waveform_generator"]
    if let full = try? settings(needed + ["intrinsic_prior", "num_samples"], needsPrior: true) {
      return (full, isCompressed)
    }
    return (try settings(needed, needsPrior: false), isCompressed)
  }

  /// What a basis has left out of a dataset that was decompressed is not there any more.
  private static func refuseTruncated(
    _ inspection: DatasetInspection
  ) throws(VerificationError) {
    guard let origin = inspection.note(DatasetConversion.noteName), origin.contains("basis") else {
      return
    }
    throw .badInput(
      "\(inspection.path) was decompressed (\(origin)): its rows lack what the basis had left out. "
        + "Verify the compressed dataset instead, which is compared through its basis."
    )
  }

  /// Whether the rows are in single precision.
  private static func checkArrays(
    _ inspection: DatasetInspection,
    rowCount: Int,
    domain: Domain,
    count: Int
  ) throws(VerificationError) -> Bool {
    let path = inspection.path
    if case .time = domain {
      throw .badInput("\(path) is in a time domain. Only frequency domains can be verified.")
    }
    let names = ["polarizations/h_plus", "polarizations/h_cross"]
    let arrays = names.compactMap { name in inspection.arrays.first { $0.name == name } }
    guard arrays.count == 2 else {
      throw .badInput("\(path) has no /polarizations/h_plus and h_cross.")
    }
    let types = Set(arrays.map(\.type))
    guard types == ["complex128"] || types == ["complex64"] else {
      throw .badInput("\(path) holds waveforms of the type \(arrays[0].type), not complex ones.")
    }
    for array in arrays where array.shape != [rowCount, count] {
      let shape = array.shape.map(String.init).joined(separator: " x ")
      throw .badInput(
        "\(path): \(array.name) has the shape \(shape), but parameters and settings say "
          + "\(rowCount) x \(count). Is it damaged?"
      )
    }
    return types == ["complex64"]
  }

  /// Reads rows as physical strain, in doubles.
  func rows(_ indices: [Int]) throws -> [WaveformRow] {
    let file = try HDF5File.open(at: path, writable: false)
    let plus = try file.dataset("/polarizations/h_plus")
    let cross = try file.dataset("/polarizations/h_cross")
    let rows = try indices.map { index in
      WaveformRow(plus: try Self.row(index, of: plus), cross: try Self.row(index, of: cross))
    }
    try file.close()
    guard let compression else { return rows }
    return try zip(indices, rows).map { index, row in
      let strain = compression.strain(
        (row.plus, row.cross),
        parameters: try parameters.values(ofRow: index)
      )
      return WaveformRow(plus: strain.plus, cross: strain.cross)
    }
  }

  /// A waveform that was made again, as the file would give it back.
  func asStored(_ row: WaveformRow, parameters: [Double]) -> WaveformRow {
    guard let compression else {
      guard isSinglePrecision else { return row }
      return WaveformRow(
        plus: row.plus.map { Double(Float($0)) },
        cross: row.cross.map { Double(Float($0)) }
      )
    }
    let numbers = compression.numbers(
      (row.plus, row.cross),
      parameters: parameters,
      isSinglePrecision: isSinglePrecision
    )
    let strain = compression.strain(numbers, parameters: parameters)
    return WaveformRow(plus: strain.plus, cross: strain.cross)
  }

  private static func row(_ index: Int, of dataset: HDF5Dataset) throws -> [Double] {
    var values = [Double](repeating: .nan, count: 2 * dataset.rowLength)
    try values.withUnsafeMutableBytes { bytes in
      try dataset.read(rows: index..<index + 1, into: bytes, as: .complex128)
    }
    return values
  }

  /// The draw that a row's parameters are.
  func draw(_ row: Int) throws(DatasetError) -> VerificationDraw {
    VerificationDraw(
      origin: "row \(row)",
      names: parameters.names,
      values: try parameters.values(ofRow: row),
      gridIndex: 0,
      arithmetic: arithmetic
    )
  }
}
