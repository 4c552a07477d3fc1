// SPDX-License-Identifier: MIT

import Compression
import Foundation
import Generation
import GenerationCUDA
import KernelRecords
import Testing

extension CUDABackendTests {
  /// Whitening, heterodyning and products with a basis, on the card.
  @Suite("Transforms", .serialized)
  struct TransformTests {
    /// Our own kernels multiply; what may be installed here is not asked.
    init() { setenv(CUBLASLibrary.environmentVariable, "none", 1) }

    private func transformed(
      _ test: TransformCase,
      _ card: CUDABackend
    ) throws -> any TransformedRows {
      try #require(card.transformedRows(test.transform))
    }

    private func bits(_ rows: [[Double]]) -> [[UInt64]] { rows.map { $0.map(\.bitPattern) } }

    private func rounded(_ rows: [[Double]]) -> [[Double]] {
      rows.map { $0.map { Double(Float($0)) } }
    }

    /// The largest |Δc| over the norm of the row that was expanded; 0 for rows of zeros alone.
    private func distance(
      _ coefficients: [[Double]],
      from expected: [[Double]],
      of rows: [[Double]]
    ) -> Double {
      zip(zip(coefficients, expected), rows).map { pair, row in
        let norm = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let largest = zip(pair.0, pair.1).map { abs($0 - $1) }.max() ?? .infinity
        return largest == 0 ? 0 : largest / norm
      }.max() ?? .infinity
    }

    @Test(
      "rows are whitened and turned as by the processor, to the bit",
      arguments: [(true, true), (true, false), (false, true)]
    )
    func sameBits(hasWhitening: Bool, hasHeterodyning: Bool) throws {
      let fake = try FakeDriver()
      for domain in try TestCase.domains {
        let test = try TransformCase(
          domain,
          hasWhitening: hasWhitening,
          hasHeterodyning: hasHeterodyning
        )
        let expected = try test.processorRows()
        #expect(expected.joined().count { $0 != 0 } > 100)
        let rows = try transformed(test, test.card(fake))
        let made = CardRows(rows, test)
        #expect(made.bits == bits(expected))
        #expect(made.report.failures.map(\.row) == [4, 6])
        let single = CardRows(rows, test, isSingle: true)
        #expect(single.bits == bits(rounded(expected)))
        let padded = try #require(CardRows(rows, test, padding: 3).withoutPadding(3))
        #expect(bits(padded) == bits(expected))
      }
    }

    @Test("rows of models that precess are transformed to the bit")
    func precession() throws {
      let test = try TransformCase(TestCase.multibanded.get(), model: .imrPhenomXP)
      let rows = try transformed(test, test.card(FakeDriver()))
      #expect(CardRows(rows, test).bits == bits(try test.processorRows()))
    }

    @Test("no step at all leaves rows as they are")
    func noSteps() throws {
      let test = try TransformCase(
        TestCase.uniform.get(),
        hasWhitening: false,
        hasHeterodyning: false
      )
      let rows = try transformed(test, test.card(FakeDriver()))
      #expect(CardRows(rows, test).bits == bits(try test.processorRows()))
    }

