// SPDX-License-Identifier: MIT

import Benchmarking
import Datasets
import Foundation
import Generation
import GenerationLAL
import Testing
import Verification

/// The Python that runs workers here.
enum Interpreter {
  static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { $0 + "/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// That of ripple's own environment.
  static let ripple = PeerTests.root.appending(path: ".venv-ripple/bin/python").path
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
            self.set_ups = 0
        def set_up(self, case):
            self.set_ups += 1
            if peer.place().is_card:
                self.case = case
                remark = f"{peer.place().float_name}, told {self.set_ups} times"
                return {"set_up_ns": 1, "compile_ns": 2, "block_rows": 5, "remark": remark}
            if case["model"] == "IMRPhenomXAS":
                raise peer.Refused("it has no IMRPhenomXAS")
            self.case = case
            return {"set_up_ns": 2000000000, "compile_ns": 1000000000, "remark": "made up"}
        def round(self, count):
            self.count = count
            return 1000000000 * count
        def card_round(self, arrive):
            self.count = 3
            return (5000000000 if arrive else 2500000000), 5
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

  static func worker(
    _ folder: URL,
    limit: Double = 60,
    place: PeerPlace = PeerPlace(threads: 1)
  ) throws -> PeerWorker {
    try PeerWorker(
      PeerWorker.Recipe(
        tool: PeerTool(
          name: "fake",
          environment: "none",
          requirement: "none",
          worker: "fake.py",
          scales: false
        ),
        place: place,
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

  /// The only contender of a worker on processors.
  static func contender(
    _ worker: PeerWorker,
    on benchmarkCase: BenchmarkCase,
    _ folder: URL
  ) throws -> PeerContender {
    let contenders = PeerContender.all(worker, on: benchmarkCase, scratch: folder.path)
    #expect(contenders.count == 1)
    return try #require(contenders.first)
  }

  @Test("the case is told, rounds are timed, rows come back in order")
  func conversation() throws {
    let folder = try Self.folder(Self.fake)
    defer { try? FileManager.default.removeItem(at: folder) }
    let worker = try Self.worker(folder)
    #expect(worker.version == "1.5")
    let benchmarkCase = try Self.benchmarkCase()
    let contender = try Self.contender(worker, on: benchmarkCase, folder)
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
    let contender = try Self.contender(
      try Self.worker(folder),
      on: try Self.benchmarkCase(.imrPhenomXAS),
      folder
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
      let contender = try Self.contender(worker, on: benchmarkCase, folder)
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

  @Test(
    "on a card a worker is timed in two ways, and told the case once",
    arguments: [(RunOptions.Precision.double, "float64"), (.single, "float32")]
  )
  func card(precision: RunOptions.Precision, words: String) throws {
    let folder = try Self.folder(Self.fake)
    defer { try? FileManager.default.removeItem(at: folder) }
    let worker = try Self.worker(
      folder,
      place: PeerPlace(threads: 2, cardPrecision: precision)
    )
    let benchmarkCase = try Self.benchmarkCase()
    let contenders = PeerContender.all(worker, on: benchmarkCase, scratch: folder.path)
    #expect(
      contenders.map(\.label.card)
        == [true, false].map { CardWay(precision: precision, arrives: $0) }
    )
    for (contender, time) in zip(contenders, [1.0, 0.5]) {
      let preparation = try contender.prepare()
      #expect(preparation.blockRowCount == 5)
      #expect(preparation.remark?.hasPrefix("\(words), told 1 times; ") == true)
      #expect(try contender.round(waveforms: 3) == RoundTimes(perWaveform: time))
      guard case .row(let row) = try contender.row(2) else {
        Issue.record("no row")
        return
      }
      #expect(row.cross.allSatisfy { $0 == benchmarkCase.binaries[2].mass1 })
    }
  }

  /// Tells what card it sees, unless it is asked to use one that it does not see.
  static let blind = """
    import sys
    sys.path.insert(0, sys.argv[0].rsplit("/", 1)[0])
    import os, peer

    class Blind:
        def __init__(self, threads):
            if peer.place().is_card:
                raise peer.Refused("JAX sees no GPU: " + os.environ["CUDA_VISIBLE_DEVICES"])
            self.version = "sees " + repr(os.environ.get("CUDA_VISIBLE_DEVICES"))
    peer.run(Blind)
    """

  @Test("one that sees no GPU is absent on the card, with its reason, and runs on the processor")
  func noCard() throws {
    let folder = try Self.folder(Self.blind)
    defer { try? FileManager.default.removeItem(at: folder) }
    let tool = PeerTool(
      name: "blind",
      environment: "none",
      variable: "BLIND_PYTHON",
      requirement: "none",
      worker: "fake.py",
      scales: false,
      usesCards: true
    )
    let workshop = PeerWorkshop(
      folder: folder.path,
      root: folder.path,
      environment: [
        "BLIND_PYTHON": try #require(Interpreter.path), "CUDA_VISIBLE_DEVICES": "3",
        "PYTHONDONTWRITEBYTECODE": "1",
      ],
      scratch: folder.path,
      limit: 60
    )
    let result = try workshop.start([tool], threads: 2, onCards: true, shouldStop: { false })
    #expect(result.workers.map(\.version) == ["sees ''"])
    #expect(result.absent == [.init(name: "blind, cuda", reason: "JAX sees no GPU: 3")])
    let without = try workshop.start([tool], threads: 2, shouldStop: { false })
    #expect(without.workers.count == 1 && without.absent.isEmpty)
  }

  @Test(
    "ripple sees no GPU where there is none",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: Interpreter.ripple),
      "there is no environment with ripple"
    )
  )
  func ripple() throws {
    let scratch = try Self.folder(Self.fake)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let workshop = PeerWorkshop(
      folder: Self.root.appending(path: "Benchmarks/Peers").path,
      root: Self.root.path,
      environment: ["CUDA_VISIBLE_DEVICES": "", "PYTHONDONTWRITEBYTECODE": "1"],
      scratch: scratch.path,
      limit: 120
    )
    let tools = PeerTool.all.filter { $0.name == "ripple" }
    let result = try workshop.start(tools, threads: 1, onCards: true, shouldStop: { false })
    #expect(result.workers.count == 1)
    #expect(result.absent.map(\.name) == ["ripple, cuda"])
    #expect(result.absent.allSatisfy { $0.reason.hasPrefix("JAX sees no GPU: ") })
  }

  @Test(
    "the scripts' own examples hold",
    arguments: [
      "scripts/compare_revisions.py", "scripts/keep_report.py", "Benchmarks/Peers/peer.py",
    ]
  )
  func examples(script: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Interpreter.path))
    process.arguments = ["-m", "doctest", Self.root.appending(path: script).path]
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
