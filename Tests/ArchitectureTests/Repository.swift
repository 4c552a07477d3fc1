// SPDX-License-Identifier: MIT

import Foundation

/// The files of this repository.
enum Repository {
  /// The folder that holds Package.swift.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The paths, from the root, of all files that are committed or about to be.
  static let files: [String] = {
    let listed = try? output(of: [
      "git", "-C", root.path, "ls-files", "-z", "--cached", "--others", "--exclude-standard",
    ])
    let paths = listed?.split(separator: "\0").map(String.init) ?? everyFile()
    return paths.filter { FileManager.default.fileExists(atPath: url($0).path) }.sorted()
  }()

  /// The Swift files in a folder and below it; the links beside `Sources/Kernels` are not followed.
  static func swiftFiles(in folder: String) -> [String] {
    files.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(".swift") }
  }

  /// The place of a path.
  static func url(_ path: String) -> URL { root.appending(path: path) }

  /// The text of a file, or nil when it is a link, a folder or no text.
  static func text(_ path: String) -> String? {
    if destinationOfLink(path) != nil { return nil }
    guard let data = try? Data(contentsOf: url(path)) else { return nil }
    return String(data: data, encoding: .utf8)
  }

  /// What a symbolic link says, or nil for anything else.
  static func destinationOfLink(_ path: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: url(path).path)
  }

  /// What a command prints; throws when it fails.
  static func output(of command: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CommandFailure(command: command) }
    return String(decoding: data, as: UTF8.self)
  }

  /// A command that ended with an error.
  struct CommandFailure: Error { let command: [String] }

  /// What is there where git cannot say (an unpacked archive).
  private static func everyFile() -> [String] {
    let skipped = [".git/", ".build", ".venv", "Output/"]
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: url(path).path, isDirectory: &isFolder)
      return (!isFolder.boolValue || destinationOfLink(path) != nil)
        && !skipped.contains { path.hasPrefix($0) }
    }
  }
}
