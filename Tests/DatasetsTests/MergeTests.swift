// SPDX-License-Identifier: MIT

import Datasets
import Foundation
import HDF5Files
import Testing

@Suite("Merging")
struct MergeTests {
  static func options(
    seed: UInt64,
    part: RunPart? = nil,
    sampler: RunOptions.Sampler = .counter,
    precision: RunOptions.Precision = .double
  ) -> RunOptions {
    RunOptions(threadCount: 2, seed: seed, sampler: sampler, precision: precision, part: part)
  }

  /// Half of the draws have a spin that no model describes.
  static let failing = ExampleSettings.yaml.replacing("num_samples: 200", with: "num_samples: 67")
    .replacing(
      "chi_1: bilby.gw.prior.AlignedSpin(name='chi_1', a_prior=Uniform(minimum=0, maximum=0.9))",
      with: "chi_1: Uniform(0.5, 1.5)"
    )

  @discardableResult
  static func merge(
    _ parts: [String],
    to output: String,
    settings: String? = nil,
    overwrite: Bool = false
  ) throws -> DatasetMerge {
    var merge = try DatasetMerge(
      parts: parts,
      output: output,
      settingsFile: settings,
      overwrite: overwrite
    )
    // A few rows at a time.
    merge.blockByteCount = 40_000
    #expect(try merge.run())
    return merge
  }

