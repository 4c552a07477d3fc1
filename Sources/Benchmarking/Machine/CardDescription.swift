// SPDX-License-Identifier: MIT

import GenerationCUDA

/// The cards on which something was measured, and their driver.
package struct CardDescription: Sendable, Equatable {
  /// A line for each card: its number, name, memory and capability.
  package let cards: [String]
  /// The driver: its version of CUDA and, where the system tells it, its own.
  package let driver: String
  /// The bytes that the first card's memory moves in a second, by its clock and width; nil where the
  /// driver does not tell.
  package let memoryBandwidth: Double?

  package init(cards: [String], driver: String, memoryBandwidth: Double?) {
    (self.cards, self.driver, self.memoryBandwidth) = (cards, driver, memoryBandwidth)
  }

  /// Describes the card of a race.
  package init(_ race: RaceCard) {
    let bandwidth = race.card.memoryBandwidth
    let module = Self.moduleVersion.map { " (\($0))" } ?? ""
    self.init(
      cards: [race.card.description],
      driver: "NVIDIA driver of CUDA \(race.driver.versionText)\(module)",
      memoryBandwidth: bandwidth > 0 ? bandwidth : nil
    )
  }

  /// The version of the driver's kernel module, such as `550.54.15`; nil where there is none.
  private static var moduleVersion: Substring? {
    let line = SystemFile.text("/proc/driver/nvidia/version")?.split(separator: "\n").first
    return line?.split(separator: " ").first { word in
      word.contains(".") && word.allSatisfy { $0.isNumber || $0 == "." }
    }
  }

  /// The cards and their driver, on one line.
  var line: String { "Cards: \(cards.joined(separator: "; ")); \(driver)" }
}
