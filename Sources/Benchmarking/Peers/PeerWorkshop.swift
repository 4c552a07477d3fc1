// SPDX-License-Identifier: MIT

import Datasets

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Starts the workers of peers, and notes why those that do not start are absent.
package struct PeerWorkshop {
  /// The folder of the workers.
  package let folder: String
  /// The folder in which the tools' environments lie.
  package let root: String
  /// The variables of this process.
  package let environment: [String: String]
  /// A folder for what workers write.
  package let scratch: String
  /// The most seconds for one answer of a worker.
  package let limit: Double

  package init(
    folder: String,
    root: String,
    environment: [String: String],
    scratch: String,
    limit: Double
  ) {
    self.folder = folder
    self.root = root
    self.environment = environment
    self.scratch = scratch
    self.limit = limit
  }

  /// Refuses a folder that holds no workers.
  ///
  /// - Throws: `DatasetError` that says where to look.
  package func refuseMissingFolder() throws(DatasetError) {
    guard access("\(folder)/peer.py", R_OK) == 0 else {
      throw DatasetError(
        .inputMissing,
        "There are no workers of other tools in \(folder). Run the command in Whipbird's repository, "
          + "or name its folder Benchmarks/Peers with --peer-folder."
      )
    }
  }

  /// Starts each tool on one thread, where it scales on all, and where it can on a card.
  ///
  /// - Parameters:
  ///   - tools: The tools.
  ///   - threads: How many all are.
  ///   - onCards: Whether a card takes part.
  ///   - shouldStop: Asked while waiting; true ends a worker.
  /// - Returns: The workers, and the tools that have none.
  /// - Throws: `BenchmarkError.interrupted`; whatever else goes wrong makes a tool absent.
  package func start(
    _ tools: [PeerTool],
    threads: Int,
    onCards: Bool = false,
    shouldStop: @escaping () -> Bool
  ) throws -> (workers: [PeerWorker], absent: [BenchmarkReport.AbsentPeer]) {
    var workers: [PeerWorker] = []
    var absent: [BenchmarkReport.AbsentPeer] = []
    for tool in tools {
      guard let python = python(of: tool) else {
        absent.append(.init(name: tool.name, reason: reasonWithoutPython(tool)))
        continue
      }
      for places in tool.places(threads: threads, onCards: onCards) {
        for place in places {
          do throws(BenchmarkError) {
            workers.append(try worker(tool, at: place, python, shouldStop))
          } catch {
            guard case .peer(_, let reason) = error else { throw error }
            absent.append(.init(name: tool.name + place.suffix, reason: reason))
            break
          }
        }
      }
    }
    return (workers, absent)
  }

  private func worker(
    _ tool: PeerTool,
    at place: PeerPlace,
    _ python: String,
    _ shouldStop: @escaping () -> Bool
  ) throws(BenchmarkError) -> PeerWorker {
    try PeerWorker(
      PeerWorker.Recipe(
        tool: tool,
        place: place,
        folder: folder,
        python: python,
        environment: environment,
        scratch: scratch,
        limit: limit,
        shouldStop: shouldStop
      )
    )
  }

  private func reasonWithoutPython(_ tool: PeerTool) -> String {
    let variable = tool.variable.map { ", or name a Python that has it in \($0)" } ?? ""
    return "there is no \(root)/\(tool.environment): run scripts/install-requirements "
      + tool.requirement + variable
  }

  /// The interpreter of a tool; nil where its environment is not there.
  private func python(of tool: PeerTool) -> String? {
    if let named = tool.variable.flatMap({ environment[$0] }), !named.isEmpty { return named }
    let path = "\(root)/\(tool.environment)/bin/python"
    return access(path, X_OK) == 0 ? path : nil
  }
}
