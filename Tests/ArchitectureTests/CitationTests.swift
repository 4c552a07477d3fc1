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

  @Test("Every key cited in documents and sources is there")
  func keysExist() throws {
    let bibliography = try #require(Repository.text("References.bib"))
    let keys = Set(bibliography.split(separator: "\n@").compactMap(Self.key))
    let citing = Repository.files.filter { $0.hasSuffix(".md") || $0.hasPrefix("Sources/") }
    var hasCitation = false
    for file in citing {
      for key in Self.citedKeys(in: Repository.text(file) ?? "") {
        hasCitation = true
        #expect(keys.contains(key), "\(file) cites \(key), which References.bib lacks")
      }
    }
    #expect(hasCitation)
  }

  @Test("Citations are read in each of their forms")
  func citationsAreRead() {
    #expect(Self.citedKeys(in: "as in [@Khan2016; @Husa2016], and") == ["Khan2016", "Husa2016"])
    #expect(Self.citedKeys(in: "/// Reference: Khan2016, Eq. (35)") == ["Khan2016"])
    #expect(Self.citedKeys(in: "/// References: Khan2016, Husa2016.") == ["Khan2016", "Husa2016"])
    #expect(Self.citedKeys(in: "  references: [\"Khan2016\"],") == ["Khan2016"])
    #expect(Self.citedKeys(in: "See Khan2016 and a@b.").isEmpty)
  }

  /// The keys that follow `[@`, `Reference:` or `references: [`.
  private static func citedKeys(in text: String) -> [String] {
    let lists =
      text.matches(of: /\[(@[\w:;@ -]+)\]/).map(\.1)
      + text.matches(of: /[Rr]eferences?: \[?((?:"?[A-Z]\w*[0-9]{4}[a-z]?"?(?:, )?)+)/).map(\.1)
    return lists.flatMap { $0.matches(of: /[A-Za-z]\w+/).map { String($0.0) } }
  }

  private static func key(of entry: Substring) -> String? {
    guard let brace = entry.firstIndex(of: "{"), let comma = entry.firstIndex(of: ",") else {
      return nil
    }
    return String(entry[entry.index(after: brace)..<comma])
  }
}
