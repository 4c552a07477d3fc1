// SPDX-License-Identifier: MIT

import Datasets

/// A worker of a peer, started once and used for all cases.
///
/// One that ended during a case is started anew for the next.
package final class PeerWorker {
  /// How a worker is started.
  package struct Recipe {
    /// The tool.
    package let tool: PeerTool
    /// Where it computes.
    package let place: PeerPlace
    /// The folder of the workers.
    package let folder: String
    /// The interpreter.
    package let python: String
    /// The variables of this process.
    package let environment: [String: String]
    /// A folder for what it says.
    package let scratch: String
    /// The most seconds for one answer: some compile for minutes.
    package let limit: Double
    /// Asked while waiting; true ends it.
    package let shouldStop: () -> Bool

    package init(
      tool: PeerTool,
      place: PeerPlace,
      folder: String,
      python: String,
      environment: [String: String],
      scratch: String,
      limit: Double,
      shouldStop: @escaping () -> Bool = { false }
    ) {
      self.tool = tool
      self.place = place
      self.folder = folder
      self.python = python
      self.environment = environment
      self.scratch = scratch
      self.limit = limit
      self.shouldStop = shouldStop
    }

    fileprivate func start() throws(BenchmarkError) -> (process: PeerProcess, version: String) {
      let process = try PeerProcess(
        arguments: [python, "\(folder)/\(tool.worker)"] + place.arguments,
        environment: place.variables(of: environment),
        errorFile: "\(scratch)/\(tool.worker)-\(place.arguments.joined(separator: "-")).log"
      )
      let line = try process.receive(limit: limit, shouldStop: shouldStop)
      let answer = try PeerMessage.answer(line, of: tool.name)
      guard case .text(let version)? = answer["version"]?.content else {
        throw .peer(tool.name, "its worker does not tell its version")
      }
      return (process, version)
    }
  }

  /// How it was started.
  package let recipe: Recipe
  /// What it says of itself: its version, and those of what it stands on.
  package let version: String
  private var process: PeerProcess
  /// The last case that it was told, and what it said of it.
  private var told: (line: String, answer: Result<[String: SettingValue], BenchmarkError>)?

  /// Starts a worker and lets it import what it needs.
  ///
  /// - Throws: `BenchmarkError.peer` with the reason.
  package init(_ recipe: Recipe) throws(BenchmarkError) {
    self.recipe = recipe
    do {
      (process, version) = try recipe.start()
    } catch {
      throw error.named(recipe.tool.name)
    }
  }

  /// Tells it the waveforms of a case, once for all ways in which it is timed.
  func setUp(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> [String: SettingValue] {
    let line = PeerMessage.setUp(benchmarkCase)
    if let told, told.line == line {
      // What failed would fail again, after minutes for some.
      guard case .success(let answer) = told.answer else { return try told.answer.get() }
      if !process.hasEnded { return answer }
    }
    if process.hasEnded {
      do { process = try recipe.start().process } catch { throw error.named(recipe.tool.name) }
    }
    let answer = Result { () throws(BenchmarkError) in try ask(line) }
    told = (line, answer)
    return try answer.get()
  }

  func ask(_ line: String) throws(BenchmarkError) -> [String: SettingValue] {
    do {
      let answer = try process.ask(line, limit: recipe.limit, shouldStop: recipe.shouldStop)
      return try PeerMessage.answer(answer, of: recipe.tool.name)
    } catch {
      throw error.named(recipe.tool.name)
    }
  }

  /// The worker's process, for what the machine has done meanwhile.
  package var processIdentifier: Int32 { process.identifier }

  /// Ends the worker.
  package func end() { process.end() }
}
