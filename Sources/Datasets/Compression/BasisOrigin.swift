// SPDX-License-Identifier: MIT

import Domains
import HDF5Files

/// What waveforms a basis was made of, as our own files of bases note it.
///
/// dingo-gw's files do not tell, and are taken as they are.
struct BasisOrigin: Sendable {
  let notes: [(name: String, value: String)]

  /// What is said of waveforms: their domain, whitening and heterodyning.
  private static func description(
    domain: Domain,
    compression: CompressionSettings?
  ) -> [(name: String, value: String)] {
    var before = compression
    before?.basis = nil
    let steps = before?.lines ?? []
    return [
      ("domain", PythonLiteral.text(of: SettingValue(domain.settingsDictionary))),
      ("steps", steps.isEmpty ? "none" : steps.joined(separator: "; ")),
    ]
  }

  /// Describes waveforms.
  ///
  /// - Parameters:
  ///   - domain: Their domain.
  ///   - compression: What was done to them.
  ///   - others: Further notes.
  init(
    domain: Domain,
    compression: CompressionSettings?,
    others: [(name: String, value: String)]
  ) {
    notes = Self.description(domain: domain, compression: compression) + others
  }

  func write(to file: HDF5File) throws(HDF5Error) {
    try file.createGroup(DatasetLayout.group)
    for note in notes {
      try file.setAttribute(note.name, of: DatasetLayout.group, to: .string(note.value))
    }
  }

  /// Refuses a basis that was made of other waveforms than these.
  static func check(
    _ path: String,
    domain: Domain,
    compression: CompressionSettings?
  ) throws(DatasetError) {
    do {
      let file = try HDF5File.open(at: path, writable: false)
      if try file.exists("/V"), try file.exists(DatasetLayout.group) {
        for (name, value) in description(domain: domain, compression: compression) {
          guard case .string(let noted) = try file.attribute(name, of: DatasetLayout.group),
            noted != value
          else { continue }
          throw DatasetError(
            .badInput,
            "The basis in \(path) was made of other waveforms: \(name) was \(noted), here it is "
              + "\(value). Make a basis of waveforms as these ('whipbird build-svd')."
          )
        }
      }
      try file.close()
    } catch let error as DatasetError {
      throw error
    } catch {
      throw DatasetError(.badInput, "\(error)")
    }
  }
}
