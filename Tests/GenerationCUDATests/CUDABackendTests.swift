// SPDX-License-Identifier: MIT

import Dispatch
import Domains
import Generation
import GenerationCUDA
import KernelRecords
import Synchronization
import Testing

/// The backend with a driver that runs the kernels' entry points on the processor.
@Suite("Our own kernels on a card", .serialized)
struct CUDABackendTests {
  static let models = WaveformModel.all.map(\.name)

  private func backend(
    _ model: WaveformModel,
    _ domain: Domain,
    _ fake: FakeDriver
  ) throws -> CUDABackend {
    try CUDABackend(settings: TestCase.settings(model), domain: domain, driver: fake.open())
  }

  @Test("rows, failures and warnings are the processor's, to the bit", arguments: models)
  func sameBits(name: String) throws {
    let model = try WaveformModel.named(name)
    let binaries = TestCase.binaries(model)
    let fake = try FakeDriver()
    for domain in try TestCase.domains {
      let expected = TestRows(try TestCase.native(model, domain), binaries)
      #expect(expected.signalCount > 100)
      #expect(expected.report.failures.map(\.row) == [4, 6])
      let card = try backend(model, domain, fake)
      #expect(TestRows(card, binaries) == expected)
      #expect(TestRows(single: card, binaries) == expected.rounded)
    }
    #expect(try fake.launchCount > 0)
  }

  @Test(
    "the order in which threads run changes no bit: none reads what another writes",
    arguments: models,
    ["order=1", "order=2"]
  )
  func anyOrder(name: String, order: String) throws {
    let model = try WaveformModel.named(name)
    let binaries = TestCase.binaries(model, count: 5)
    let domain = try TestCase.multibanded.get()
    let expected = TestRows(try TestCase.native(model, domain), binaries)
    #expect(TestRows(try backend(model, domain, FakeDriver(order)), binaries) == expected)
  }

  @Test(
    "what settings ask of a model reaches the card",
    arguments: [
      ("IMRPhenomXP", [ModelOption(name: "PhenomXPrecVersion", value: .integer(102))]),
      ("IMRPhenomXPHM", [ModelOption(name: "PhenomXPrecVersion", value: .integer(104))]),
      ("IMRPhenomPv2", []),
    ]
  )
  func options(name: String, options: [ModelOption]) throws {
    let domain = try TestCase.uniform.get()
    let settings = try WaveformSettings(
      approximant: name,
      referenceFrequency: 20,
      timeOrigin: .exact,
      options: options
    )
    let binaries = TestCase.binaries(try .named(name))
    let native = try NativeBackend(
      settings: settings,
      domain: domain,
      instructionSet: .portable
    )
    let expected = TestRows(native, binaries)
    let card = try CUDABackend(settings: settings, domain: domain, driver: FakeDriver().open())
    #expect(TestRows(card, binaries) == expected)
    let usual = try TestCase.native(.named(name), domain)
    #expect(TestRows(usual, binaries) != expected, "the settings change nothing")
  }

  @Test("the processor's own way to single precision rounds its rows in double")
  func singleOnProcessor() throws {
    let native = try TestCase.native(.imrPhenomD, TestCase.uniform.get())
    let binaries = TestCase.binaries(.imrPhenomD)
    let rounded = TestRows(native, binaries).rounded
    #expect(TestRows(single: native, binaries) == rounded)
    #expect(rounded.report.warnings.met.map(\.count).reduce(0, +) > 0)
  }

  @Test("the tables of a grid are the processor's, to the bit")
  func tables() throws {
    let fake = try FakeDriver()
    let driver = try fake.open()
    let device = try driver.device(try driver.cards()[0])
    let stream = try CUDAStream(on: device)
    for domain in try TestCase.domains {
      let frequencies = domain.evaluationFrequencies
      let grid = try DeviceGrid(frequencies: frequencies, stream: stream)
      let expected = FrequencyGrid(
        frequencies: frequencies,
        fillTables: InstructionSet.portable.kernels.fillTables
      )
      // What the fake card has for memory can be read as it is.
      let pairs: [KeyPath<FrequencyTables, UnsafePointer<Double>>] = [
        \.frequency, \.cubeRoot, \.inverseCubeRoot, \.logarithm,
      ]
      let count = frequencies.count + FrequencyTables.padding
      for path in pairs {
        let made = UnsafeBufferPointer(start: grid.tables[keyPath: path], count: count)
        let wanted = UnsafeBufferPointer(start: expected.tables[keyPath: path], count: count)
        #expect(made.map(\.bitPattern) == wanted.map(\.bitPattern))
      }
    }
  }

