// SPDX-License-Identifier: MIT

import Binaries
import Datasets

extension NoiseCurve {
  /// The curve of that name: an analytic one, else a text file.
  ///
  /// A file has two columns, separated by spaces, tabs or a comma: frequency in hertz and amplitude
  /// spectral density in 1/√Hz. Empty lines and lines that begin with `#` are read past.
  ///
  /// - Throws: `VerificationError` for a name that is neither, and for a file with anything else.
  public static func named(_ name: String) throws(VerificationError) -> NoiseCurve {
    if let curve = analytic.first(where: { $0.name == name }) { return curve }
    let text: String
    do {
      text = try TextFile.read(name)
    } catch {
      // A word without a folder or an ending is a curve's name, misspelt; else a file's.
      guard !name.contains("/"), !name.contains(".") else { throw .badInput(error.description) }
      throw .unknownNoise(name, nearest: NameSuggestion.nearest(to: name, in: analyticNames))
    }
    var frequencies: [Double] = []
    var amplitudes: [Double] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let cells = line.split { " \t,\r".contains($0) }
      guard let first = cells.first, !first.hasPrefix("#") else { continue }
      guard cells.count == 2, let frequency = Double(first), let amplitude = Double(cells[1])
      else { throw .noiseTable(name, "has in line \(number + 1) not two numbers, but '\(line)'") }
      frequencies.append(frequency)
      amplitudes.append(amplitude)
    }
    return try NoiseCurve(name: name, frequencies: frequencies, amplitudes: amplitudes)
  }
}
