// SPDX-License-Identifier: MIT

import Generation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The machine on which something was measured.
package struct MachineDescription: Sendable, Equatable {
  /// What the processor calls itself.
  package let processor: String
  /// The processors that this process may use.
  package let processorCount: Int
  /// The memory in bytes; nil where the system does not tell.
  package let memoryByteCount: Int?
  /// The operating system and its version.
  package let system: String
  /// The builds of the kernels that run here.
  package let instructionSets: [String]
  /// The cards at work; nil for none.
  package let cards: CardDescription?

  /// This machine.
  ///
  /// - Parameter cards: The cards that take part.
  /// - Returns: What the system and the driver tell of it.
  package static func current(cards: CardDescription? = nil) -> MachineDescription {
    let lines = SystemFile.text("/proc/cpuinfo")?.split(separator: "\n") ?? []
    let facts = ["model name", "cpu family", "model\t"].compactMap { key in
      lines.first { $0.hasPrefix(key) }?.split(separator: ":", maxSplits: 1).last
        .map { String($0.drop { $0 == " " }) }
    }
    let numbers = facts.count == 3 ? " (family \(facts[1]), model \(facts[2]))" : ""
    let memory = SystemFile.text("/proc/meminfo")?.split(separator: "\n").first?
      .split(separator: " ").compactMap { Int($0) }.first
    return MachineDescription(
      processor: (facts.first ?? "unknown processor") + numbers,
      processorCount: Processors.count,
      memoryByteCount: memory.map { $0 * 1024 },
      system: systemName,
      instructionSets: InstructionSet.allCases.filter(\.isAvailable).map(\.rawValue),
      cards: cards
    )
  }

  private static var systemName: String {
    var names = utsname()
    guard uname(&names) == 0 else { return "unknown system" }
    func text(_ field: UnsafeRawBufferPointer) -> String {
      String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
    }
    return [
      withUnsafeBytes(of: &names.sysname) { text($0) },
      withUnsafeBytes(of: &names.release) { text($0) },
      withUnsafeBytes(of: &names.machine) { text($0) },
    ].joined(separator: " ")
  }

  /// The date, of the whole world's clock: `2026-11-28 13:05 UTC`.
  package static func date() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) "
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)) UTC"
  }
}
