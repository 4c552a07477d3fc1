// SPDX-License-Identifier: MIT

import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A process that a test has started, with its output going to files.
///
/// Foundation's `Process` notices an end up to 50 ms late.
final class ChildProcess {
  struct SpawnFailure: Error { let code: Int32 }

  private let identifier: pid_t
  private var status: Int32?

  /// Starts a program with the environment given and nothing on standard input.
  init(
    _ arguments: [String],
    environment: [String: String],
    folder: String,
    output: String,
    errors: String
  ) throws {
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    var identifier: pid_t = 0
    #if canImport(Glibc)
    var actions = posix_spawn_file_actions_t()
    #else
    var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o600)
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder]
    var words = (shell + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    let code = posix_spawn(&identifier, shell[0], &actions, nil, &words, &variables)
    guard code == 0 else { throw SpawnFailure(code: code) }
    self.identifier = identifier
  }

  deinit {
    guard status == nil else { return }
    send(SIGKILL)
    wait()
  }

  func send(_ signal: Int32) { if status == nil { kill(identifier, signal) } }

  /// Whether the process is still there; the status of one that has ended is remembered.
  var isRunning: Bool {
    if status == nil { reap(WNOHANG) }
    return status == nil
  }

  /// The largest memory of the process until now, in bytes; nil where the system does not tell.
  ///
  /// What `wait4` tells is no less than the memory of the process that started it.
  var peakByteCount: Int? {
    let text = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)
    let line = text?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1024 }
  }

  /// Waits for the end.
  ///
  /// - Returns: The exit status; 128 + the signal where a signal ended the process.
  @discardableResult
  func wait() -> Int32 {
    while true {
      if let status { return status }
      reap(0)
    }
  }

  private func reap(_ options: Int32) {
    var raw: Int32 = 0
    let result = waitpid(identifier, &raw, options)
    if result == 0 || (result < 0 && errno == EINTR) { return }
    let signal = raw & 0x7f
    status = signal == 0 ? raw >> 8 & 0xff : 128 + signal
  }
}