  /// What a refusal says.
  static func refusal(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no refusal"
    } catch {
      return "\(error)"
    }
  }

  @Test("shares of a run take every row once", arguments: [(10, 3), (3, 3), (1_000_000, 7)])
  func shares(total: Int, count: Int) throws {
    var expected = 0
    for index in 0..<count {
      let rows = try #require(RunPart(index: index, count: count)).rows(of: total)
      #expect(rows.lowerBound == expected)
      expected = rows.upperBound
    }
    #expect(expected == total)
    #expect(RunPart(index: 3, count: 3) == nil && RunPart(index: 0, count: 0) == nil)
  }

  @Test(
    "parts of one run give that run's file, in any order",
    arguments: RunOptions.Sampler.allCases,
    RunOptions.Precision.allCases
  )
  func wholeRun(sampler: RunOptions.Sampler, precision: RunOptions.Precision) throws {
    let folder = try TemporaryFolder()
    let settings = try RunTests.settings(Self.failing)
    func make(_ name: String, _ part: RunPart?) throws -> String {
      let options = Self.options(seed: 5, part: part, sampler: sampler, precision: precision)
      try RunTests.run(settings, to: folder.file(name), options)
      return folder.file(name)
    }
    _ = try make("whole", nil)
    let parts = try (0..<4).map { try make("part\($0)", RunPart(index: $0, count: 4)) }
    try Self.merge([parts[2], parts[0], parts[3], parts[1]], to: folder.file("merged"))
    #expect(try folder.bytes("merged") == folder.bytes("whole"))
    let missing = Self.refusal { try Self.merge([parts[0], parts[3]], to: folder.file("other")) }
    #expect(missing.contains("rows 17 to 50 of the run with seed 5"), "\(missing)")
    let last = Self.refusal { try Self.merge(Array(parts[..<3]), to: folder.file("other")) }
    #expect(last.contains("rows 51 to 66"), "\(last)")
    #expect(!folder.exists("other") && !folder.exists("other.unfinished"))
  }

  @Test("rows of several seeds lie one after another, and their origins are kept")
  func seeds() throws {
    let folder = try TemporaryFolder()
    let settings = try RunTests.settings()
    let parts = try [3, 4, 9].map { (seed: UInt64) in
      try RunTests.run(settings, to: folder.file("\(seed)"), Self.options(seed: seed))
      return folder.file("\(seed)")
    }
    let merge = try Self.merge(parts, to: folder.file("merged"))
    #expect(merge.rowCount == 600)
    for name in ["h_plus", "h_cross"] {
      let expected = try parts.flatMap { try TestFile.waveforms($0, name) }
      #expect(try TestFile.waveforms(folder.file("merged"), name) == expected)
    }
    let columns = try TestFile.parameters(folder.file("merged"))
    for (index, column) in columns.enumerated() {
      let expected = try parts.flatMap { try TestFile.parameters($0)[index].values }
      #expect(column.values == expected)
    }
    let inspection = try DatasetInspection.read(from: folder.file("merged"))
    #expect(inspection.settingsLiteral?.contains("'num_samples': 600") == true)
    #expect(inspection.note("seed") == nil)
    #expect(inspection.note("parts")?.hasPrefix("3") == true)
    #expect(inspection.note("backend") != nil)
    // Merged files can be merged again, and remember their seeds.
    try RunTests.run(settings, to: folder.file("11"), Self.options(seed: 11))
    let merged = folder.file("merged")
    #expect(try Self.merge([merged, folder.file("11")], to: folder.file("more")).rowCount == 800)
    let again = Self.refusal { try Self.merge([merged, parts[2]], to: folder.file("again")) }
    #expect(again.contains("seed 9"), "\(again)")
  }

  @Test("parts that do not belong together are named, and what differs")
  func differences() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a")
    try RunTests.run(RunTests.settings(), to: path, Self.options(seed: 1))
    let other = ExampleSettings.yaml.replacing("f_ref: 20.0", with: "f_ref: 25.0")
    try #require(other != ExampleSettings.yaml)
    try RunTests.run(RunTests.settings(other), to: folder.file("b"), Self.options(seed: 2))
    try RunTests.run(
      RunTests.settings(),
      to: folder.file("c"),
      Self.options(seed: 2, precision: .single)
    )
    let part = Self.options(seed: 3, part: RunPart(index: 0, count: 2))
    try RunTests.run(RunTests.settings(), to: folder.file("d"), part)
    try folder.write("", to: "a.journal")
    let refusals: [(parts: [String], pieces: [String])] = [
      ([], ["Name the parts"]),
      (["c", "b"], ["/b", "f_ref", "25.0"]),
      (["b", "b"], ["same rows"]),
      (["a", "c"], ["/a is not finished", "a.journal"]),
      (["b", "nothing"], ["no file", "nothing"]),
      (["c", "d"], ["complex"]),
      (["d"], ["part is missing", "rows 100 to 199"]),
      (["b", "a.journal"], ["/a.journal"]),
    ]
    for refusal in refusals {
      let text = Self.refusal {
        try Self.merge(refusal.parts.map { folder.file($0) }, to: folder.file("out"))
      }
      for piece in refusal.pieces { #expect(text.contains(piece), "\(refusal.parts): \(text)") }
    }
    #expect(!folder.exists("out") && !folder.exists("out.unfinished"))
  }

  @Test("settings may differ in num_samples and in the basis alone")
  func settings() throws {
    let folder = try TemporaryFolder()
    for seed in [1, 2] as [UInt64] {
      try RunTests.run(RunTests.settings(), to: folder.file("\(seed)"), Self.options(seed: seed))
    }
    let parts = [folder.file("1"), folder.file("2")]
    let good = try folder.write(
      ExampleSettings.yaml + "compression:\n  svd:\n    size: 20\n",
      to: "good.yaml"
    )
    let other = ExampleSettings.yaml.replacing("f_ref: 20.0", with: "f_ref: 25.0")
    let bad = try folder.write(other, to: "bad.yaml")
    try Self.merge(parts, to: folder.file("merged"), settings: good)
    let inspection = try DatasetInspection.read(from: folder.file("merged"))
    #expect(inspection.settingsLiteral?.contains("'num_samples': 400") == true)
    #expect(inspection.settingsLiteral?.contains("'size': 20") == true)
    let text = Self.refusal { try Self.merge(parts, to: folder.file("out"), settings: bad) }
    #expect(text.contains("bad.yaml") && text.contains("f_ref"), "\(text)")
  }

  @Test("a merge that is stopped leaves nothing; files are replaced only when told")
  func stops() throws {
    let folder = try TemporaryFolder()
    for seed in [1, 2] as [UInt64] {
      try RunTests.run(RunTests.settings(), to: folder.file("\(seed)"), Self.options(seed: seed))
    }
    let parts = [folder.file("1"), folder.file("2")]
    var merge = try DatasetMerge(parts: parts, output: folder.file("merged"))
    merge.blockByteCount = 40_000
    var asked = 0
    let isComplete = try merge.run(shouldStop: {
      asked += 1
      return asked > 3
    })
    #expect(!isComplete)
    #expect(!folder.exists("merged") && !folder.exists("merged.unfinished"))
    try folder.write("precious", to: "merged")
    #expect(Self.refusal { _ = try merge.run() }.contains("--overwrite"))
    #expect(try folder.bytes("merged") == Data("precious".utf8))
    try folder.write("left", to: "other.unfinished")
    let left = Self.refusal { try Self.merge(parts, to: folder.file("other")) }
    #expect(left.contains("other.unfinished"), "\(left)")
    try folder.write("left", to: "run.journal")
    let run = Self.refusal { try Self.merge(parts, to: folder.file("run"), overwrite: true) }
    #expect(run.contains("run.journal"), "\(run)")
    let input = Self.refusal { try Self.merge(parts, to: parts[1], overwrite: true) }
    #expect(input.contains("what the run reads"), "\(input)")
    try Self.merge(parts, to: folder.file("merged"), overwrite: true)
    try Self.merge(parts, to: folder.file("other"), overwrite: true)
    #expect(try folder.bytes("merged") == folder.bytes("other"))
  }
}
