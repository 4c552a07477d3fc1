// SPDX-License-Identifier: MIT

import Benchmarking
import Foundation
import Generation
import GenerationLAL
import Testing
import Verification

/// The Python that runs workers here.
enum Interpreter {
  static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { $0 + "/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// Workers made for these tests, which speak through the same `peer.py` as those of the tools.
@Suite("Workers of other tools", .enabled(if: Interpreter.path != nil, "there is no python3"))
struct PeerTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Answers with rows of zeros, or as its first line says.
  static let fake = """
    import sys
    sys.path.insert(0, sys.argv[0].rsplit("/", 1)[0])
    import peer, array

    class Fake:
        def __init__(self, threads):
            print("something that is no answer")
            self.version = "1.5"
        def set_up(self, case):
            if case["model"] == "IMRPhenomXAS":
                raise peer.Refused("it has no IMRPhenomXAS")
            self.case = case
            return {"set_up_ns": 2000000000, "compile_ns": 1000000000, "remark": "made up"}
        def round(self, count):
            self.count = count
            return 1000000000 * count
        def rows(self):
            return self

    def write(rows, path):
        number = 4 * len(rows.case["frequencies"])
        masses = [binary[0] for binary in rows.case["binaries"]]
        with open(path, "wb") as file:
            for index in range(rows.count):
                array.array("d", [masses[index]] * number).tofile(file)
        return rows.count
    peer.write_rows = write
    peer.run(Fake)
    """

  static func folder(_ worker: String) throws -> URL {
    let folder = URL(filePath: NSTemporaryDirectory()).appending(
      path: "whipbird-peer-" + UUID().uuidString
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(worker.utf8).write(to: folder.appending(path: "fake.py"))
    try FileManager.default.copyItem(
      at: root.appending(path: "Benchmarks/Peers/peer.py"),
      to: folder.appending(path: "peer.py")
    )
    return folder
  }

  static func worker(_ folder: URL, limit: Double = 60) throws -> PeerWorker {
    try PeerWorker(
      PeerWorker.Recipe(
        tool: PeerTool(
          name: "fake",
          environment: "none",
          requirement: "none",
          worker: "fake.py",
          scales: false
        ),
        threads: 1,
        folder: folder.path,
        python: try #require(Interpreter.path),
        environment: ["PYTHONDONTWRITEBYTECODE": "1"],
        scratch: folder.path,
        limit: limit
      )
    )
  }

  /// A case whose reference is our own backend: what is compared is not what these tests are about.
  static func benchmarkCase(_ model: WaveformModel = .imrPhenomD) throws -> BenchmarkCase {
    try BenchmarkCase(
      settings: StandardSettings(model: model, grid: .multibanded).settings(),
      waveforms: 3,
      seed: 1,
      reference: Verifier.native(.best)
    )
  }

  @Test("the case is told, rounds are timed, rows come back in order")
  func conversation() throws {
    let folder = try Self.folder(Self.fake)
    defer { try? FileManager.default.removeItem(at: folder) }
    let worker = try Self.worker(folder)
    #expect(worker.version == "1.5")
    let benchmarkCase = try Self.benchmarkCase()
    let contender = PeerContender(worker, on: benchmarkCase, scratch: folder.path)
    let preparation = try contender.prepare()
    #expect(preparation == Preparation(setUp: 2, compilation: 1, remark: "made up"))
    #expect(try contender.round(waveforms: 3) == RoundTimes(perWaveform: 1))
    for index in 0..<3 {
      guard case .row(let row) = try contender.row(index) else {
        Issue.record("no row \(index)")
        return
      }
      #expect(row.binCount == benchmarkCase.band.count)
      #expect(row.plus.allSatisfy { $0 == benchmarkCase.binaries[index].mass1 })
    }
    guard case .all(let differences) = try benchmarkCase.differences(of: contender) else {
      Issue.record("no differences")
      return
    }
    #expect(differences.allSatisfy { $0[.strain] > 1e10 })
  }

  @Test("a model that it lacks, in its own words")
  func refusal() throws {
    let folder = try Self.folder(Self.fake)
    defer { try? FileManager.default.removeItem(at: folder) }
    let contender = PeerContender(
      try Self.worker(folder),
      on: try Self.benchmarkCase(.imrPhenomXAS),
      scratch: folder.path
    )
    #expect(throws: BenchmarkError.peer("fake", "it has no IMRPhenomXAS")) {
      try contender.prepare()
    }
  }

  @Test(
    "one that cannot start, dies, or talks nonsense is an error with its last words",
    arguments: [
      ("import nothing_like_this", "ModuleNotFoundError"),
      ("print('hello', flush=True); input()", "no object"),
      ("print('{\"version\": [}', flush=True); input()", "not JSON"),
      ("print('{\"version\": 3}', flush=True); input()", "does not tell its version"),
      ("import sys; sys.exit('enough')", "enough"),
    ]
  )
  func failures(program: String, words: String) throws {
    let folder = try Self.folder(program)
    defer { try? FileManager.default.removeItem(at: folder) }
    let error = try #require(throws: BenchmarkError.self) { try Self.worker(folder) }
    #expect(error.description.hasPrefix("fake: "))
    #expect(error.description.contains(words), "\(error)")
  }

  @Test("one that dies during a case is there again for the next")
  func revival() throws {
    let dying = Self.fake.replacing("return 1000000000 * count", with: "sys.exit('too much')")
    let folder = try Self.folder(dying)
    defer { try? FileManager.default.removeItem(at: folder) }
    let worker = try Self.worker(folder)
    let benchmarkCase = try Self.benchmarkCase()
    for _ in 0..<2 {
      let contender = PeerContender(worker, on: benchmarkCase, scratch: folder.path)
      #expect(try contender.prepare().setUp == 2)
      let error = try #require(throws: BenchmarkError.self) { try contender.round(waveforms: 3) }
      #expect(error.description.contains("too much"), "\(error)")
    }
  }

  @Test("one that gives no answer is ended")
  func silence() throws {
    let folder = try Self.folder("import time; time.sleep(1000)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let error = try #require(throws: BenchmarkError.self) { try Self.worker(folder, limit: 0.3) }
    #expect(error.description.contains("gave no answer"))
  }

  @Test("the scripts' own examples hold", arguments: ["compare_revisions.py", "keep_report.py"])
  func examples(script: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Interpreter.path))
    process.arguments = ["-m", "doctest", Self.root.appending(path: "scripts/" + script).path]
    process.environment = ["PYTHONDONTWRITEBYTECODE": "1"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("tools without an environment are absent, with the way to install them")
  func absent() throws {
    let folder = try Self.folder(Self.fake)
    defer { try? FileManager.default.removeItem(at: folder) }
    let workshop = PeerWorkshop(
      folder: folder.path,
      root: folder.path,
      environment: [:],
      scratch: folder.path,
      limit: 60
    )
    let result = try workshop.start(PeerTool.all, threads: 2, shouldStop: { false })
    #expect(result.workers.isEmpty)
    #expect(result.absent.map(\.name) == PeerTool.all.map(\.name))
    #expect(result.absent.allSatisfy { $0.reason.contains("scripts/install-requirements") })
    #expect(throws: Never.self) { try workshop.refuseMissingFolder() }
  }
}
