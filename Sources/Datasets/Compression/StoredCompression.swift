// SPDX-License-Identifier: MIT

import Compression
import Domains
import Generation
import HDF5Files

/// What was done to the waveforms of a finished dataset, ours or dingo-gw's, and how to undo it.
package struct StoredCompression: Sendable {
  /// The domain of the waveforms.
  package let domain: Domain
  let settings: CompressionSettings?
  let steps: CompressionSteps
  let stored: StoredBasis?

  /// The numbers of a stored row: bins, or coefficients.
  package var storedCount: Int { stored?.basis.size ?? domain.count }

  /// Whether rows are the waveforms themselves.
  package var isNone: Bool { stored == nil && steps.isEmpty }

  /// Reads the settings, the basis and the noise curve of a dataset.
  ///
  /// - Throws: `DatasetError` where one of them is not there, or is another one than the dataset was
  ///   made with.
  init(_ part: MergePart) throws(DatasetError) {
    let top = try SettingsMap(part.settings, file: part.path, path: "")
    domain = try DomainSection.domain(top.requireMap("domain", "the waveforms' frequencies"))
    settings = try CompressionSection.settings(top)
    guard (settings?.basis != nil) == part.hasBasis else {
      throw DatasetError(
        .badInput,
        part.hasBasis
          ? "\(part.path) holds a basis (/svd), but its settings do not speak of one."
          : "\(part.path): by its settings it has a basis, but there is no /svd in it."
      )
    }
    stored = part.hasBasis ? try StoredBasis(path: part.path) : nil
    let domain = domain
    let curve = try settings?.whitening.map { name throws(DatasetError) in
      try WhiteningCurve(named: name, domain: domain)
    }
    if let curve, case .string(let note) = part.note("whitening"), note != curve.note {
      throw DatasetError(
        .badInput,
        "\(part.path) was whitened by the curve \(note), but here it is \(curve.note): waveforms "
          + "would come out wrong. Install the bilby that the dataset was made with, or name a folder "
          + "with its file in \(NoiseCurveFolders.environmentVariable)."
      )
    }
    steps = try RunCompression.steps(
      settings ?? CompressionSettings(),
      file: part.path,
      domain: domain,
      whitening: curve?.whitening,
      instructionSet: nil,
      columnNames: part.columnNames
    )
    guard (stored?.basis.binCount ?? part.binCount) == domain.count,
      storedCount == part.binCount
    else {
      throw DatasetError(
        .badInput,
        "\(part.path): rows of \(part.binCount) numbers"
          + (stored.map { " and a basis of \($0.basis.size) vectors and \($0.basis.binCount) bins" }
            ?? "") + " do not go with a domain of \(domain.count) bins."
      )
    }
  }
}
