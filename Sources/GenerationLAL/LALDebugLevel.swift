// SPDX-License-Identifier: MIT

/// LAL's variable `LAL_DEBUG_LEVEL`, which LAL ends the process for when it cannot read it.
enum LALDebugLevel {
  /// The level at which LAL prints errors and nothing else.
  static let errors: Int32 = 1

  /// Whether LAL prints anything at a level: errors, warnings or information.
  static func prints(_ level: Int32) -> Bool { level & 7 != 0 }

  /// Refuses what LAL would not understand: neither a number nor names with commas between them.
  static func check(_ text: String) throws(LALSimulationError) {
    if Int32(text) != nil || text.hasPrefix("0x") { return }
    for name in text.split(separator: ",") where !names.contains(name.uppercased()) {
      throw .environmentRefused(
        variable: "LAL_DEBUG_LEVEL",
        value: text,
        reason: "must be a number or names out of \(names.sorted().joined(separator: ", "))"
      )
    }
  }

  private static let names: Set<String> = [
    "NDEBUG", "ERROR", "WARNING", "INFO", "TRACE", "MSGLVL1", "MSGLVL2", "MSGLVL3", "MEMDBG",
    "MEMTRACE", "ALLDBG",
  ]
}
