// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite("Files are as they should be")
struct FileTests {
  @Test("The kernels are written once: their other folders are links")
  func kernelsAreLinks() {
    for build in ModuleTable.kernelBuilds {
      #expect(Repository.destinationOfLink("Sources/\(build)") == "Kernels")
    }
    #expect(Repository.destinationOfLink("Tests/KernelsTests/Kernels") == "../../Sources/Kernels")
  }

  @Test("No two Swift files have the same text")
  func noCopies() {
    var seen: [String: String] = [:]
    for file in Repository.files where file.hasSuffix(".swift") {
      guard let text = Repository.text(file), text.count > 100 else { continue }
      #expect(seen[text] == nil, "\(file) is a copy of \(seen[text] ?? "")")
      seen[text] = file
    }
  }

  @Test("Source files name their licence")
  func licences() {
    let line = "SPDX-License-Identifier: MIT"
    let names = ["Makefile"]
    let folders = ["scripts/", ".ci/"]
    let endings = [".swift", ".c", ".h", ".py", ".sh"]
    for file in Repository.files {
      guard let text = Repository.text(file) else { continue }
      let isSource =
        names.contains(file) || endings.contains { file.hasSuffix($0) }
        || (folders.contains { file.hasPrefix($0) } && text.hasPrefix("#!"))
      guard isSource else { continue }
      let top = text.split(separator: "\n", maxSplits: 2).prefix(2)
      #expect(top.contains { $0.contains(line) }, "\(file) lacks \(line) in its first two lines")
    }
  }

  @Test("No module has two files of one name, which Swift refuses")
  func fileNamesAreUnique() {
    let rows = ModuleTable.allowedImports.keys.map(ModuleTable.folder)
    for folder in rows {
      let names = Repository.swiftFiles(in: folder).map { $0.split(separator: "/").last ?? "" }
      let twice = Dictionary(grouping: names, by: { $0 }).filter { $1.count > 1 }.keys.sorted()
      #expect(twice.isEmpty, "\(folder) has more than one \(twice.joined(separator: ", "))")
    }
  }

  @Test("No file is larger than a megabyte, but for the kernels in the GPU's language")
  func filesAreSmall() throws {
    for file in Repository.files {
      let size = try Repository.url(file).resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
      let limit = file.hasSuffix(".ptx") ? 8 << 20 : 1 << 20
      #expect(size <= limit, "\(file) has \(size) bytes")
    }
  }

  @Test("No file names a folder of one machine, or holds marks of a merge")
  func wordsThatMustNotAppear() {
    // Written in pieces, so that this file may pass.
    let words = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "<<<<" + "<<< ", ">>>>" + ">>> "]
    for file in Repository.files {
      guard let text = Repository.text(file) else { continue }
      for word in words {
        #expect(!text.contains(word), "\(file) contains \(word)")
      }
    }
  }
}
