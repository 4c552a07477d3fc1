// SPDX-License-Identifier: MIT

import Compression
import Domains
import HDF5Files

/// The noise curve that settings name for whitening, and what files note of it.
struct WhiteningCurve: Sendable {
  let whitening: Whitening
  /// The name and a check sum of the file, by which another curve of the same name is noticed.
  let note: String

  /// Names of the array in dingo-waveform's files.
  private static let arrayNames = ["asd", "ASD", "asds/H1", "asds/L1"]

  /// Reads a text file of two columns, or dingo-waveform's HDF5 file of one value per bin.
  ///
  /// - Throws: `DatasetError` for a curve that is not there, holds something that cannot be, or does
  ///   not cover the signal.
  init(named name: String, domain: Domain) throws(DatasetError) {
    let path = try NoiseCurveFolders().path(of: name)
    let isTable = try !DatasetInspection.isHDF5(path)
    do {
      whitening =
        isTable
        ? try Whitening(curve: NoiseCurve(name: name, text: TextFile.read(path)), domain: domain)
        : try Whitening(name: name, amplitudes: Self.amplitudes(path), domain: domain)
    } catch let error as DatasetError {
      throw error
    } catch {
      throw DatasetError(.badInput, "\(error)")
    }
    let file = try RawFile.openForReading(path)
    defer { file.close() }
    let sum = Journal.checksum(try file.bytes(file.size(), at: 0))
    note = "\(name), check sum \(String(sum, radix: 16))"
  }

  private static func amplitudes(_ path: String) throws -> [Double] {
    let file = try HDF5File.open(at: path, writable: false)
    for name in arrayNames where try file.exists("/" + name) {
      let values = try file.dataset("/" + name).readDoubles()
      try file.close()
      return values
    }
    throw DatasetError(
      .badInput,
      "\(path) is HDF5, but holds none of the arrays " + arrayNames.joined(separator: ", ") + "."
    )
  }
}
