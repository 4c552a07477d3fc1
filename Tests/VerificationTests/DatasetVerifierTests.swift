// SPDX-License-Identifier: MIT

import Datasets
import Foundation
import Generation
import GenerationLAL
import HDF5Files
import Testing
import Verification

/// A small dataset in a folder of its own, which tests spoil.
final class SmallDataset {
  let path: String
  private let folder: String
  static let rowCount = 60
  static let binCount = 129

  private static func yaml(_ backend: BackendChoice, _ spin: String) -> String {
    """
    domain:
      type: UniformFrequencyDomain
      f_min: 24.0
      f_max: 256.0
      delta_f: 2.0
    waveform_generator:
      approximant: IMRPhenomD
      f_ref: 20.0
      backend: \(backend.rawValue)
    intrinsic_prior:
      chirp_mass: Uniform(minimum=25.0, maximum=60.0)
      mass_ratio: Uniform(minimum=0.25, maximum=1.0)
      phase: default
      chi_1: \(spin)
      chi_2: 0.1
      theta_jn: default
      luminosity_distance: 100.0
      geocent_time: 0.0
    num_samples: \(rowCount)

    """
  }

  init(
    backend: BackendChoice = .auto,
    spin: String = "Uniform(-0.8, 0.8)",
    precision: RunOptions.Precision = .double,
    sampler: RunOptions.Sampler = .counter,
    table: String? = nil
  ) throws {
    folder = NSTemporaryDirectory() + "whipbird-verification-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/a.hdf5"
    let settings = try DatasetSettings.parse(Self.yaml(backend, spin), file: "s.yaml")
    let given = try table.map { text in
      try text.write(toFile: folder + "/t.csv", atomically: true, encoding: .utf8)
      return try ParameterTable(path: folder + "/t.csv")
    }
    let options = RunOptions(
      threadCount: 1,
      seed: 7,
      sampler: sampler,
      precision: precision,
      keepsFailedRows: given != nil
    )
    _ = try DatasetRun(settings: settings, table: given, output: path, options: options).run()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func change(_ body: (HDF5File) throws -> Void) throws {
    let file = try HDF5File.open(at: path, writable: true)
    try body(file)
    try file.close()
  }

  /// Changes one row of a polarization.
  func changeRow(_ row: Int, _ name: String, _ body: (inout [Double]) -> Void) throws {
    try change { file in
      let dataset = try file.dataset("/polarizations/" + name)
      var values = try Self.row(row, of: dataset)
      body(&values)
      try Self.write(values, row, of: dataset)
    }
  }

  /// Exchanges two rows of polarizations.
  func exchange(_ first: Int, _ second: Int, _ names: [String] = ["h_plus", "h_cross"]) throws {
    try change { file in
      for name in names {
        let dataset = try file.dataset("/polarizations/" + name)
        let (a, b) = (try Self.row(first, of: dataset), try Self.row(second, of: dataset))
        try Self.write(b, first, of: dataset)
        try Self.write(a, second, of: dataset)
      }
    }
  }

  /// Makes the file look like one of another program.
  func setVersion(_ text: String) throws {
    try change { file in
      try file.remove("/version")
      try file.writeString(text, dataset: "/version")
      if text.hasPrefix("dingo") { try file.remove("/whipbird") }
    }
  }

  private static func row(_ row: Int, of dataset: HDF5Dataset) throws -> [Double] {
    var values = [Double](repeating: 0, count: 2 * binCount)
    try values.withUnsafeMutableBytes {
      try dataset.read(rows: row..<row + 1, into: $0, as: .complex128)
    }
    return values
  }

  private static func write(_ values: [Double], _ row: Int, of dataset: HDF5Dataset) throws {
    try values.withUnsafeBytes {
      try dataset.write(rows: row..<row + 1, from: $0, as: .complex128)
    }
  }

  func verify(count: Int = 1000, seed: UInt64 = 1) throws -> DatasetVerificationReport {
    try DatasetVerifier(path: path, noise: .advancedLIGO).run(count: count, seed: seed)
  }
}

@Suite("Datasets made again")
struct DatasetVerifierTests {
  @Test("a dataset of ours has the same bits", arguments: RunOptions.Precision.allCases)
  func same(precision: RunOptions.Precision) throws {
    let report = try SmallDataset(precision: precision).verify()
    #expect(report.passed && report.verdicts.count == SmallDataset.rowCount)
    #expect(report.verdicts.allSatisfy { $0.kind == .identical })
    #expect(report.verdicts.allSatisfy { $0.parametersFollowSeed == true })
    #expect(report.lines.last == "PASSED")
  }

