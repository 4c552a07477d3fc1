// SPDX-License-Identifier: MIT

import Generation

/// What a run that is gone on with takes over from the one before it.
struct EarlierRun {
  /// The seed; nil where it had none.
  let seed: UInt64?
  /// What computed.
  private let backend: String?
  /// The rows of its blocks; nil where it is finished.
  private let blockRowCount: Int?
  /// Whether it has coefficients, and the processor made them: then no card goes on with it.
  let hasProcessorsCoefficients: Bool

  init(notes: [(name: String, value: String)]) {
    func note(_ name: String) -> String? { notes.first { $0.name == name }?.value }
    seed = note("seed").flatMap { UInt64($0) }
    backend = note("backend")
    blockRowCount = note("block_rows").flatMap { Int($0) }
    hasProcessorsCoefficients =
      note("linear_algebra").map { !RunCompression.isOnCard(linearAlgebra: $0) } ?? false
  }

  /// What the earlier run noted of what computed, and the rows of its blocks, where another device
  /// gives the very rows that it would have given; else nil.
  func onOtherDevice(
    than backend: BackendIdentity
  ) -> (backend: String, blockRowCount: Int?)? {
    guard let earlier = self.backend, earlier != backend.description,
      BackendIdentity.arithmetic(of: earlier)
        == BackendIdentity.arithmetic(of: backend.description)
    else { return nil }
    return (earlier, blockRowCount)
  }
}
