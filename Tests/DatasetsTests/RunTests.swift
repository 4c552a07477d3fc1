// SPDX-License-Identifier: MIT

import Datasets
import Foundation
import Synchronization
import Testing

@Suite("Runs")
struct RunTests {
  static func options(
    threads: Int = 2,
    seed: UInt64 = 7,
    sampler: RunOptions.Sampler = .counter,
    existing: RunOptions.Existing = .refuse
  ) -> RunOptions {
    var options = RunOptions(
      threadCount: threads,
      seed: seed,
      sampler: sampler,
      existing: existing
    )
    options.checkpointInterval = 0
    // Several blocks of 513 bins.
    options.blockByteCount = 1 << 20
    return options
  }

  static func settings(_ yaml: String = ExampleSettings.yaml) throws -> DatasetSettings {
    try DatasetSettings.parse(yaml, file: "s.yaml")
  }

  /// Asks to stop once it was asked `count` times.
  final class Stop: Sendable {
    private let left: Atomic<Int>
    init(after count: Int) { left = Atomic(count) }
    func callAsFunction() -> Bool { left.subtract(1, ordering: .relaxed).newValue <= 0 }
  }

  @discardableResult
  static func run(
    _ settings: DatasetSettings,
    to path: String,
    _ options: RunOptions = options(),
    table: ParameterTable? = nil,
    stopAfter count: Int? = nil
  ) throws -> RunResult {
    let run = try DatasetRun(settings: settings, table: table, output: path, options: options)
    guard let count else { return try run.run() }
    let stop = Stop(after: count)
    return try run.run(shouldStop: { stop() })
  }

  @Test("any number of threads gives the same bytes", arguments: RunOptions.Sampler.allCases)
  func threads(sampler: RunOptions.Sampler) throws {
    let folder = try TemporaryFolder()
    let settings = try Self.settings()
    for threads in [1, 2, 5] {
      let result = try Self.run(
        settings,
        to: folder.file("\(threads).hdf5"),
        Self.options(threads: threads, sampler: sampler)
      )
      #expect(result.outcome == .finished)
      #expect(result.rowCount == 200)
    }
    let reference = try folder.bytes("1.hdf5")
    #expect(try folder.bytes("2.hdf5") == reference)
    #expect(try folder.bytes("5.hdf5") == reference)
    #expect(!folder.exists("1.hdf5.journal") && !folder.exists("1.hdf5.partial"))
  }

  @Test("another seed gives other rows")
  func seeds() throws {
    let folder = try TemporaryFolder()
    let settings = try Self.settings()
    try Self.run(settings, to: folder.file("a"), Self.options(seed: 1))
    try Self.run(settings, to: folder.file("b"), Self.options(seed: 2))
    #expect(try folder.bytes("a") != (try folder.bytes("b")))
  }

  @Test(
    "a run that was stopped goes on to the same bytes",
    arguments: RunOptions.Sampler.allCases
  )
  func resume(sampler: RunOptions.Sampler) throws {
    let folder = try TemporaryFolder()
    let settings = try Self.settings()
    try Self.run(settings, to: folder.file("whole"), Self.options(sampler: sampler))
    let whole = try folder.bytes("whole")
    for first in [1, 2, 3] {
      let path = folder.file("stopped\(first)")
      var options = Self.options(threads: 1, sampler: sampler)
      var result = try Self.run(settings, to: path, options, stopAfter: first)
      #expect(result.outcome == .interrupted)
      #expect(!folder.exists("stopped\(first)"), "an unfinished file must not bear its name")
      options.existing = .resume
      // Without a seed, the interrupted run's own counts.
      options.seed = nil
      while result.outcome == .interrupted {
        result = try Self.run(settings, to: path, options, stopAfter: 2)
      }
      #expect(try folder.bytes("stopped\(first)") == whole)
      #expect(!folder.exists("stopped\(first).journal"))
    }
  }

  @Test("a journal cut off anywhere, and garbage in the file's own objects, do no harm")
  func cutJournal() throws {
    let folder = try TemporaryFolder()
    let settings = try Self.settings()
    try Self.run(settings, to: folder.file("whole"))
    let whole = try folder.bytes("whole")
    try Self.run(settings, to: folder.file("a"), Self.options(threads: 1), stopAfter: 3)
    let journal = try folder.bytes("a.journal")
    let partial = try folder.bytes("a.partial")
    let lengths = stride(from: 0, through: journal.count, by: max(1, journal.count / 40))
    for (index, length) in (Array(lengths) + [journal.count]).enumerated() {
      let path = folder.file("b\(index)")
      try journal.prefix(length).write(to: URL(fileURLWithPath: path + ".journal"))
      var damaged = partial
      damaged.replaceSubrange(0..<64, with: Data(repeating: 0xff, count: 64))
      damaged.append(Data(repeating: 1, count: index))
      try damaged.write(to: URL(fileURLWithPath: path + ".partial"))
      let result = try Self.run(settings, to: path, Self.options(existing: .resume))
      #expect(result.outcome == .finished)
      #expect(try folder.bytes("b\(index)") == whole, "journal of \(length) bytes")
    }
  }

  @Test("what is there is not replaced unasked")
  func existing() throws {
    let folder = try TemporaryFolder()
    let settings = try Self.settings()
    try folder.write("precious", to: "a")
    var error = try #require(throws: DatasetError.self) {
      try Self.run(settings, to: folder.file("a"))
    }
    #expect(error.kind == .outputRefused)
    #expect(error.description.contains("--overwrite"))
    #expect(try folder.bytes("a") == Data("precious".utf8))
    try Self.run(settings, to: folder.file("a"), Self.options(existing: .overwrite))
    let whole = try folder.bytes("a")
    let again = try Self.run(settings, to: folder.file("a"), Self.options(existing: .resume))
    #expect(again.outcome == .wasComplete)
    #expect(try folder.bytes("a") == whole)

