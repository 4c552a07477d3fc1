// SPDX-License-Identifier: MIT

import Foundation

/// The targets of Package.swift, as SwiftPM reads them.
struct Manifest: Decodable {
  let targets: [Target]

  struct Target: Decodable {
    let name: String
    let type: String
    let path: String?
    let dependencies: [Dependency]
  }

  /// A dependency is an object with one key (`byName`, `target` or `product`), whose value is a list
  /// that starts with the name.
  struct Dependency: Decodable {
    let name: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      guard let key = container.allKeys.first else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "a dependency without a kind")
        )
      }
      var list = try container.nestedUnkeyedContainer(forKey: key)
      name = try list.decode(String.self)
    }

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }
  }

  /// Asks SwiftPM, in a scratch folder of its own: the usual one is locked while tests run.
  static func read() throws -> Manifest {
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "whipbird-manifest-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let json = try Repository.output(of: [
      "swift", "package", "--package-path", Repository.root.path, "--scratch-path", scratch.path,
      "dump-package",
    ])
    return try JSONDecoder().decode(Manifest.self, from: Data(json.utf8))
  }
}
