// SPDX-License-Identifier: MIT

import Testing

@Suite("Imports follow the module table")
struct ImportTests {
  @Test(
    "The scanner sees every form of an import",
    arguments: [
      ("import Foundation", "Foundation"),
      ("  import Foundation", "Foundation"),
      ("@_exported import Binaries", "Binaries"),
      ("@preconcurrency public import Domains", "Domains"),
      ("@_spi(Testing) package import Priors", "Priors"),
      ("import struct Foundation.Date", "Foundation"),
      ("import func Glibc.sin", "Glibc"),
    ]
  )
  func scannerSees(line: String, module: String) {
    #expect(ImportScanner.modules(in: "// SPDX\n\n\(line)\nlet x = 1\n") == [module])
  }

  @Test("The scanner sees no import in comments and names")
  func scannerSeesNothingElse() {
    let text = "// import Foundation\nlet importance = 1\n/// import Glibc\nimportant()\n"
    #expect(ImportScanner.modules(in: text).isEmpty)
  }

  @Test(
    "A module imports what its row allows",
    arguments: ModuleTable.allowedImports.keys.sorted()
  )
  func importsAreAllowed(row: String) {
    let files = Repository.swiftFiles(in: ModuleTable.folder(of: row))
    #expect(
      files.isEmpty == ModuleTable.modulesWithoutSwift.contains(row),
      "is the folder of \(row) another one?"
    )
    let allowed = ModuleTable.everyAllowedImport(of: row)
    for file in files {
      let imported = Set(
        ImportScanner.modules(in: Repository.text(file) ?? "").map(ModuleTable.row)
      )
      let forbidden = imported.subtracting(allowed).sorted()
      #expect(forbidden.isEmpty, "\(file) may not import \(forbidden.joined(separator: ", "))")
    }
  }

  @Test("Every folder of sources belongs to a row")
  func everyFolderHasARow() {
    let sources = Repository.files.filter { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") }
    let folders = Set(sources.map { $0.split(separator: "/")[1] })
    for folder in folders.map(String.init).sorted() {
      #expect(
        ModuleTable.allowedImports[ModuleTable.row(of: folder)] != nil,
        "Sources/\(folder) has no row in ModuleTable"
      )
    }
  }
}