    try Self.run(settings, to: folder.file("b"), Self.options(threads: 1), stopAfter: 1)
    error = try #require(throws: DatasetError.self) {
      try Self.run(settings, to: folder.file("b"))
    }
    #expect(error.description.contains("--resume"))
  }

  @Test("an interrupted run goes on only as what it was")
  func otherSettings() throws {
    let folder = try TemporaryFolder()
    try Self.run(
      Self.settings(),
      to: folder.file("a"),
      Self.options(threads: 1),
      stopAfter: 1
    )
    let other = try Self.settings(ExampleSettings.replacing("f_ref: 20.0", with: "f_ref: 25.0"))
    var error = try #require(throws: DatasetError.self) {
      try Self.run(other, to: folder.file("a"), Self.options(existing: .resume))
    }
    #expect(error.description.contains("settings"))
    error = try #require(throws: DatasetError.self) {
      try Self.run(
        Self.settings(),
        to: folder.file("a"),
        Self.options(seed: 8, existing: .resume)
      )
    }
    #expect(error.description.contains("seed = 7"))
  }

  @Test("places that cannot be written are refused before the first row")
  func places() throws {
    let folder = try TemporaryFolder()
    let settings = try Self.settings()
    for path in ["/no/such/folder/a.hdf5", folder.path] {
      let error = try #require(throws: DatasetError.self) {
        try Self.run(settings, to: path)
      }
      #expect(error.kind == .outputRefused)
    }
    let huge = try Self.settings(
      ExampleSettings.replacing("num_samples: 200", with: "num_samples: 1_000_000_000_000")
    )
    let error = try #require(throws: DatasetError.self) {
      try Self.run(huge, to: folder.file("huge"))
    }
    #expect(error.description.contains("free"))
    #expect(!folder.exists("huge.partial") && !folder.exists("huge.journal"))
  }

  @Test("draws without a waveform are replaced and recorded; the number of rows is exact")
  func failures() throws {
    let folder = try TemporaryFolder()
    let chi =
      "chi_1: bilby.gw.prior.AlignedSpin(name='chi_1', a_prior=Uniform(minimum=0, maximum=0.9))"
    let settings = try Self.settings(
      ExampleSettings.replacing(chi, with: "chi_1: Uniform(0.5, 1.5)")
    )
    let result = try Self.run(settings, to: folder.file("a"), Self.options(threads: 1))
    #expect(result.rowCount == 200)
    #expect((100...320).contains(result.failures.count), "half of the draws have |chi| > 1")
    #expect(result.failures.allSatisfy { $0.values[3] > 1 })
    let inspection = try DatasetInspection.read(from: folder.file("a"))
    #expect(inspection.failureCount == result.failures.count)
    #expect(inspection.failureReasons.count >= 1)
    try Self.run(settings, to: folder.file("b"), Self.options(threads: 2))
    #expect(try folder.bytes("a") == (try folder.bytes("b")))
    try Self.run(settings, to: folder.file("c"), Self.options(threads: 1), stopAfter: 2)
    try Self.run(settings, to: folder.file("c"), Self.options(existing: .resume))
    #expect(try folder.bytes("a") == (try folder.bytes("c")))
  }

  @Test("too many draws without a waveform end the run, so that memory stays bounded")
  func tooManyFailures() throws {
    let folder = try TemporaryFolder()
    let chi =
      "chi_1: bilby.gw.prior.AlignedSpin(name='chi_1', a_prior=Uniform(minimum=0, maximum=0.9))"
    let settings = try Self.settings(
      ExampleSettings.replacing(chi, with: "chi_1: Uniform(0.5, 1.5)")
    )
    var options = Self.options()
    options.mostFailures = 20
    let error = try #require(throws: DatasetError.self) {
      try Self.run(settings, to: folder.file("a"), options)
    }
    #expect(error.kind == .generation)
    #expect(error.description.contains("at most 20"))
  }

  @Test("a prior outside of the model ends the run with a reason")
  func hopeless() throws {
    let folder = try TemporaryFolder()
    let chi =
      "chi_1: bilby.gw.prior.AlignedSpin(name='chi_1', a_prior=Uniform(minimum=0, maximum=0.9))"
    let settings = try Self.settings(ExampleSettings.replacing(chi, with: "chi_1: 1.5"))
    let error = try #require(throws: DatasetError.self) {
      try Self.run(settings, to: folder.file("a"))
    }
    #expect(error.kind == .generation)
    #expect(error.description.contains("IMRPhenomD"))
  }

  @Test("constraints that nothing holds end the run with a reason")
  func contradiction() throws {
    let settings = try Self.settings(
      ExampleSettings.replacing("minimum=10.0, maximum=80.0", with: "minimum=500.0, maximum=501.0")
    )
    let folder = try TemporaryFolder()
    let error = try #require(throws: DatasetError.self) {
      try Self.run(settings, to: folder.file("a"))
    }
    #expect(error.description.contains("constraints"))
  }

  @Test("single precision is the rounded double")
  func single() throws {
    let folder = try TemporaryFolder()
    let settings = try Self.settings()
    try Self.run(settings, to: folder.file("double"))
    var options = Self.options()
    options.precision = .single
    try Self.run(settings, to: folder.file("single"), options)
    let wide = try TestFile.waveforms(folder.file("double"))
    let narrow = try TestFile.waveforms(folder.file("single"))
    #expect(wide.count == narrow.count && wide.count == 200 * 513 * 2)
    #expect(zip(wide, narrow).allSatisfy { Double(Float($0)) == $1 })
    #expect(wide.contains { $0 != 0 } && wide.allSatisfy { $0.isFinite })
  }
}
