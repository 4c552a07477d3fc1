// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Ctrl-C (and SIGTERM) as a wish to stop after the current blocks; a second one ends at once.
final class Interruption: Sendable {
  private final class Counter: Sendable {
    let value = Atomic<Int>(0)
  }

  /// A source stays alive as long as it is kept, and nobody touches it after it is made.
  private struct KeptSource: @unchecked Sendable {
    let source: any DispatchSourceSignal
  }

  private let counter: Counter
  private let sources: [KeptSource]

  var isRequested: Bool { counter.value.load(ordering: .relaxed) > 0 }

  init() {
    // A file beyond the size that is permitted here is then an error of that write.
    signal(SIGXFSZ, SIG_IGN)
    let counter = Counter()
    self.counter = counter
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if counter.value.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
      }
      source.resume()
      return KeptSource(source: source)
    }
  }
}
