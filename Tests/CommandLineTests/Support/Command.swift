// SPDX-License-Identifier: MIT

import Foundation
import Testing

/// The built command `whipbird`, run as users run it.
enum Command {
  /// Where the build left it: beside the tests.
  static let path: String = {
    let beside = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "whipbird").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return Repository.url(".build/release/whipbird").path
  }()

  /// What a command printed and how it ended.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// A command that has been started.
  final class Running {
    let process: ChildProcess
    private let folder: WorkFolder
    private let name: String

    init(_ words: [String], environment: [String: String], folder: WorkFolder) throws {
      self.folder = folder
      name = "log-" + UUID().uuidString
      var variables = ProcessInfo.processInfo.environment
      variables.merge(environment) { $1 }
      process = try ChildProcess(
        words,
        environment: variables,
        folder: folder.path,
        output: folder.file(name + ".out"),
        errors: folder.file(name + ".err")
      )
    }

    func send(_ signal: Int32) { process.send(signal) }

    func wait() throws -> Result {
      let status = process.wait()
      defer {
        folder.remove(name + ".out")
        folder.remove(name + ".err")
      }
      return Result(
        status: status,
        output: String(decoding: try folder.bytes(name + ".out"), as: UTF8.self),
        errors: String(decoding: try folder.bytes(name + ".err"), as: UTF8.self)
      )
    }
  }

  static func start(
    _ arguments: [String],
    in folder: WorkFolder,
    environment: [String: String] = [:]
  ) throws -> Running {
    try Running([path] + arguments, environment: environment, folder: folder)
  }

  /// Runs `whipbird` with these arguments in the folder.
  static func run(
    _ arguments: [String],
    in folder: WorkFolder,
    environment: [String: String] = [:]
  ) throws -> Result {
    try start(arguments, in: folder, environment: environment).wait()
  }

  /// Runs `whipbird` and expects it to succeed without a word on standard error.
  @discardableResult
  static func succeed(
    _ arguments: [String],
    in folder: WorkFolder,
    environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Result {
    let result = try run(arguments, in: folder, environment: environment)
    #expect(result.status == 0, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors.isEmpty, sourceLocation: sourceLocation)
    return result
  }

  /// Runs `whipbird` and expects an exit status, and these pieces in the message on standard error.
  @discardableResult
  static func fail(
    _ arguments: [String],
    in folder: WorkFolder,
    status: Int32,
    naming pieces: [String],
    environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Result {
    let result = try run(arguments, in: folder, environment: environment)
    #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors.hasPrefix("Error: "), "\(result.errors)", sourceLocation: sourceLocation)
    for piece in pieces {
      #expect(
        result.errors.contains(piece),
        "no '\(piece)' in: \(result.errors)",
        sourceLocation: sourceLocation
      )
    }
    return result
  }

  /// Runs a line of shell, where `$WHIPBIRD` is the command.
  static func shell(_ line: String, in folder: WorkFolder) throws -> Result {
    try Running(["/bin/sh", "-c", line], environment: ["WHIPBIRD": path], folder: folder).wait()
  }
}

/// The repository that the tests belong to.
enum Repository {
  static func url(_ path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: path)
  }
}
