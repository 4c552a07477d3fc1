// SPDX-License-Identifier: MIT

/// Where the two polarizations of one waveform go.
struct LALRow {
  let plus: UnsafeMutableBufferPointer<Double>
  let cross: UnsafeMutableBufferPointer<Double>

  /// Fills both with zeros.
  func clear() {
    plus.update(repeating: 0)
    cross.update(repeating: 0)
  }

  /// Fills both with zeros outside of a range of doubles.
  func clear(outside range: Range<Int>) {
    for row in [plus, cross] {
      row[..<range.lowerBound].update(repeating: 0)
      row[range.upperBound...].update(repeating: 0)
    }
  }
}

/// Why a row has no waveform, as a sentence.
enum LALRowError: Error, CustomStringConvertible {
  case call(LALSimulationError)
  case spacing(given: Double, wanted: Double)
  case notFinite(approximant: String)
  case ignored(approximant: String, parameter: String, value: Double)

  var description: String {
    switch self {
    case .call(let error): error.description
    case .spacing(let given, let wanted):
      "LALSimulation returned bins of \(given) Hz in place of \(wanted) Hz."
    case .notFinite(let approximant):
      "LALSimulation's \(approximant) gave numbers that are not finite."
    case .ignored(let approximant, let parameter, let value):
      "LALSimulation's \(approximant) takes no \(parameter) (\(value) was given): it would be "
        + "ignored."
    }
  }
}
