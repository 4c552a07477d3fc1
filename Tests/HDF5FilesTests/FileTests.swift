// SPDX-License-Identifier: MIT

import Foundation
import HDF5Files
import Testing

@Suite struct FileTests {
  @Test func sameCallsGiveTheSameBytes() throws {
    let scratch = try Scratch()
    try makeWaveformFile(at: scratch.path("a.hdf5"))
    // Times in HDF5 have a resolution of a second.
    Thread.sleep(forTimeInterval: 1.1)
    try makeWaveformFile(at: scratch.path("another name.hdf5"))
    let bytes = try scratch.bytes("a.hdf5")
    #expect(try bytes == scratch.bytes("another name.hdf5"))
    #expect(bytes.count < 16384)
    #expect(bytes[8] == 0, "superblock version")
  }

  @Test func bytesWrittenAtTheOffsetAreReadBack() throws {
    let scratch = try Scratch()
    let path = scratch.path("a.hdf5")
    try makeWaveformFile(at: path, rows: 4, bins: 6)
    let file = try HDF5File.open(at: path, writable: false)
    let stored = try file.dataset("/polarizations/h_plus")
    let offset = try #require(stored.fileOffset)
    #expect(stored.isContiguous && stored.isLittleEndian)
    #expect(stored.byteCount == 4 * 6 * 16)
    #expect(stored.type == .complex128)
    try file.close()

    let row = (0..<12).map { Double($0) + 0.5 }
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try handle.seek(toOffset: offset + 2 * 6 * 16)
    try handle.write(contentsOf: row.withUnsafeBytes { Data($0) })
    try handle.close()

    let again = try HDF5File.open(at: path, writable: true)
    try again.writeDoubles([1, 2], dataset: "/svd/s")
    var values = [Double](repeating: .nan, count: 48)
    try values.withUnsafeMutableBytes {
      try again.dataset("polarizations/h_plus").read(rows: 0..<4, into: $0, as: .complex128)
    }
    #expect(Array(values[24..<36]) == row)
    #expect(values[..<24].allSatisfy { $0 == 0 } && values[36...].allSatisfy { $0 == 0 })
    #expect(try again.dataset("/svd/s").readDoubles() == [1, 2])
    #expect(try again.openObjectCount() == 1)
    try again.close()
  }

  @Test func closedFileRefusesCalls() throws {
    let scratch = try Scratch()
    let file = try HDF5File.create(at: scratch.path("a.hdf5"), overwrite: false)
    let dataset = try file.createDataset("x", type: .float32, shape: [0])
    try file.close()
    try file.close()
    #expect(try failure { _ = try file.exists("x") } == .closed(file.path))
    #expect(try failure { _ = try dataset.readDoubles() } == .closed(file.path))
    #expect(try failure { try file.flush() } == .closed(file.path))
  }

  @Test func objectsAreListedAndRemoved() throws {
    let scratch = try Scratch()
    try makeWaveformFile(at: scratch.path("a.hdf5"))
    let file = try HDF5File.open(at: scratch.path("a.hdf5"), writable: true)
    #expect(try file.members() == ["parameters", "polarizations", "version"])
    #expect(try file.members(of: "/polarizations") == ["h_cross", "h_plus"])
    #expect(try file.kind(of: "/") == .group)
    #expect(try file.kind(of: "polarizations") == .group)
    #expect(try file.kind(of: "/version") == .dataset)
    #expect(try file.exists("/nothing/below/this") == false)
    #expect(try file.exists("/version/below") == false)
    try file.remove("/version")
    #expect(try file.exists("/version") == false)
    try file.createGroup("/é/b")
    #expect(try file.members(of: "é") == ["b"])
    try file.close()
  }
}
