// SPDX-License-Identifier: MIT

import Compression
import Domains
import Foundation
import Generation
import GenerationCUDA
import KernelRecords
import Testing

extension CUDABackendTests {
  /// Rows that the processor makes and a card transforms.
  @Suite("Rows of another backend", .serialized)
  struct HybridTests {
    private func hybrid(_ test: TransformCase, _ fake: FakeDriver) throws -> HybridBackend {
      try HybridBackend(rows: TestCase.native(test.model, test.domain), driver: fake.open())
    }

    private func transformed(
      _ test: TransformCase,
      _ card: HybridBackend
    ) throws -> any TransformedRows {
      try #require(card.transformedRows(test.transform))
    }

    private func bits(_ rows: [[Double]]) -> [[UInt64]] { rows.map { $0.map(\.bitPattern) } }

    @Test("what makes rows and what transforms them have names, and one of them decides bits")
    func identity() throws {
      let test = try TransformCase(TestCase.uniform.get())
      let native = try TestCase.native(test.model, test.domain).identity.description
      let identity = try hybrid(test, FakeDriver("devices=2")).identity
      #expect(identity.name == "native")
      let words = "\(native), transformed by cuda \(WhipbirdVersion.current) (2 x Fake card)"
      #expect(identity.description == words)
      #expect(BackendIdentity.arithmetic(of: words) == native)
      let merged = BackendIdentity.arithmetic(of: "lal 6 (LAL 7); \(words)")
      #expect(merged == "lal 6 (LAL 7); \(native)")
      #expect(BackendIdentity.arithmetic(of: ", transformed by ") == ", transformed by ")
    }

    @Test("rows as they are made never see a card")
    func plainRows() throws {
      let test = try TransformCase(TestCase.uniform.get())
      let fake = try FakeDriver()
      let card = try hybrid(test, fake)
      let native = try TestCase.native(test.model, test.domain)
      #expect(TestRows(card, test.binaries) == TestRows(native, test.binaries))
      #expect(
        TestRows(single: card, test.binaries) == TestRows(single: native, test.binaries)
      )
      #expect(try fake.launchCount == 0)
    }

    @Test("rows are whitened and turned as by the processor, to the bit")
    func sameBits() throws {
      let fake = try FakeDriver()
      for domain in try TestCase.domains {
        let test = try TransformCase(domain)
        let expected = try test.processorRows()
        let rows = try transformed(test, hybrid(test, fake))
        let made = CardRows(rows, test)
        #expect(made.bits == bits(expected))
        #expect(made.report.failures.map(\.row) == [4, 6])
        let single = CardRows(rows, test, isSingle: true)
        #expect(single.bits == bits(expected.map { $0.map { Double(Float($0)) } }))
        let padded = try #require(CardRows(rows, test, padding: 3).withoutPadding(3))
        #expect(bits(padded) == bits(expected))
      }
    }

