// SPDX-License-Identifier: MIT

import Binaries
import Testing

/// The nearest known name of a misspelled one.
struct NameSuggestionTests {
  static let known = MassQuantity.allCases.map(\.rawValue)

  @Test("A slip of the pen finds its name")
  func slips() {
    #expect(NameSuggestion.nearest(to: "mas_ratio", in: Self.known) == "mass_ratio")
    #expect(NameSuggestion.nearest(to: "Chirp_Mass", in: Self.known) == "chirp_mass")
    #expect(NameSuggestion.nearest(to: "chrip_mass", in: Self.known) == "chirp_mass")
    #expect(NameSuggestion.nearest(to: "mass1", in: Self.known) == "mass_1")
  }

  @Test("Nothing near gives no suggestion")
  func nothingNear() {
    #expect(NameSuggestion.nearest(to: "ellipticity", in: Self.known) == nil)
    #expect(NameSuggestion.nearest(to: "x", in: []) == nil)
    // The distance of every pair would take half a minute.
    let long = String(repeating: "mass_1", count: 1_000_000)
    #expect(NameSuggestion.nearest(to: long, in: Self.known) == nil)
    #expect(NameSuggestion.clause(for: "ellipticity", in: Self.known).isEmpty)
  }

  @Test("The distance counts edits")
  func distances() {
    #expect(NameSuggestion.editDistance("", "abc") == 3)
    #expect(NameSuggestion.editDistance("kitten", "sitting") == 3)
    #expect(NameSuggestion.editDistance("ab", "ba") == 1)
  }
}