  @Test("it is told when a driver is given kernels, once for each model, and when it has them")
  func loading() throws {
    final class Log: Sendable {
      let lines = Mutex<[String]>([])
      func add(_ line: String) { lines.withLock { $0.append(line) } }
    }
    let log = Log()
    KernelLoading.observe { loading in
      log.add("\(loading.model) for \(loading.card)")
      return { log.add("\(loading.model) is there") }
    }
    defer { KernelLoading.observe(nil) }
    let fake = try FakeDriver()
    let driver = try fake.open()
    let domain = try TestCase.uniform.get()
    for _ in 0..<2 {
      let settings = try TestCase.settings(.imrPhenomD)
      _ = try CUDABackend(settings: settings, domain: domain, driver: driver)
    }
    let words = ["common", "imrphenomd"].flatMap { ["\($0) for Fake card", "\($0) is there"] }
    #expect(log.lines.withLock { $0 } == words)
  }

  @Test("rows with room between them leave it alone")
  func strides() throws {
    let model = WaveformModel.imrPhenomD
    let domain = try TestCase.uniform.get()
    let binaries = TestCase.binaries(model)
    let expected = TestRows(try TestCase.native(model, domain), binaries, padding: 3)
    #expect(TestRows(try backend(model, domain, FakeDriver()), binaries, padding: 3) == expected)
  }

  @Test("nothing asked, nothing done")
  func empty() throws {
    let fake = try FakeDriver()
    let card = try backend(.imrPhenomD, TestCase.uniform.get(), fake)
    let before = try fake.launchCount
    #expect(TestRows(card, []).report == BatchReport())
    #expect(try fake.launchCount == before)
  }

  @Test("threads share cards and queues")
  func threads() throws {
    let model = WaveformModel.imrPhenomD
    let domain = try TestCase.uniform.get()
    let fake = try FakeDriver("devices=3")
    let card = try backend(model, domain, fake)
    #expect(card.cards.count == 3)
    #expect(card.identity.description.hasSuffix("(3 x Fake card)"))
    let native = try TestCase.native(model, domain)
    let wrong = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 40) { index in
      let binaries = TestCase.binaries(model, count: 1 + index % 11)
      let isRight = TestRows(card, binaries) == TestRows(native, binaries)
      if !isRight { wrong.withLock { $0 += 1 } }
    }
    #expect(wrong.withLock { $0 } == 0)
  }

  @Test("page-locked memory for rows is used where there is some", arguments: [0, 1])
  func rowMemory(pinned: Int) throws {
    let fake = try FakeDriver()
    do {
      let card = try backend(.imrPhenomD, TestCase.uniform.get(), fake)
      _ = try FakeDriver("pinned=\(pinned)")
      let before = try fake.liveAllocationCount
      let memory = card.makeRowMemory(byteCount: 1000)
      #expect(memory.bytes.count == 1000)
      #expect(memory.bytes.allSatisfy { $0 == 0 })
      #expect(try fake.liveAllocationCount == before + pinned)
    }
  }

  @Test("the time of the kernels alone")
  func times() throws {
    let fake = try FakeDriver()
    let card = try backend(.imrPhenomD, TestCase.uniform.get(), fake)
    let binaries = TestCase.binaries(.imrPhenomD, count: 4)
    let before = try fake.launchCount
    let times = try binaries.withUnsafeBufferPointer {
      try card.kernelTimes($0, isSingle: true, repetitions: 3)
    }
    #expect(times.rowCount == 4)
    #expect(times.setUpSeconds > 0 && times.evaluationSeconds > 0)
    #expect(try fake.launchCount == before + 8)
  }

  @Test("what is timed runs on the first of several cards, always in the same memory")
  func timesOfFirst() throws {
    let fake = try FakeDriver("devices=2")
    let card = try backend(.imrPhenomD, TestCase.uniform.get(), fake)
    #expect(card.cards.count == 2)
    let binaries = TestCase.binaries(.imrPhenomD, count: 4)
    func time() throws {
      _ = try binaries.withUnsafeBufferPointer {
        try card.kernelTimes($0, isSingle: true, repetitions: 1)
      }
    }
    try time()
    let before = try fake.liveAllocationCount
    for _ in 0..<3 { try time() }
    #expect(try fake.liveAllocationCount == before)
    let one = try CUDABackend(
      settings: TestCase.settings(.imrPhenomD),
      domain: TestCase.uniform.get(),
      driver: fake.open(),
      mostCards: 1
    )
    #expect(one.cards == [card.cards[0]])
  }

  @Test("the rate of multiply-adds is that of the launches that are timed")
  func multiplyAdds() throws {
    let fake = try FakeDriver()
    let card = try backend(.imrPhenomD, TestCase.uniform.get(), fake)
    let (allocations, launches) = try (fake.liveAllocationCount, fake.launchCount)
    let begin = ContinuousClock.now
    let rate = try card.multiplyAddRate(repetitions: 2)
    let seconds = begin.duration(to: .now) / .seconds(1)
    let operations = 2.0 * 2 * 2048 * 2048 * 4 * Double(card.cards[0].multiprocessorCount)
    #expect(rate.isFinite && rate >= operations / seconds)
    #expect(try fake.launchCount == launches + 3)
    #expect(try fake.liveAllocationCount == allocations)
  }
}
