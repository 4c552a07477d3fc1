// SPDX-License-Identifier: MIT

import Binaries
import Compression

extension NoiseCurve {
  /// The curve of that name: an analytic one, a text file, or one of bilby's.
  ///
  /// A file has two columns, separated by spaces, tabs or a comma: frequency in hertz and amplitude
  /// spectral density in 1/√Hz. Empty lines and lines that begin with `#` are read past.
  ///
  /// - Throws: `DatasetError` for a name that is none of these, and for a file with anything else.
  public static func named(_ name: String) throws(DatasetError) -> NoiseCurve {
    if let curve = analytic.first(where: { $0.name == name }) { return curve }
    // A word without a folder or an ending is a curve's name, misspelt; else a file's.
    guard name.contains("/") || name.contains(".") || FileSystem.isRegularFile(name) else {
      throw DatasetError(
        .badInput,
        "'\(name)' is neither a noise curve nor a file"
          + NameSuggestion.ending(for: name, in: analyticNames)
          + " Curves: " + analyticNames.joined(separator: ", ")
          + "; a file has two columns, frequency in Hz and amplitude spectral density in 1/√Hz."
      )
    }
    let path = try NoiseCurveFolders().path(of: name)
    let text = try TextFile.read(path)
    do {
      return try NoiseCurve(name: name, text: text)
    } catch {
      throw DatasetError(.badInput, "\(error)")
    }
  }
}
