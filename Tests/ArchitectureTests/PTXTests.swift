// SPDX-License-Identifier: MIT

import Testing

@Suite("The committed GPU code")
struct PTXTests {
  /// Whether the tools that wrote the file are here, in the same versions.
  private static let isComparable =
    (try? Repository.output(of: [script, "--can-check"])) != nil

  private static let script = Repository.url("scripts/build-ptx").path

  @Test(
    "is what the kernels give",
    .enabled(if: isComparable, "needs LLVM 22 and Swift in the versions that the file names")
  )
  func isFresh() throws {
    #expect(
      throws: Never.self,
      "Sources/KernelsPTX/kernels.ptx is stale: run scripts/build-ptx and commit it"
    ) {
      try Repository.output(of: [Self.script, "--check"])
    }
  }

  @Test("leaves no rounding to the assembler, and calls nothing")
  func isExplicit() throws {
    let text = try #require(Repository.text("Sources/KernelsPTX/kernels.ptx"))
    #expect(text.contains(".visible .entry"))
    #expect(!text.contains(".extern"))
    #expect(text.firstMatch(of: /\b(add|sub|mul|fma|div|sqrt)\.f64/) == nil)
    #expect(text.firstMatch(of: /\.approx\b/) == nil)
  }
}
