// SPDX-License-Identifier: MIT

import Compression
import HDF5Files

/// A basis with its judgement, as files hold it: in the group `/svd` of a dataset, or alone.
///
/// `V` (F, n) complex, `s` (n,), `mismatches` a table; dingo-gw's layout, in its own order of names.
struct StoredBasis: Sendable {
  let basis: WaveformBasis
  let mismatches: MismatchTable?

  /// What the root of a file that holds a basis alone says it is.
  static let datasetType = "svd_basis"

  init(basis: WaveformBasis, mismatches: MismatchTable?) {
    self.basis = basis
    self.mismatches = mismatches
  }

  /// Reads the basis of a file: of a dataset, or of a file that holds it alone.
  ///
  /// - Throws: `DatasetError` for a file that is not there, or holds none.
  init(path: String) throws(DatasetError) {
    do {
      try RawFile.openForReading(path).close()
      let file = try HDF5File.open(at: path, writable: false)
      let group = try file.exists("/V") ? "" : "/svd"
      guard try file.exists(group + "/V") else {
        throw DatasetError(
          .badInput,
          "\(path) holds no basis: there is neither /V nor /svd/V in it. 'whipbird build-svd' and "
            + "dingo_build_svd make such files."
        )
      }
      try self.init(file, group: group)
      try file.close()
    } catch let error as DatasetError {
      throw error
    } catch {
      throw DatasetError(.badInput, "\(error)")
    }
  }

  /// Reads the arrays of a group; the root's is the empty name.
  init(_ file: HDF5File, group: String) throws {
    let vectors = try file.dataset(group + "/V")
    guard vectors.shape.count == 2, vectors.count > 0,
      [.complex128, .complex64].contains(vectors.type)
    else {
      throw DatasetError(
        .badInput,
        "\(file.path): \(group)/V is \(vectors.type) of shape \(vectors.shape), not a matrix of "
          + "complex numbers."
      )
    }
    let size = vectors.shape[1]
    let hasValues = try file.exists(group + "/s")
    let values = hasValues ? try file.dataset(group + "/s").readDoubles() : []
    basis = try WaveformBasis(
      binCount: vectors.shape[0],
      size: size,
      singularValues: values
    ) { doubles in
      try vectors.read(
        rows: 0..<vectors.shape[0],
        into: UnsafeMutableRawBufferPointer(doubles),
        as: .complex128
      )
    }
    mismatches =
      try file.exists(group + "/mismatches")
      ? MismatchTable(file.dataset(group + "/mismatches")) : nil
  }

  /// Writes the arrays to a group; the root's is the empty name.
  func write(to file: HDF5File, group: String) throws {
    if !group.isEmpty { try file.createGroup(group) }
    let vectors = try file.createDataset(
      group + "/V",
      type: .complex128,
      shape: [basis.binCount, basis.size]
    )
    try basis.withUnsafeVectors {
      try vectors.write(rows: 0..<basis.binCount, from: $0, as: .complex128)
    }
    try mismatches?.write(to: file, at: group + "/mismatches")
    guard !basis.singularValues.isEmpty else { return }
    try file.writeDoubles(basis.singularValues, dataset: group + "/s")
  }

  /// Writes a file that holds the basis alone.
  func write(to path: String) throws {
    let file = try HDF5File.create(at: path, overwrite: true)
    try file.setAttribute("dataset_type", of: "/", to: .string(Self.datasetType))
    try write(to: file, group: "")
    try file.close()
  }

  /// The first vectors alone.
  func truncated(to size: Int) throws(DatasetError) -> StoredBasis {
    guard size > 0, size <= basis.size else {
      throw DatasetError(
        .badInput,
        "The basis has \(basis.size) vectors and cannot be cut to \(size)."
      )
    }
    do {
      return StoredBasis(
        basis: try basis.truncated(to: size),
        mismatches: mismatches.flatMap { $0.truncated(to: size) }
      )
    } catch {
      throw DatasetError(.generation, "\(error)")
    }
  }
}
