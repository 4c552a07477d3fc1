// SPDX-License-Identifier: MIT

import ElementaryFunctions

/// An angle that is given itself or by its cosine, which goes first.
enum AngleSource: Sendable {
  case angle(ParameterSource)
  case cosine(ParameterSource)

  init?(_ name: String, from columns: inout ParameterColumns) {
    if let source = columns.take("cos_" + name) {
      self = .cosine(source)
    } else if let source = columns.take(name) {
      self = .angle(source)
    } else {
      return nil
    }
  }

  func angle(in row: UnsafeBufferPointer<Double>) -> Double {
    switch self {
    case .angle(let source): source.value(in: row)
    case .cosine(let source): acos(source.value(in: row))
    }
  }
}
