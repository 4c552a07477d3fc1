// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The memory of processes, as Linux tells it in `/proc`; nil elsewhere.
enum ProcessMemory {
  /// What this process holds now, in bytes.
  static var residentByteCount: Int? {
    let pages = SystemFile.text("/proc/self/statm")?.split(separator: " ").dropFirst().first
    return pages.flatMap { Int($0) }.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
  }

  /// The most that a process has held, in bytes.
  static func peakByteCount(of process: pid_t) -> Int? {
    let lines = SystemFile.text("/proc/\(process)/status")?.split(separator: "\n") ?? []
    let line = lines.first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1024 }
  }
}
