// SPDX-License-Identifier: MIT

import Generation
import HDF5Files

/// Where everything stands in a dataset file: dingo-gw's layout, contiguous and never filled.
///
/// libhdf5 makes the file with all its objects at the start of a run; rows are then written
/// straight to their places, by any thread in any order. The bytes of the file follow from its
/// content alone.
struct DatasetLayout: Sendable {
  let rowCount: Int
  let binCount: Int
  /// 2 for complex numbers, 1 for real ones.
  let valuesPerBin: Int
  let columnNames: [String]
  let precision: RunOptions.Precision

  /// The group in which Whipbird keeps what dingo-gw's layout has no place for.
  static let group = "/whipbird"

  /// A dataset of the file whose rows are written by us.
  struct Region: Sendable, Equatable {
    let offset: Int
    let rowByteCount: Int
    let rowCount: Int

    var end: Int { offset + rowByteCount * rowCount }

    func offset(ofRow row: Int) -> Int { offset + rowByteCount * row }
  }

  /// The regions in which rows lie.
  struct Regions: Sendable, Equatable {
    let parameters: Region
    let plus: Region
    let cross: Region
  }

  /// The bytes that one row takes in h₊, and again in h×.
  var polarizationRowByteCount: Int { rowDoubleCount * (precision == .double ? 8 : 4) }

  /// The numbers that one row has in h₊, and again in h×.
  var rowDoubleCount: Int { binCount * valuesPerBin }

  /// The bytes of one row in all datasets.
  var rowByteCount: Int { 2 * polarizationRowByteCount + 8 * columnNames.count }

  /// The bytes of all rows; nil when no file could hold them.
  var byteCount: Int? {
    let (total, overflow) = rowByteCount.multipliedReportingOverflow(by: rowCount)
    return overflow ? nil : total
  }

  /// The type of a stored waveform's values.
  var valueType: HDF5Type {
    switch (valuesPerBin, precision) {
    case (1, .double): .float64
    case (1, .single): .float32
    case (_, .double): .complex128
    case (_, .single): .complex64
    }
  }

  /// Makes a file with every object in its place and the rows not yet written.
  func create(
    at path: String,
    settings: String,
    attributes: [(name: String, value: HDF5Attribute)],
    version: String? = "whipbird=\(WhipbirdVersion.current)",
    hasGroup: Bool = true
  ) throws(HDF5Error) -> Regions {
    let file = try HDF5File.create(at: path, overwrite: true)
    let row = HDF5Type.compound(columnNames.map { ($0, .float64) })
    let parameters = try file.createDataset("/parameters", type: row, shape: [rowCount])
    try file.createGroup("/polarizations")
    let type = valueType
    let shape = [rowCount, binCount]
    let plus = try file.createDataset("/polarizations/h_plus", type: type, shape: shape)
    let cross = try file.createDataset("/polarizations/h_cross", type: type, shape: shape)
    if let version { try file.writeString(version, dataset: "/version") }
    try file.setAttribute("settings", of: "/", to: .string(settings))
    try file.setAttribute("dataset_type", of: "/", to: .string("waveform_dataset"))
    if hasGroup { try file.createGroup(Self.group) }
    for attribute in attributes {
      try file.setAttribute(attribute.name, of: Self.group, to: attribute.value)
    }
    let regions = Regions(
      parameters: region(parameters, 8 * columnNames.count),
      plus: region(plus, polarizationRowByteCount),
      cross: region(cross, polarizationRowByteCount)
    )
    try file.close()
    return regions
  }

  private func region(_ dataset: HDF5Dataset, _ rowByteCount: Int) -> Region {
    Region(
      offset: Int(dataset.fileOffset ?? 0),
      rowByteCount: rowByteCount,
      rowCount: rowCount
    )
  }

  /// Adds what is known at the end only: draws without a waveform, and warnings.
  ///
  /// `/whipbird/failed_candidates` has one row per draw: `row`, `candidate`, the parameters;
  /// `/whipbird/failure_reasons` the sentences, in the same order. `/whipbird/warnings` has the
  /// sentences and its attribute `counts` the number of waveforms. Each is there only if needed.
  func add(_ remarks: BlockRemarks, toFileAt path: String) throws(HDF5Error) {
    let warnings = remarks.warnings.met
    guard !remarks.failures.isEmpty || !warnings.isEmpty else { return }
    let file = try HDF5File.open(at: path, writable: true)
    if !remarks.failures.isEmpty { try add(remarks.failures, to: file) }
    if !warnings.isEmpty {
      let name = Self.group + "/warnings"
      try file.writeStrings(warnings.map(\.sentence), dataset: name)
      try file.setAttribute("counts", of: name, to: .ints(warnings.map { Int64($0.count) }))
    }
    try file.close()
  }

  /// The attribute of `/whipbird` with what computed after a run was gone on with elsewhere.
  static let laterBackends = "resumed_with"

  /// Adds what computed after the run was gone on with elsewhere.
  func add(laterBackends: [String], toFileAt path: String) throws(HDF5Error) {
    guard !laterBackends.isEmpty else { return }
    let file = try HDF5File.open(at: path, writable: true)
    let text = laterBackends.joined(separator: "; ")
    try file.setAttribute(Self.laterBackends, of: Self.group, to: .string(text))
    try file.close()
  }

  private func add(_ failures: FailureList, to file: HDF5File) throws(HDF5Error) {
    let sorted = failures.sortedIndices
    let names = ["row", "candidate"] + columnNames
    let type = HDF5Type.compound(names.map { ($0, .float64) })
    let table = try file.createDataset(
      Self.group + "/failed_candidates",
      type: type,
      shape: [sorted.count]
    )
    let chunk = 10_000
    for start in stride(from: 0, to: sorted.count, by: chunk) {
      let rows = start..<Swift.min(start + chunk, sorted.count)
      let values = sorted[rows].map { failures[$0] }
        .flatMap { [Double($0.row), Double($0.candidate)] + $0.values }
      try table.write(rows: rows, from: values, as: type)
    }
    let reasons = sorted.map { failures[$0].reason }
    try file.writeStrings(reasons, dataset: Self.group + "/failure_reasons")
  }
}
