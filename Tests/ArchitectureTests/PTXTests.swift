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
      "Sources/KernelsPTX is stale: run scripts/build-ptx and commit it"
    ) {
      try Repository.output(of: [Self.script, "--check"])
    }
  }

  @Test("leaves no rounding to the assembler, and calls nothing")
  func isExplicit() throws {
    let names = Repository.files.filter { $0.hasSuffix(".ptx") }
    #expect(names.count > 1)
    for name in names {
      let text = try #require(Repository.text(name))
      #expect(text.contains(".visible .entry"), "\(name)")
      #expect(!text.contains(".extern"), "\(name)")
      #expect(text.firstMatch(of: /\b(add|sub|mul|fma|div|sqrt)\.f64/) == nil, "\(name)")
      #expect(text.firstMatch(of: /\.approx\b/) == nil, "\(name)")
    }
  }
}
