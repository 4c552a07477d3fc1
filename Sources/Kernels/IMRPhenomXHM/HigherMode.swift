// SPDX-License-Identifier: MIT

/// The modes that IMRPhenomXHM adds to (2, 2), in the order in which they are added: first that which
/// turns with (2, 2).
enum HigherMode: Int, Sendable {
  case threeTwo
  case twoOne
  case threeThree
  case fourFour

  static let count = 4

  var ell: Int {
    switch self {
    case .twoOne: 2
    case .threeThree, .threeTwo: 3
    case .fourFour: 4
    }
  }

  var emm: Int {
    switch self {
    case .twoOne: 1
    case .threeThree: 3
    case .threeTwo: 2
    case .fourFour: 4
    }
  }

  /// Whether the mode vanishes for equal black holes.
  var isOdd: Bool { emm & 1 == 1 }
}
