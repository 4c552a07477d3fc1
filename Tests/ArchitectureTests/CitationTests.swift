// SPDX-License-Identifier: MIT

import Testing

@Suite("Citations have entries in References.bib")
struct CitationTests {
  @Test("Keys are unique, and every entry has author, title and year")
  func entriesAreComplete() throws {
    let text = try #require(Repository.text("References.bib"))
    let entries = text.split(separator: "\n@").filter { $0.contains("{") && !$0.hasPrefix("%") }
    #expect(!entries.isEmpty)
    let keys = entries.compactMap(Self.key)
    #expect(keys.count == entries.count)
    #expect(Set(keys).count == keys.count)
    for entry in entries {
      for field in ["author", "title", "year"] {
        #expect(entry.contains("  \(field) "), "\(Self.key(of: entry) ?? "?") lacks \(field)")
      }
    }
  }

  @Test("Every [@key] in documents and sources is there")
  func keysExist() throws {
    let bibliography = try #require(Repository.text("References.bib"))
    let keys = Set(bibliography.split(separator: "\n@").compactMap(Self.key))
    var cited: Set<String> = []
    for file in Repository.files where file.hasSuffix(".md") || file.hasPrefix("Sources/") {
      for match in (Repository.text(file) ?? "").matches(of: #/\[@([\w:;@ -]+)\]/#) {
        for part in match.1.split(separator: ";") {
          let key = part.drop { $0 == " " || $0 == "@" }
          cited.insert(String(key))
          #expect(keys.contains(String(key)), "\(file) cites \(key), which References.bib lacks")
        }
      }
    }
    #expect(!cited.isEmpty)
  }

  private static func key(of entry: Substring) -> String? {
    guard let brace = entry.firstIndex(of: "{"), let comma = entry.firstIndex(of: ",") else {
      return nil
    }
    return String(entry[entry.index(after: brace)..<comma])
  }
}
