// SPDX-License-Identifier: MIT

import Benchmarking
import Testing
import Verification

@Suite("Races")
struct RaceTests {
  @Test("contenders run turn about, every other round in reverse order")
  func order() throws {
    let log = FakeContender.Log()
    let contenders = ["a", "b", "c"].map { FakeContender($0, log: log) }
    let entries = try Race(rounds: 2).run(contenders, waveforms: 5)
    let prepared = ["prepare a", "prepare b", "prepare c"]
    #expect(log.entries == prepared + ["a 5", "b 5", "c 5", "c 5", "b 5", "a 5"])
    #expect(entries.map(\.rounds.count) == [2, 2, 2])
    #expect(entries.allSatisfy { $0.failure == nil && $0.preparation?.setUp == 1 })
  }

  @Test("one that fails leaves the race with its reason; the others go on")
  func failure() throws {
    let log = FakeContender.Log()
    let contenders = [FakeContender("a", log: log, failsInRound: 2), FakeContender("b", log: log)]
    let entries = try Race(rounds: 4).run(contenders, waveforms: 1)
    #expect(entries[0].failure == "out of luck" && entries[0].rounds.count == 1)
    #expect(entries[1].failure == nil && entries[1].rounds.count == 4)
    #expect(contenders[0].roundCount == 2)
  }

  @Test("an interruption ends it")
  func interruption() throws {
    let log = FakeContender.Log()
    var rounds = 0
    let race = Race(rounds: 9, shouldStop: { rounds == 3 }, finishedRound: { rounds += 1 })
    #expect(throws: BenchmarkError.interrupted) {
      try race.run([FakeContender("a", log: log)], waveforms: 1)
    }
    #expect(rounds == 3)
  }

  @Test("a backend's set-up, batches and rounds are timed by the clock")
  func backend() throws {
    let clock = FakeClock()
    let backend = FakeBackend(clock: clock, secondsPerRow: 0.5)
    let contender = BackendContender(
      label: ContenderLabel(tool: "fake", version: "1", way: "", threads: 1),
      binaries: FakeBackend.binaries(5),
      band: 2..<6,
      batch: 2,
      shortestRound: 5,
      clock: clock
    ) {
      clock.advance(3)
      return backend
    }
    #expect(throws: BenchmarkError.notPrepared("fake")) { try contender.round(waveforms: 5) }
    let preparation = try contender.prepare()
    #expect(preparation.setUp == 3)
    // Once over takes 2.5 s, so that a round goes over them twice.
    let before = backend.callSizes.count
    let times = try contender.round(waveforms: 5)
    #expect(Array(backend.callSizes[before...]) == [2, 2, 1, 2, 2, 1])
    #expect(times.perWaveform == 0.5)
    #expect(times.batches == [Double](repeating: 0.5, count: 6))
    let row = try contender.row(3)
    guard case .row(let values) = row else {
      Issue.record("no row")
      return
    }
    #expect(values.plus == (4..<12).map { 33 * Double($0) })
    #expect(values.cross == (4..<12).map { -33 * Double($0) })
  }

  @Test("several threads compute every batch as often")
  func threads() throws {
    let clock = FakeClock()
    let backend = FakeBackend(clock: clock, secondsPerRow: 0.25)
    let contender = BackendContender(
      label: ContenderLabel(tool: "fake", version: "1", way: "", threads: 3),
      binaries: FakeBackend.binaries(10),
      band: 0..<8,
      batch: 4,
      shortestRound: 0,
      clock: clock
    ) { backend }
    _ = try contender.prepare()
    let before = backend.callSizes.count
    let times = try contender.round(waveforms: 10)
    #expect(backend.callSizes[before...].sorted() == [2, 4, 4])
    #expect(times.perWaveform == 0.25 && times.batches.isEmpty)
  }
}

@Suite("Blocks of cards")
struct CardBlockTests {
  static let label = ContenderLabel(
    tool: "fake",
    version: "1",
    card: CardWay(precision: .double, arrives: true),
    threads: 1
  )
  /// The bytes of both polarizations of a row of a `FakeBackend`.
  static let rowByteCount = 2 * 2 * 8 * 8

  @Test("waveforms are repeated until the block that a backend prefers is full")
  func blocks() throws {
    let clock = FakeClock()
    let backend = FakeBackend(
      clock: clock,
      secondsPerRow: 0.5,
      preferredBlockByteCount: 7 * Self.rowByteCount
    )
    var made = 0
    let contender = BackendContender(
      label: Self.label,
      binaries: FakeBackend.binaries(10),
      band: 2..<6,
      batch: nil,
      compiles: true,
      shortestRound: 14,
      clock: clock
    ) {
      clock.advance(made == 0 ? 8 : 3)
      made += 1
      return backend
    }
    #expect(contender.fillsBlocks)
    let preparation = try contender.prepare()
    #expect(preparation.setUp == 3 && preparation.compilation == 5)
    #expect(preparation.blockRowCount == 7)
    // Once over is two blocks and 7 s, so that a round goes over them twice.
    let before = backend.callSizes.count
    let times = try contender.round(waveforms: 10)
    #expect(Array(backend.callSizes[before...]) == [7, 7, 7, 7])
    #expect(times.perWaveform == 0.5)
    // Each row is read from the block that it is in.
    for index in [0, 6, 7, 9] {
      guard case .row(let row) = try contender.row(index) else {
        Issue.record("no row \(index)")
        return
      }
      #expect(row.plus == (4..<12).map { Double(30 + index) * Double($0) })
    }
  }

