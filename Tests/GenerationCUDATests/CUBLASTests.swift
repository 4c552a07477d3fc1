// SPDX-License-Identifier: MIT

import Foundation
import Generation
import GenerationCUDA
import Testing

extension CUDABackendTests {
  /// cuBLAS in the place of our own kernel; the tests' driver has its functions too.
  @Suite("cuBLAS", .serialized)
  struct CUBLASTests {
    private func choose(_ library: String?) {
      if let library {
        setenv(CUBLASLibrary.environmentVariable, library, 1)
      } else {
        unsetenv(CUBLASLibrary.environmentVariable)
      }
    }

    private let path = FakeDriver.path ?? "none"

    @Test("it multiplies where it is named, and a row's coefficients depend on this row alone")
    func products() throws {
      choose("none")
      defer { choose("none") }
      let test = try TransformCase(TestCase.uniform.get(), basisSize: 7)
      let own = test.card
      let expected = CardRows(try #require(own(FakeDriver()).transformedRows(test.transform)), test)
      choose(path)
      let fake = try FakeDriver()
      let before = try fake.liveAllocationCount
      do {
        let card = try test.card(fake)
        #expect(try card.productDescription() == "cuBLAS 12.1.2 on Fake card")
        let rows = try #require(card.transformedRows(test.transform))
        let made = CardRows(rows, test)
        #expect(try fake.productCount == 2)
        #expect(made.report == expected.report)
        for (row, other) in zip(made.rows, expected.rows) {
          let size = other.map(abs).max() ?? 0
          #expect(zip(row, other).allSatisfy { abs($0 - $1) <= 1e-13 * size })
        }
        let one = CardRows(rows, test, binaries: 3..<4)
        #expect(one.rows == [made.rows[3], made.rows[12]])
        let single = CardRows(rows, test, isSingle: true)
        #expect(single.rows == made.rows.map { $0.map { Double(Float($0)) } })
      }
      #expect(try fake.liveAllocationCount == before)
    }

    @Test("what is named and cannot be used is an error")
    func named() throws {
      defer { choose("none") }
      let test = try TransformCase(TestCase.uniform.get(), basisSize: 7)
      choose("/nonexistent/libcublas.so.12")
      let missing = try test.card(FakeDriver())
      #expect(throws: CUDAError.self) { try missing.productDescription() }
      #if canImport(Glibc)
      choose("libm.so.6")
      let other = try test.card(FakeDriver())
      let error = try #require(throws: CUDAError.self) { try other.productDescription() }
      #expect(error == .productsIncomplete(name: "cublasGetProperty", library: "libm.so.6"))
      #endif
      choose(path)
      let dead = try test.card(FakeDriver("cublas=1"))
      let refusal = try #require(throws: CUDAError.self) { try dead.productDescription() }
      #expect(refusal.description.contains("cublasCreate failed: a status of cuBLAS (1)"))
    }

    @Test("without it our own kernels multiply")
    func none() throws {
      defer { choose("none") }
      choose("none")
      let test = try TransformCase(TestCase.uniform.get(), basisSize: 7)
      let card = try test.card(FakeDriver())
      #expect(try card.productDescription() == "Whipbird's kernels on a card")
    }
  }
}
