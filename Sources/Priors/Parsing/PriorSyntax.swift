// SPDX-License-Identifier: MIT

/// The text of one prior, as a tree.
indirect enum PriorSyntax: Equatable {
  case number(Double)
  case text(String)
  case none
  case truth(Bool)
  case call(name: String, arguments: [Argument])

  /// One argument of a call, with or without a name.
  struct Argument: Equatable {
    let name: String?
    let value: PriorSyntax
  }
}
