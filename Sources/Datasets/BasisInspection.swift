// SPDX-License-Identifier: MIT

import HDF5Files

/// What a file that holds a singular-value basis alone is, read without its vectors.
public struct BasisInspection: Sendable {
  /// The file.
  public let path: String
  /// The bytes of the file.
  public let byteCount: Int
  /// What our own files note of the basis, in the order of names.
  public let notes: [(name: String, value: String)]
  /// The numbers of the basis.
  public let summary: BasisSummary

  /// Reads the description of a file of ours or of dingo-gw.
  ///
  /// - Returns: The description; nil for a file that holds something else.
  /// - Throws: `DatasetError` for a file that is not there, not HDF5, or cut off.
  public static func read(from path: String) throws(DatasetError) -> BasisInspection? {
    do {
      try RawFile.openForReading(path).close()
      let file = try HDF5File.open(at: path, writable: false)
      let inspection = try file.exists("/V") ? BasisInspection(file) : nil
      try file.close()
      return inspection
    } catch let error as DatasetError {
      throw error
    } catch {
      throw DatasetError(.badInput, "\(error)")
    }
  }

  private init(_ file: HDF5File) throws {
    path = file.path
    let raw = try RawFile.openForReading(file.path)
    defer { raw.close() }
    byteCount = try raw.size()
    summary = try BasisSummary(file, group: "")
    let group = DatasetLayout.group
    notes =
      try file.exists(group)
      ? file.attributes(of: group).sorted().compactMap { name in
        guard case .string(let text) = try file.attribute(name, of: group) else { return nil }
        return (name, text)
      } : []
  }
}