  @Test("rows are chosen by the seed, each once")
  func choice() throws {
    let dataset = try SmallDataset()
    let first = try dataset.verify(count: 10).verdicts.map(\.row)
    #expect(first.count == 10 && Set(first).count == 10 && first == first.sorted())
    #expect(try dataset.verify(count: 10).verdicts.map(\.row) == first)
    #expect(try dataset.verify(count: 10, seed: 2).verdicts.map(\.row) != first)
    #expect(try dataset.verify(count: 0).passed == false)
  }

  @Test("two rows that changed places are found, and named by each other")
  func exchanged() throws {
    let dataset = try SmallDataset()
    try dataset.exchange(11, 48)
    let report = try dataset.verify()
    #expect(!report.passed)
    #expect(report.wrongRows.map(\.row) == [11, 48])
    #expect(report.wrongRows.map(\.kind) == [.wrong, .wrong])
    #expect(report.wrongRows.map { $0.owners.map(\.row) } == [[48], [11]])
    #expect(report.wrongRows.allSatisfy { $0.owners[0].what == "h_plus and h_cross" })
    #expect(report.lines.last == "FAILED: 2 rows are wrong")
    #expect(report.lines.contains { $0.contains("row 11: ") && $0.contains("of row 48's") })
  }

  @Test("one polarization alone, too", arguments: ["h_plus", "h_cross"])
  func exchangedOne(name: String) throws {
    let dataset = try SmallDataset(precision: .single)
    try dataset.exchange(0, 59, [name])
    let report = try dataset.verify()
    #expect(report.wrongRows.map(\.row) == [0, 59])
    #expect(report.wrongRows.map { $0.owners.map(\.row) } == [[59], [0]])
    #expect(report.wrongRows.allSatisfy { $0.owners[0].what == name })
  }

  @Test("one bit of one number is found")
  func oneBit() throws {
    let dataset = try SmallDataset()
    try dataset.changeRow(3, "h_cross") { $0[101] = $0[101].nextUp }
    let report = try dataset.verify()
    #expect(report.wrongRows.map(\.row) == [3] && report.wrongRows[0].kind == .otherBits)
    // In a file of another version the same is within the tolerance.
    try dataset.setVersion("whipbird=0.0.9")
    let other = try dataset.verify()
    #expect(other.passed && other.verdicts[3].kind == .close)
  }

  @Test("numbers that are not finite are wrong, and never pass for a missing waveform")
  func notFinite() throws {
    let dataset = try SmallDataset()
    try dataset.changeRow(5, "h_plus") { $0[60] = .nan }
    let report = try dataset.verify()
    #expect(!report.passed && report.wrongRows.map(\.row) == [5])
  }

  @Test("rows of a table without a waveform are as they should be")
  func failedRows() throws {
    let table = """
      mass_1,mass_2,chi_1,chi_2,theta_jn,phase,luminosity_distance
      30,20,0.1,0.2,0.5,1,100
      30,20,1.1,0.2,0.5,1,100
      30,25,0.1,0.2,0.5,1,100

      """
    let report = try SmallDataset(table: table).verify()
    #expect(report.passed)
    #expect(report.verdicts.map(\.kind) == [.identical, .withoutWaveform, .identical])
    #expect(report.verdicts.allSatisfy { $0.parametersFollowSeed == nil })
  }

  @Test("rows that went on to their next draw follow the seed")
  func failedDraws() throws {
    let report = try SmallDataset(spin: "Uniform(0.5, 1.5)").verify()
    #expect(report.passed && report.verdicts.allSatisfy { $0.parametersFollowSeed == true })
  }

