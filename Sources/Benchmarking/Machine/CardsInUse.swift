// SPDX-License-Identifier: MIT

import GenerationCUDA
import Verification

/// The cards of a driver, all of which can run our kernels.
package struct CardsInUse: Sendable {
  /// The driver.
  package let driver: CUDADriver
  /// The cards that it shows.
  package let cards: [CUDACard]

  /// The rows of a launch whose kernels are timed alone, and of a call of other tools: enough that
  /// set-up, with one thread a row, keeps a card busy.
  package static let blockRowCount = 4096

  /// Takes all cards into use, which shows at once whether they can be.
  ///
  /// - Parameter driver: The driver; nil for this machine's.
  /// - Throws: `CUDAError` where there is no card, or one that cannot be used.
  package init(driver: CUDADriver? = nil) throws(CUDAError) {
    self.driver = if let driver { driver } else { try CUDADriver.shared() }
    cards = try self.driver.cards()
    for card in cards { _ = try self.driver.device(card) }
  }

  /// Our own backend on them.
  ///
  /// - Throws: As `CUDABackend`.
  func backend(of grid: VerificationGrid) throws -> CUDABackend {
    try Verifier.cudaBackend(of: grid, driver)
  }
}
