// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What the machine has done until a moment, as Linux counts it in `/proc/stat`.
package struct MachineLoad: Sendable, Equatable {
  /// Seconds of all processors at work, for anybody.
  package let busy: Double
  /// Seconds that a host of virtual machines gave to others.
  package let stolen: Double
  /// Seconds at work for this process and those that it has started, theirs included.
  package let own: Double
  /// When, in seconds.
  package let time: Double

  package init(busy: Double, stolen: Double, own: Double, time: Double) {
    (self.busy, self.stolen, self.own, self.time) = (busy, stolen, own, time)
  }

  /// Reads the counters; nil where the system has none.
  package init?(clock: any BenchmarkClock) {
    guard let line = SystemFile.text("/proc/stat")?.split(separator: "\n").first else { return nil }
    let counts = line.split(separator: " ").dropFirst().compactMap { Double($0) }
    guard counts.count >= 8 else { return nil }
    let perSecond = Double(sysconf(Int32(_SC_CLK_TCK)))
    // user, nice, system, idle, iowait, irq, softirq, steal
    busy = (counts[0] + counts[1] + counts[2] + counts[5] + counts[6]) / perSecond
    stolen = counts[7] / perSecond
    own = ProcessTree.ticks(from: getpid()) / perSecond
    time = clock.seconds()
  }

  /// What others did between two moments, in processors.
  package func others(since start: MachineLoad) -> Double {
    let span = max(time - start.time, 1e-9)
    return max((busy - start.busy) - (own - start.own), 0) / span
  }

  /// The share of one processor that was given to other machines between two moments.
  package func stolen(since start: MachineLoad) -> Double {
    max(stolen - start.stolen, 0) / max(time - start.time, 1e-9)
  }
}