  @Test("parameters of another row, and a seed that is not the file's")
  func parameters() throws {
    let dataset = try SmallDataset()
    let type = HDF5Type.compound([("phase", .float64)])
    try dataset.change { file in
      try [1.0].withUnsafeBytes {
        try file.dataset("/parameters").write(rows: 9..<10, from: $0, as: type)
      }
    }
    let report = try dataset.verify()
    #expect(report.wrongRows.map(\.row) == [9])
    #expect(report.wrongRows[0].kind == .wrong && report.wrongRows[0].owners.isEmpty)
    #expect(report.wrongRows[0].parametersFollowSeed == false)
    let reseeded = try SmallDataset()
    try reseeded.change { try $0.setAttribute("seed", of: "/whipbird", to: .uint(8)) }
    let wrong = try reseeded.verify()
    #expect(wrong.wrongRows.count == SmallDataset.rowCount)
    #expect(wrong.verdicts.allSatisfy { $0.kind == .identical })
    #expect(wrong.lines.contains { $0.contains("parameters that the seed does not give") })
  }

  @Test("bilby's stream is not held against our own")
  func bilby() throws {
    let report = try SmallDataset(sampler: .bilby).verify()
    #expect(report.passed && report.verdicts.allSatisfy { $0.parametersFollowSeed == nil })
  }

  @Test("a file of dingo-gw may be off by its nanosecond, and no more", arguments: [0.3e-9, 1e-7])
  func dingo(shift: Double) throws {
    let dataset = try SmallDataset()
    for name in ["h_plus", "h_cross"] {
      try dataset.changeRow(20, name) { values in
        for bin in 0..<SmallDataset.binCount {
          let angle = 2 * Double.pi * 2 * Double(bin) * shift
          HandmadeRows.multiply(&values, bin, by: (cos(angle), sin(angle)))
        }
      }
    }
    try dataset.setVersion("dingo=0.10.3")
    let report = try dataset.verify()
    #expect(report.passed == (shift < 1e-9))
    #expect(report.verdicts[20].kind == (shift < 1e-9 ? .close : .wrong))
  }

  @Test("what cannot be made again is refused in plain words")
  func refusals() throws {
    func message(_ change: (HDF5File) throws -> Void) throws -> String {
      let dataset = try SmallDataset()
      try dataset.change(change)
      do {
        _ = try dataset.verify()
        return "nothing thrown"
      } catch { return "\(error)" }
    }
    let compressed = try message { file in
      guard case .string(let text) = try file.attribute("settings", of: "/") else { return }
      let other = text.dropLast() + ", 'compression': {'svd': {'file': 'b'}}}"
      try file.setAttribute("settings", of: "/", to: .string(String(other)))
    }
    #expect(compressed.contains("by its settings it has a basis"))
    let withBasis = try message { try $0.writeDoubles([1], dataset: "/svd/V", shape: [1, 1]) }
    #expect(withBasis.contains("its settings do not speak of one"))
    let bare = try message { try $0.setAttribute("settings", of: "/", to: .string("?")) }
    #expect(bare.contains("stored settings cannot be read"))
    let domain = try message { file in
      guard case .string(let text) = try file.attribute("settings", of: "/") else { return }
      let other = text.replacingOccurrences(of: "'delta_f': 2.0", with: "'delta_f': 4.0")
      try file.setAttribute("settings", of: "/", to: .string(other))
    }
    #expect(domain.contains("has the shape"))
  }

  @Test(
    "a dataset that LALSimulation made is made again with it",
    .enabled(
      if: (try? LALSimulation(environment: LALSimulation.processEnvironment)) != nil,
      "LALSimulation is not here"
    )
  )
  func lal() throws {
    let dataset = try SmallDataset(backend: .lal)
    try dataset.exchange(2, 40)
    let report = try dataset.verify()
    #expect(report.backend.name == "lal" && report.tolerance == 1e-6)
    #expect(report.wrongRows.map(\.row) == [2, 40])
    #expect(report.wrongRows.map { $0.owners.map(\.row) } == [[40], [2]])
  }
}
