// SPDX-License-Identifier: MIT

import Domains
import Generation
import GenerationCUDA
import KernelRecords
import Testing

extension CUDABackendTests {
  /// What becomes of a run when the card, its driver or its memory fails.
  @Suite("Faults", .serialized)
  struct FaultTests {
    private let model = WaveformModel.imrPhenomD
    private let binaries = TestCase.binaries(.imrPhenomD, count: 20)

    private func backend(_ fake: FakeDriver) throws -> CUDABackend {
      try CUDABackend(
        settings: TestCase.settings(model),
        domain: TestCase.uniform.get(),
        driver: fake.open()
      )
    }

    private var expected: TestRows {
      get throws { TestRows(try TestCase.native(model, TestCase.uniform.get()), binaries) }
    }

    @Test("little memory: blocks are smaller, rows the same")
    func littleMemory() throws {
      // Room for some three rows in each of four queues.
      let fake = try FakeDriver("memory=160000")
      let card = try backend(fake)
      let before = try fake.launchCount
      #expect(TestRows(card, binaries) == (try expected))
      #expect(try fake.launchCount > before + 4)
    }

    @Test("any one allocation fails: an error at the start, or smaller blocks")
    func anyAllocationFails() throws {
      let rows = try expected
      var (refused, made) = (0, 0)
      for number in 1...40 {
        let fake = try FakeDriver("oom=\(number)")
        let before = try fake.liveAllocationCount
        do {
          let card = try backend(fake)
          #expect(TestRows(card, binaries) == rows)
          made += 1
        } catch let error as CUDAError {
          #expect(error.isOutOfMemory)
          #expect(error.description.contains("no room for"))
          refused += 1
        }
        #expect(try fake.liveAllocationCount == before, "memory is not given back: \(number)")
      }
      #expect(refused > 0 && made > 0)
    }

    @Test("memory is used up for good: the batch ends and says so")
    func noMemoryAtAll() throws {
      let fake = try FakeDriver()
      let before = try fake.liveAllocationCount
      do {
        let card = try backend(fake)
        _ = try FakeDriver("oom=1 ooms=1000000")
        let report = TestRows(card, binaries).report
        let breakdown = try #require(report.breakdown)
        #expect(breakdown.contains("Fake card has no room for"))
        #expect(report.failures.count == binaries.count)
      }
      #expect(try fake.liveAllocationCount == before)
    }

    @Test("a card is lost: the batch ends, and so does every later one")
    func lostCard() throws {
      let fake = try FakeDriver()
      let before = try fake.liveAllocationCount
      do {
        let card = try backend(fake)
        _ = try FakeDriver("lost=2")
        for _ in 0..<3 {
          let breakdown = try #require(TestRows(card, binaries).report.breakdown)
          #expect(breakdown.contains("CUDA_ERROR_LAUNCH_FAILED"))
        }
      }
      #expect(try fake.liveAllocationCount == before)
    }

    @Test("one of two cards is lost: the other makes its rows")
    func lostCardOfTwo() throws {
      let card = try backend(FakeDriver("devices=2"))
      _ = try FakeDriver("devices=2 lost=1")
      for _ in 0..<4 { #expect(TestRows(card, binaries) == (try expected)) }
    }

    @Test("the driver does not take the kernels")
    func refusedKernels() throws {
      let error = try #require(throws: CUDAError.self) { try backend(FakeDriver("module=218")) }
      #expect(error.description.contains("the tests want no kernels"))
      #expect(!error.isAbsence)
    }

    @Test("no card")
    func noCard() throws {
      let error = try #require(throws: CUDAError.self) { try backend(FakeDriver("devices=0")) }
      #expect(error.description.contains("shows no card"))
      #expect(error.isAbsence)
    }

    @Test("a driver that does not start")
    func deadDriver() throws {
      let error = try #require(throws: CUDAError.self) { try backend(FakeDriver("init=803")) }
      #expect(error.description.contains("does not start: an unknown error (803)"))
      #expect(!error.isAbsence)
    }

    @Test("a driver, or a card, that is too old")
    func tooOld() throws {
      let driver = try #require(throws: CUDAError.self) { try backend(FakeDriver("version=11080")) }
      #expect(driver == .driverTooOld(version: 11080, needed: 12000))
      #expect(driver.description.contains("CUDA 11.8") && driver.description.contains("12.0"))
      let card = try #require(throws: CUDAError.self) { try backend(FakeDriver("capability=75")) }
      #expect(card == .deviceTooOld(device: "Fake card", capability: "7.5", needed: "8.0"))
    }

    @Test("no driver, and a library that is none")
    func noDriver() throws {
      let missing = try #require(throws: CUDAError.self) {
        try CUDADriver(library: "/nonexistent/libcuda.so.1")
      }
      #expect(missing.isAbsence)
      #expect(missing.description.contains("/nonexistent/libcuda.so.1"))
      #if canImport(Glibc)
      let other = try #require(throws: CUDAError.self) { try CUDADriver(library: "libm.so.6") }
      #expect(other == .functionMissing(name: "cuInit", library: "libm.so.6"))
      #endif
    }

    @Test("settings that our own kernels do not serve")
    func notServed() throws {
      let settings = try WaveformSettings(approximant: "SEOBNRv5PHM", referenceFrequency: 20)
      let fake = try FakeDriver()
      #expect(throws: GenerationError.self) {
        try CUDABackend(settings: settings, domain: TestCase.uniform.get(), driver: fake.open())
      }
    }
  }
}
