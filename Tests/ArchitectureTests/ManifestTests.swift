// SPDX-License-Identifier: MIT

import Testing

@Suite("Package.swift follows the module table")
struct ManifestTests {
  @Test("Dependencies of targets are allowed, and every row is a target")
  func dependenciesAreAllowed() throws {
    let targets = try Manifest.read().targets.filter { $0.type != "test" }
    for target in targets {
      let row = ModuleTable.row(of: target.name)
      let imports = try #require(
        ModuleTable.allowedImports[row],
        "target \(target.name) has no row in ModuleTable"
      )
      // What an umbrella re-exports is declared beside it, so that incremental builds see it change.
      let allowed = imports.union(
        imports.contains("Whipbird") ? ModuleTable.allowedImports["Whipbird"] ?? [] : []
      )
      let declared = Set(target.dependencies.map { ModuleTable.row(of: $0.name) })
      let forbidden = declared.subtracting(allowed).sorted()
      #expect(
        forbidden.isEmpty,
        "\(target.name) may not depend on \(forbidden.joined(separator: ", "))"
      )
    }
    let rows = Set(targets.map { ModuleTable.row(of: $0.name) })
    let listed = Set(ModuleTable.allowedImports.keys)
    #expect(rows == listed.subtracting(ModuleTable.rowsWithoutTarget))
  }

  @Test("What a module imports is declared, not reached through another dependency")
  func importsAreDeclared() throws {
    for target in try Manifest.read().targets where target.type != "test" {
      let row = ModuleTable.row(of: target.name)
      let declared = Set(target.dependencies.map { ModuleTable.row(of: $0.name) })
      for file in Repository.swiftFiles(in: ModuleTable.folder(of: row)) {
        let imported = Set(
          ImportScanner.modules(in: Repository.text(file) ?? "").map(ModuleTable.row)
        )
        let own = imported.subtracting(ModuleTable.systemModules).subtracting(["Foundation"])
        let undeclared = own.subtracting(declared).sorted()
        #expect(undeclared.isEmpty, "\(file) imports undeclared \(undeclared)")
      }
    }
  }
}
