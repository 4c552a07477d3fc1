// SPDX-License-Identifier: MIT

extension NoiseCurve {
  /// A curve from the text of a file.
  ///
  /// Two columns, separated by spaces, tabs or a comma: frequency in hertz and amplitude spectral
  /// density in 1/√Hz. Empty lines and lines that begin with `#` are read past.
  ///
  /// - Parameters:
  ///   - name: What messages call the curve.
  ///   - text: The text.
  /// - Throws: `CompressionError.noiseTable` for anything else, and for numbers so small that they
  ///   must be power spectral densities.
  public init(name: String, text: String) throws(CompressionError) {
    var frequencies: [Double] = []
    var amplitudes: [Double] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let cells = line.split { " \t,\r".contains($0) }
      guard let first = cells.first, !first.hasPrefix("#") else { continue }
      guard cells.count == 2, let frequency = Double(first), let amplitude = Double(cells[1])
      else {
        throw .noiseTable(name, "has in line \(number + 1) not two numbers, but '\(line)'")
      }
      frequencies.append(frequency)
      amplitudes.append(amplitude)
    }
    try self.init(name: name, frequencies: frequencies, amplitudes: amplitudes)
    guard let least = amplitudes.min(), least > Self.leastAmplitude else {
      throw .noiseTable(
        name,
        "falls to \(amplitudes.min() ?? 0): it looks like a power spectral density (1/Hz), but an "
          + "amplitude (1/√Hz) is needed, its square root"
      )
    }
  }

  /// No detector is as quiet as this; the square of any detector's amplitude is smaller.
  private static let leastAmplitude = 1e-30
}
