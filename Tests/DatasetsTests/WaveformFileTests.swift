// SPDX-License-Identifier: MIT

import Binaries
import Datasets
import Generation
import HDF5Files
import Testing

@Suite("Files of one waveform")
struct WaveformFileTests {
  static let table = """
    chirp_mass,mass_ratio,chi_1,chi_2,theta_jn,phase,luminosity_distance
    30,0.8,0.3,-0.2,0.5,1,1000
    25,0.6,0.1,0.4,1.5,2,900
    """

  static func file(_ folder: TemporaryFolder, row: Int) throws -> WaveformFile {
    let path = try folder.write(table, to: "t.csv")
    return try WaveformFile(
      settings: DatasetSettings.parse(ExampleSettings.yaml, file: "s.yaml"),
      table: ParameterTable(path: path),
      row: row
    )
  }

  static func values(_ path: String, _ dataset: String) throws -> [Double] {
    let file = try HDF5File.open(at: path, writable: false)
    let dataset = try file.dataset(dataset)
    var values = [Double](repeating: 0, count: dataset.byteCount / 8)
    try values.withUnsafeMutableBytes { bytes in
      try dataset.read(rows: 0..<dataset.rowCount, into: bytes, as: dataset.type)
    }
    return values
  }

  @Test("the components in the file add up to the waveform in the file")
  func componentsAddUp() throws {
    let folder = try TemporaryFolder()
    let file = try Self.file(folder, row: 1)
    let (whole, parts) = (folder.file("whole.hdf5"), folder.file("parts.hdf5"))
    _ = try file.write(to: whole, separatesModes: false, overwrite: false)
    _ = try file.write(to: parts, separatesModes: true, overwrite: false)
    let written = try HDF5File.open(at: parts, writable: false)
    let count = try written.dataset("/frequencies").count
    #expect(try written.dataset("/m").type == .int64)
    #expect(try written.dataset("/h_plus").shape == [5, count])
    for name in ["/h_plus", "/h_cross"] {
      let waveform = try Self.values(whole, name)
      let components = try Self.values(parts, name)
      #expect(waveform.count == 2 * count && components.count == 10 * count)
      let scale = waveform.map(\.magnitude).max() ?? 0
      #expect(scale > 0)
      for index in waveform.indices {
        let sum = (0..<5).reduce(0.0) { $0 + components[$1 * 2 * count + index] }
        #expect(abs(sum - waveform[index]) < 1e-14 * scale)
      }
    }
    #expect(try Self.values(whole, "/parameters") == [25, 0.6, 0.1, 0.4, 1.5, 2, 900])
  }

  @Test("rows that are not there, and files that are, are errors")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: DatasetError.self) { try Self.file(folder, row: 2) }
    #expect(error.kind == .badInput && error.description.contains("row 2"))
    let file = try Self.file(folder, row: 0)
    let path = folder.file("w.hdf5")
    _ = try file.write(to: path, separatesModes: false, overwrite: false)
    let refused = try #require(throws: DatasetError.self) {
      try file.write(to: path, separatesModes: false, overwrite: false)
    }
    #expect(refused.kind == .outputRefused)
    _ = try file.write(to: path, separatesModes: true, overwrite: true)
  }
}