    @Test("coefficients are those of rows that the card makes itself, whatever cuBLAS there is")
    func coefficients() throws {
      setenv(CUBLASLibrary.environmentVariable, "none", 1)
      let test = try TransformCase(TransformCase.long.get(), basisSize: 7)
      let madeThere = try test.card(FakeDriver()).transformedRows(test.transform)
      let own = CardRows(try #require(madeThere), test)
      setenv(CUBLASLibrary.environmentVariable, FakeDriver.path ?? "none", 1)
      defer { setenv(CUBLASLibrary.environmentVariable, "none", 1) }
      let fake = try FakeDriver()
      let card = try hybrid(test, fake)
      #expect(try card.productDescription() == "Whipbird's kernels on a card")
      let rows = try transformed(test, card)
      #expect(CardRows(rows, test) == own)
      #expect(CardRows(rows, test, binaries: 3..<4).rows == [own.rows[3], own.rows[12]])
      #expect(try fake.productCount == 0)
    }

    @Test("bins are averaged as by the processor, to the bit")
    func averages() throws {
      guard case .multibanded(let domain) = try TestCase.multibanded.get() else { return }
      #expect(domain.bands.map(\.factor) == [2, 4, 8])
      let rows = AveragedRows(domain)
      let transform = RowTransform(factors: (0..<domain.count).map { 1 + Double($0 % 5) / 7 })
      let binaries = TestCase.binaries(.imrPhenomD)
      let expected = TestRows(rows, binaries)
      #expect(expected.signalCount == 4 * domain.count * binaries.count)
      let card = try HybridBackend(rows: rows, driver: FakeDriver().open())
      #expect(TestRows(card, binaries) == expected)
      let plain = try #require(card.transformedRows(RowTransform()))
      _ = try FakeDriver("order=2")
      let test = try TransformCase(
        .multibanded(domain),
        hasWhitening: false,
        hasHeterodyning: false
      )
      #expect(CardRows(plain, test).bits.joined().elementsEqual(expected.bits))
      let scaled = try #require(card.transformedRows(transform))
      let factors = (0..<2 * domain.count).map { transform.factors?[$0 / 2] ?? .nan }
      let values = CardRows(scaled, test).rows.joined()
      for (index, value) in values.enumerated() {
        let mean = Double(bitPattern: expected.bits[index])
        #expect(value == mean * factors[index % factors.count])
      }
    }

    @Test(
      "any one allocation fails, or there is little memory: the same rows",
      arguments: [true, false]
    )
    func lackOfMemory(averages: Bool) throws {
      guard case .multibanded(let domain) = try TestCase.multibanded.get() else { return }
      let test = try TransformCase(.multibanded(domain), basisSize: 5, count: 20)
      let rows: any Backend =
        averages ? AveragedRows(domain) : try TestCase.native(test.model, test.domain)
      func card(_ fake: FakeDriver) throws -> HybridBackend {
        try HybridBackend(rows: rows, driver: fake.open())
      }
      let expected = CardRows(try transformed(test, card(FakeDriver())), test)
      #expect(expected.report.breakdown == nil)
      for number in 1...16 {
        let fake = try FakeDriver()
        let before = try fake.liveAllocationCount
        do {
          let rows = try transformed(test, card(fake))
          _ = try FakeDriver("oom=\(number) ooms=2")
          #expect(CardRows(rows, test) == expected, "allocation \(number)")
        }
        #expect(try fake.liveAllocationCount == before, "memory is not given back: \(number)")
      }
      let small = try FakeDriver("memory=\(averages ? 250_000 : 70_000)")
      #expect(CardRows(try transformed(test, card(small)), test) == expected)
      #expect(try small.launchCount > 6)
    }

    @Test("one of two cards is lost: the other transforms; the only one: the batch ends")
    func lostCards() throws {
      let test = try TransformCase(TestCase.uniform.get(), basisSize: 5)
      let expected = CardRows(try transformed(test, hybrid(test, FakeDriver())), test)
      let rows = try transformed(test, hybrid(test, FakeDriver("devices=2")))
      _ = try FakeDriver("devices=2 lost=1")
      for _ in 0..<3 { #expect(CardRows(rows, test) == expected) }
      let lone = try transformed(test, hybrid(test, FakeDriver()))
      _ = try FakeDriver("lost=2")
      let breakdown = try #require(CardRows(lone, test).report.breakdown)
      #expect(breakdown.contains("CUDA_ERROR_LAUNCH_FAILED"))
    }
  }
}

/// Numbers that look random, in place of rows of a uniform domain.
private struct FineRows: Backend {
  let binCount: Int
  let identity = BackendIdentity(name: "lal", version: "of the tests")

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    for (row, binary) in binaries.enumerated() {
      var state = binary.mass1.bitPattern
      for target in [rows.plus, rows.cross] {
        for index in 0..<2 * binCount {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          target[row * rows.stride + index] = Double(state >> 11) * 0x1p-52 - 1
        }
      }
    }
    return BatchReport()
  }
}

/// The same averaged over the bins of a multibanded domain, by the processor.
private struct AveragedRows: Backend {
  let domain: MultibandedFrequencyDomain
  private let fine: FineRows

  init(_ domain: MultibandedFrequencyDomain) {
    self.domain = domain
    fine = FineRows(binCount: domain.base.count)
  }

  var identity: BackendIdentity { fine.identity }
  var binCount: Int { domain.count }
  var unaveragedRows: UnaveragedRows? {
    UnaveragedRows(backend: fine, averaging: RowAveraging(domain))
  }

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    let made = TestRows(fine, Array(binaries)).bits.map { Double(bitPattern: $0) }
    let width = 2 * fine.binCount
    for index in 0..<2 * binaries.count {
      let row = Array(made[index * width..<(index + 1) * width])
      let means = (try? domain.decimate(row, valuesPerBin: 2)) ?? []
      let target = index < binaries.count ? rows.plus : rows.cross
      let place = target + index % binaries.count * rows.stride
      for (offset, mean) in means.enumerated() { place[offset] = mean }
    }
    return BatchReport()
  }
}
