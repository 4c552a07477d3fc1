// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A process and all that it has started, as Linux lists them in `/proc`.
enum ProcessTree {
  /// The clock ticks at work of a process, of its descendants, and of those that any of them has
  /// waited for.
  static func ticks(from root: pid_t) -> Double {
    let all = processes()
    var sum = 0.0
    var waiting = [root]
    while let process = waiting.popLast() {
      sum += all[process]?.ticks ?? 0
      waiting += all.filter { $0.value.parent == process }.map(\.key)
    }
    return sum
  }

  private static func processes() -> [pid_t: (parent: pid_t, ticks: Double)] {
    guard let folder = opendir("/proc") else { return [:] }
    defer { closedir(folder) }
    var found: [pid_t: (parent: pid_t, ticks: Double)] = [:]
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let process = pid_t(name), let text = SystemFile.text("/proc/\(name)/stat"),
        let end = text.lastIndex(of: ")")
      else { continue }
      // After the name: state, parent, …, utime, stime, and those of children waited for.
      let fields = text[text.index(after: end)...].split(separator: " ")
      guard fields.count > 15, let parent = pid_t(fields[1]) else { continue }
      found[process] = (parent, fields[11...14].compactMap { Double($0) }.reduce(0, +))
    }
    return found
  }
}
