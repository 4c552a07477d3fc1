// SPDX-License-Identifier: MIT

import GenerationCUDA
import Verification

/// The card of a race, the first one that a driver shows: other tools run on it too, and on no other.
package struct RaceCard: Sendable {
  /// The driver.
  package let driver: CUDADriver
  /// The card.
  package let card: CUDACard

  /// The rows of a launch whose kernels are timed alone, and of a call of other tools: enough that
  /// set-up, with one thread a row, keeps a card busy.
  package static let blockRowCount = 4096

  /// Takes the card into use, which shows at once whether it can be.
  ///
  /// - Parameter driver: The driver; nil for this machine's.
  /// - Throws: `CUDAError` where there is no card, or one that cannot be used.
  package init(driver: CUDADriver? = nil) throws(CUDAError) {
    self.driver = if let driver { driver } else { try CUDADriver.shared() }
    card = try self.driver.cards()[0]
    _ = try self.driver.device(card)
  }

  /// Our own backend on it.
  ///
  /// - Throws: As `CUDABackend`.
  func backend(of grid: VerificationGrid) throws -> CUDABackend {
    try Verifier.cudaBackend(of: grid, driver, mostCards: 1)
  }
}
