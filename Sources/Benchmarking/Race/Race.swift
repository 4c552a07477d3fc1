// SPDX-License-Identifier: MIT

/// Times contenders turn about, so that what disturbs the machine disturbs all alike.
package struct Race {
  /// How often each contender runs.
  package let rounds: Int
  /// Asked before every round; true ends the race.
  package let shouldStop: () -> Bool
  /// Told after every round.
  package let finishedRound: () -> Void

  package init(
    rounds: Int,
    shouldStop: @escaping () -> Bool = { false },
    finishedRound: @escaping () -> Void = {}
  ) {
    self.rounds = rounds
    self.shouldStop = shouldStop
    self.finishedRound = finishedRound
  }

  /// What a race says of one contender.
  package struct Entry: Sendable {
    package let label: ContenderLabel
    package var preparation: Preparation?
    package var rounds: [RoundTimes] = []
    /// Why it left the race; nil where it finished.
    package var failure: String?
  }

  /// Prepares all contenders, then lets them run turn about, every other round in reverse order.
  ///
  /// One that fails leaves the race; the others go on.
  ///
  /// - Throws: `BenchmarkError.interrupted`.
  package func run(_ contenders: [any Contender], waveforms: Int) throws -> [Entry] {
    var entries = contenders.map { Entry(label: $0.label) }
    for index in contenders.indices {
      try stopIfAsked()
      entries[index].attempt { $0.preparation = try contenders[index].prepare() }
    }
    try repeatRounds(contenders, waveforms: waveforms, into: &entries)
    return entries
  }

  /// Times contenders that are prepared on the first waveforms of the case.
  package func run(
    prepared contenders: [any Contender],
    waveforms: Int
  ) throws -> [Entry] {
    var entries = contenders.map { Entry(label: $0.label) }
    for index in contenders.indices {
      // Some compile for every number of waveforms anew.
      entries[index].attempt { _ in _ = try contenders[index].round(waveforms: waveforms) }
    }
    try repeatRounds(contenders, waveforms: waveforms, into: &entries)
    return entries
  }

  private func repeatRounds(
    _ contenders: [any Contender],
    waveforms: Int,
    into entries: inout [Entry]
  ) throws {
    for round in 0..<rounds {
      let order = Array(contenders.indices)
      for index in round.isMultiple(of: 2) ? order : order.reversed() {
        try stopIfAsked()
        entries[index].attempt {
          $0.rounds.append(try contenders[index].round(waveforms: waveforms))
        }
        finishedRound()
      }
    }
  }

  private func stopIfAsked() throws {
    if shouldStop() { throw BenchmarkError.interrupted }
  }
}

extension Race.Entry {
  /// Does something unless this contender has left the race; an error makes it leave.
  fileprivate mutating func attempt(_ body: (inout Self) throws -> Void) {
    guard failure == nil else { return }
    do { try body(&self) } catch { failure = "\(error)" }
  }
}