    @Test(
      "coefficients are the processor's within 1e-13 of the row's norm",
      arguments: [1, 2, 7, 40]
    )
    func coefficients(size: Int) throws {
      let fake = try FakeDriver()
      for domain in try TestCase.domains + [TransformCase.long.get()] {
        let test = try TransformCase(domain, basisSize: size)
        let expected = try test.processorCoefficients(try #require(test.basis))
        let rows = try transformed(test, test.card(fake))
        #expect(rows.numberCount == size)
        let made = CardRows(rows, test)
        #expect(made.report.failures.map(\.row) == [4, 6])
        #expect(distance(made.rows, from: expected, of: try test.processorRows()) < 1e-13)
        #expect(CardRows(rows, test, isSingle: true).rows == rounded(made.rows))
        #expect(CardRows(rows, test, padding: 5).withoutPadding(5) == made.rows)
      }
    }

    @Test("a basis alone, without steps before it")
    func basisAlone() throws {
      let test = try TransformCase(
        TestCase.uniform.get(),
        basisSize: 6,
        hasWhitening: false,
        hasHeterodyning: false
      )
      let made = CardRows(try transformed(test, test.card(FakeDriver())), test)
      let expected = try test.processorCoefficients(try #require(test.basis))
      #expect(distance(made.rows, from: expected, of: try test.processorRows()) < 1e-13)
    }

    @Test(
      "the order in which threads run changes no coefficient",
      arguments: ["order=1", "order=2"]
    )
    func anyOrder(order: String) throws {
      let test = try TransformCase(TransformCase.long.get(), basisSize: 7)
      let expected = CardRows(try transformed(test, test.card(FakeDriver())), test)
      let other = CardRows(try transformed(test, test.card(FakeDriver(order))), test)
      #expect(other == expected)
    }

    @Test("a row's coefficients do not depend on the rows beside it")
    func rowsAreIndependent() throws {
      let test = try TransformCase(TransformCase.long.get(), basisSize: 5, count: 11)
      let rows = try transformed(test, test.card(FakeDriver()))
      let all = CardRows(rows, test).bits
      for range in [0..<1, 3..<5, 2..<9, 10..<11] {
        let some = CardRows(rows, test, binaries: range).bits
        let cross = range.lowerBound + 11..<range.upperBound + 11
        #expect(some == Array(all[range]) + Array(all[cross]))
      }
    }

    @Test("one backend makes rows of several kinds in turn")
    func severalTransforms() throws {
      let plain = try TransformCase(TestCase.uniform.get())
      let expanded = try TransformCase(TestCase.uniform.get(), basisSize: 4)
      let card = try plain.card(FakeDriver())
      let native = TestRows(try TestCase.native(plain.model, plain.domain), plain.binaries)
      let rows = try (transformed(plain, card), transformed(expanded, card))
      let coefficients = CardRows(rows.1, expanded)
      for _ in 0..<2 {
        #expect(CardRows(rows.0, plain).bits == bits(try plain.processorRows()))
        #expect(CardRows(rows.1, expanded) == coefficients)
        #expect(TestRows(card, plain.binaries) == native)
      }
    }

    @Test("any one allocation fails: blocks are smaller, coefficients the same", arguments: [1, 2])
    func anyAllocationFails(failures: Int) throws {
      let test = try TransformCase(TestCase.uniform.get(), basisSize: 5, count: 20)
      let expected = CardRows(try transformed(test, test.card(FakeDriver())), test)
      #expect(expected.report.breakdown == nil)
      for number in 1...24 {
        let fake = try FakeDriver()
        let before = try fake.liveAllocationCount
        do {
          let rows = try transformed(test, test.card(fake))
          _ = try FakeDriver("oom=\(number) ooms=\(failures)")
          #expect(CardRows(rows, test) == expected, "allocation \(number)")
        }
        #expect(try fake.liveAllocationCount == before, "memory is not given back: \(number)")
      }
    }

    @Test("little memory: blocks are smaller, coefficients the same")
    func littleMemory() throws {
      let test = try TransformCase(TestCase.uniform.get(), basisSize: 5, count: 20)
      let fake = try FakeDriver()
      let expected = CardRows(try transformed(test, test.card(fake)), test)
      let launches = try fake.launchCount
      let small = try FakeDriver("memory=200000")
      #expect(CardRows(try transformed(test, test.card(small)), test) == expected)
      #expect(try small.launchCount > launches)
    }

    @Test("memory is used up for good: the batch ends and says so")
    func noMemoryAtAll() throws {
      let test = try TransformCase(TestCase.uniform.get(), basisSize: 5)
      let rows = try transformed(test, test.card(FakeDriver()))
      _ = try FakeDriver("oom=1 ooms=1000000")
      let breakdown = try #require(CardRows(rows, test).report.breakdown)
      #expect(breakdown.contains("Fake card has no room for"))
    }

    @Test("one of two cards is lost: the other makes its rows")
    func lostCardOfTwo() throws {
      let test = try TransformCase(TestCase.uniform.get(), basisSize: 5)
      let expected = CardRows(try transformed(test, test.card(FakeDriver())), test)
      for launch in 1...6 {
        let rows = try transformed(test, test.card(FakeDriver("devices=2")))
        _ = try FakeDriver("devices=2 lost=\(launch)")
        for _ in 0..<4 { #expect(CardRows(rows, test) == expected) }
      }
    }
  }
}
