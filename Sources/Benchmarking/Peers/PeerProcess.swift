// SPDX-License-Identifier: MIT

import Verification

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A worker process that answers lines with lines.
///
/// What it writes to its standard error goes to a file, whose end explains a failure.
final class PeerProcess {
  /// The worker's number.
  let identifier: pid_t
  private let input: Int32
  private let output: Int32
  private let errorFile: String
  private var received: [UInt8] = []
  /// Whether there is no worker any more.
  private(set) var hasEnded = false

  /// Starts a worker.
  ///
  /// - Parameters:
  ///   - arguments: The program, by its path, and what it is given.
  ///   - environment: Its variables.
  ///   - errorFile: Where its standard error goes.
  /// - Throws: `BenchmarkError.peer` where it cannot be started.
  init(
    arguments: [String],
    environment: [String: String],
    errorFile: String
  ) throws(BenchmarkError) {
    // A worker that has died must be an error of the next write, not the end of us.
    signal(SIGPIPE, SIG_IGN)
    self.errorFile = errorFile
    var toWorker: [Int32] = [-1, -1]
    var fromWorker: [Int32] = [-1, -1]
    guard pipe(&toWorker) == 0, pipe(&fromWorker) == 0 else {
      throw .peer(arguments[0], "no pipes: \(String(cString: strerror(errno)))")
    }
    for descriptor in [toWorker[1], fromWorker[0]] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    #if canImport(Glibc)
    var actions = posix_spawn_file_actions_t()
    #else
    var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toWorker[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromWorker[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(
      &actions,
      STDERR_FILENO,
      errorFile,
      O_WRONLY | O_CREAT | O_TRUNC,
      0o600
    )
    for descriptor in [toWorker[0], fromWorker[1]] {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var words = arguments.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var identifier: pid_t = 0
    let code = posix_spawn(&identifier, arguments[0], &actions, nil, &words, &variables)
    close(toWorker[0])
    close(fromWorker[1])
    self.identifier = identifier
    (input, output) = (toWorker[1], fromWorker[0])
    guard code == 0 else {
      hasEnded = true
      throw .peer(arguments[0], "cannot be started: \(String(cString: strerror(code)))")
    }
  }

  deinit { end() }

  /// Sends a line and waits for the next one.
  ///
  /// - Parameters:
  ///   - line: What to send, without an end of line.
  ///   - limit: The most seconds to wait; a worker that takes longer is ended.
  ///   - shouldStop: Asked while waiting; true ends the worker.
  /// - Returns: What it answered.
  /// - Throws: `BenchmarkError`, with the last words of a worker that failed.
  func ask(
    _ line: String,
    limit: Double,
    shouldStop: () -> Bool = { false }
  ) throws(BenchmarkError) -> String {
    try send(line + "\n")
    return try receive(limit: limit, shouldStop: shouldStop)
  }

  /// Waits for a line.
  ///
  /// - Throws: As ``ask(_:limit:shouldStop:)``.
  func receive(limit: Double, shouldStop: () -> Bool) throws(BenchmarkError) -> String {
    let begin = ContinuousClock.now
    while true {
      if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
        defer { received.removeSubrange(...end) }
        return String(decoding: received[..<end], as: UTF8.self)
      }
      guard !shouldStop() else {
        self.end()
        throw .interrupted
      }
      guard begin.duration(to: .now) / .seconds(1) < limit else {
        self.end()
        throw .peer("the worker", "gave no answer in \(Int(limit)) s and was ended")
      }
      var question = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&question, 1, 100) > 0 else { continue }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(output, &chunk, chunk.count)
      guard count > 0 else {
        self.end()
        throw .peer("the worker", "ended: \(lastWords)")
      }
      received += chunk[..<count]
    }
  }

  private func send(_ text: String) throws(BenchmarkError) {
    guard !hasEnded else { throw .peer("the worker", "has ended: \(lastWords)") }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      guard count > 0 else {
        end()
        throw .peer("the worker", "ended: \(lastWords)")
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The last lines of what it wrote to its standard error.
  private var lastWords: String {
    let lines = SystemFile.text(errorFile)?.split(separator: "\n") ?? []
    return lines.isEmpty ? "it said nothing" : lines.suffix(3).joined(separator: " / ")
  }

  /// Ends the worker: its input ends, and it is given a moment before it is stopped.
  func end() {
    guard !hasEnded else { return }
    hasEnded = true
    close(input)
    var status: Int32 = 0
    for _ in 0..<100 {
      if waitpid(identifier, &status, WNOHANG) != 0 {
        close(output)
        return
      }
      usleep(20_000)
    }
    kill(identifier, SIGKILL)
    waitpid(identifier, &status, 0)
    close(output)
  }
}
