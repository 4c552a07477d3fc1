// SPDX-License-Identifier: MIT

import Testing

@Suite("README.md")
struct ReadmeTests {
  @Test("The library's example is the program that is built, to the letter")
  func exampleIsBuilt() throws {
    let readme = try #require(Repository.text("README.md"))
    let program = try #require(Repository.text("Examples/SingleWaveform/main.swift"))
    let code = program.drop { $0 != "\n" }.drop { $0 == "\n" }
    #expect(readme.contains("```swift\n\(code)```\n"))
  }

  @Test("Links to files of the repository lead somewhere")
  func linksLeadSomewhere() throws {
    for document in Repository.files where document.hasSuffix(".md") {
      let folder = document.split(separator: "/").dropLast().joined(separator: "/")
      for match in (Repository.text(document) ?? "").matches(of: /\]\(([^)#:]+)\)/) {
        let path = Self.resolved((folder.isEmpty ? "" : folder + "/") + match.1)
        #expect(
          Repository.files.contains(path),
          "\(document) links to \(match.1), which is not there"
        )
      }
    }
  }

  /// The path without `..`.
  private static func resolved(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