  @Test("rows in single precision are compared as they are rounded")
  func single() throws {
    let clock = FakeClock()
    let contender = BackendContender(
      label: ContenderLabel(
        tool: "fake",
        version: "1",
        card: CardWay(precision: .single, arrives: true),
        threads: 1
      ),
      binaries: FakeBackend.binaries(2, firstMass: 30.1),
      band: 0..<8,
      batch: nil,
      shortestRound: 0,
      clock: clock
    ) { FakeBackend(clock: clock, secondsPerRow: 1, preferredBlockByteCount: 512) }
    _ = try contender.prepare()
    guard case .row(let row) = try contender.row(1) else {
      Issue.record("no row")
      return
    }
    let exact = (0..<16).map { 31.1 * Double($0) }
    #expect(row.plus == exact.map { Double(Float($0)) } && row.plus != exact)
  }

  @Test("a card that breaks down gives no time", arguments: [1, 2])
  func breakdown(threads: Int) throws {
    let clock = FakeClock()
    let contender = BackendContender(
      label: ContenderLabel(tool: "fake", version: "1", way: "", threads: threads),
      binaries: FakeBackend.binaries(3),
      band: 0..<8,
      batch: nil,
      clock: clock
    ) { FakeBackend(clock: clock, secondsPerRow: 1, breakdown: "The card is lost.") }
    #expect(throws: BenchmarkError.brokenDown("The card is lost.")) { try contender.prepare() }
  }
}

@Suite("What figures say")
struct FigureTests {
  @Test("no speed without the error of every waveform")
  func speedNeedsErrors() throws {
    let rounds = [1.0, 2, 3].map { RoundTimes(perWaveform: $0) }
    let row = WaveformRow(plus: [1, 2, 3, 4], cross: [4, 3, 2, 1])
    let grid = try ComparisonGrid(frequencies: [20, 30], widths: [1, 1], noise: .advancedLIGO)
    let difference = try WaveformDifference(of: row, from: row, on: grid)
    func speed(_ count: Int, _ rounds: [RoundTimes]) -> VerifiedSpeed? {
      VerifiedSpeed(
        rounds: rounds,
        differences: [WaveformDifference](repeating: difference, count: count),
        waveforms: 2
      )
    }
    #expect(speed(0, rounds) == nil)
    #expect(speed(1, rounds) == nil)
    #expect(speed(2, []) == nil)
    let told = try #require(speed(2, rounds))
    #expect(told.times.median == 2)
    #expect(told.throughput == Spread(low: 1.0 / 3, median: 0.5, high: 1))
    #expect(told.largestError == 0)
  }

  @Test("a line is found, also through times of very different size")
  func line() throws {
    let fit = try #require(LineFit([1.0, 10, 1000].map { ($0, 4 + 0.5 * $0) }))
    #expect(abs(fit.intercept - 4) < 1e-12)
    #expect(abs(fit.slope - 0.5) < 1e-14)
    #expect(LineFit([(2, 3), (2, 4)]) == nil)
    #expect(LineFit([]) == nil)
  }

  @Test("noise: load, stolen time, scattering rounds, and ratios that nobody can tell")
  func noise() {
    func load(_ busy: Double, _ stolen: Double, _ own: Double, _ time: Double) -> MachineLoad {
      MachineLoad(busy: busy, stolen: stolen, own: own, time: time)
    }
    let start = load(100, 5, 10, 0)
    #expect(NoiseVerdict(from: start, to: load(111, 5, 20, 10)).disturbances.isEmpty)
    let busy = NoiseVerdict(from: start, to: load(120, 6, 20, 10))
    #expect(busy.load == 1 && busy.stolen == 0.1 && busy.disturbances.count == 2)
    #expect(NoiseVerdict(from: nil, to: start).disturbances.isEmpty)
    #expect(!NoiseVerdict.isTooNoisy(Spread(low: 0.95, median: 1, high: 1.05)))
    #expect(NoiseVerdict.isTooNoisy(Spread(low: 0.8, median: 1, high: 1.1)))
    #expect(NoiseVerdict.isTooNoisy(Spread([])))
    let slow = Spread(low: 9, median: 10, high: 11)
    let fast = Spread(low: 19, median: 20, high: 21)
    #expect(NoiseVerdict.ratio(of: fast, to: slow) == 2)
    #expect(NoiseVerdict.ratio(of: slow, to: fast) == 0.5)
    #expect(NoiseVerdict.ratio(of: Spread(low: 10.5, median: 13, high: 14), to: slow) == nil)
  }

  @Test("the machine has a bandwidth and a peak")
  func floor() {
    let floor = MachineFloor.measure(threads: 2, clock: SystemClock())
    for value in [floor.writeBandwidth, floor.sharedWriteBandwidth, floor.arithmetic] {
      #expect(value > 1e6 && value.isFinite)
    }
    let known = MachineFloor(writeBandwidth: 1e9, sharedWriteBandwidth: 2e9, arithmetic: 4e9)
    #expect(known.writingTime(byteCount: 1000) == 1e-6)
    #expect(known.arithmeticTime(operations: 8000) == 2e-6)
  }
}
