// SPDX-License-Identifier: MIT

import Foundation
import HDF5Files
import Testing

/// What each kind of broken, missing or forbidden file is reported as.
@Suite struct FailureTests {
  private func opening(_ path: String, writable: Bool = false) throws -> HDF5Error {
    try failure { _ = try HDF5File.open(at: path, writable: writable) }
  }

  private func making(_ path: String, overwrite: Bool = false) throws -> HDF5Error {
    try failure { _ = try HDF5File.create(at: path, overwrite: overwrite) }
  }

  @Test func missingFileAndFolder() throws {
    let scratch = try Scratch()
    let path = scratch.path("none/a.hdf5")
    #expect(try opening(path) == .missingFile(path))
    #expect(try making(path) == .missingFolder(file: path, folder: scratch.path("none")))
    #expect(try opening("") == .invalid(file: "", object: "", reason: "a name is empty"))
    #expect(caseName(try making("a\0b")) == "invalid")
    try scratch.write([1], "file")
    #expect(try opening(scratch.path("file/a")) == .missingFile(scratch.path("file/a")))
  }

  @Test func folderInsteadOfFile() throws {
    let scratch = try Scratch()
    #expect(try opening(scratch.folder) == .notRegularFile(scratch.folder))
    #expect(try opening(scratch.folder, writable: true) == .notRegularFile(scratch.folder))
    #expect(try making(scratch.folder, overwrite: true) == .notRegularFile(scratch.folder))
    #expect(try making(scratch.folder) == .notRegularFile(scratch.folder))
    // The library itself takes a device for a file, and crashes.
    #expect(try making("/dev/null", overwrite: true) == .notRegularFile("/dev/null"))
    #expect(try opening("/dev/null") == .notRegularFile("/dev/null"))
  }

  @Test func fileIsNotOverwrittenUnasked() throws {
    let scratch = try Scratch()
    try scratch.write([1, 2, 3], "a.hdf5")
    #expect(try making(scratch.path("a.hdf5")) == .fileExists(scratch.path("a.hdf5")))
    #expect(try scratch.bytes("a.hdf5") == [1, 2, 3])
    try HDF5File.create(at: scratch.path("a.hdf5"), overwrite: true).close()
    try HDF5File.open(at: scratch.path("a.hdf5"), writable: false).close()
  }

  @Test func emptyAndForeignFiles() throws {
    let scratch = try Scratch()
    try scratch.write([], "empty")
    try scratch.write(Array("name: value\n".utf8), "short")
    try scratch.write([UInt8](repeating: 7, count: 5000), "long")
    #expect(try opening(scratch.path("empty")) == .emptyFile(scratch.path("empty")))
    for name in ["short", "long"] {
      #expect(try opening(scratch.path(name)) == .notHDF5(scratch.path(name)))
    }
  }

  @Test func truncatedFile() throws {
    let scratch = try Scratch()
    try makeWaveformFile(at: scratch.path("whole"), rows: 20, bins: 50)
    let bytes = try scratch.bytes("whole")
    for count in [bytes.count - 1, bytes.count / 2, 1000, 96] {
      try scratch.write(Array(bytes[..<count]), "part")
      let error = try opening(scratch.path("part"))
      #expect(caseName(error) == "truncated", "\(count) bytes")
      #expect("\(error)".contains("truncated"))
    }
    for count in [8, 20, 95] {
      try scratch.write(Array(bytes[..<count]), "part")
      let error = try opening(scratch.path("part"))
      #expect(["truncated", "unreadable"].contains(caseName(error)), "\(count) bytes")
    }
  }

  /// A damaged extent must not make room for values that the file does not have.
  @Test func damagedShape() throws {
    let scratch = try Scratch()
    let rows = 7919
    try makeWaveformFile(at: scratch.path("whole"), rows: rows, bins: 1)
    var bytes = try scratch.bytes("whole")
    let extent = withUnsafeBytes(of: rows.littleEndian) { Array($0) }
    let places = bytes.indices.dropLast(7).filter { Array(bytes[$0..<$0 + 8]) == extent }
    try #require(!places.isEmpty)
    for place in places { bytes[place + 5] = 1 }
    try scratch.write(bytes, "damaged")
    let file = try HDF5File.open(at: scratch.path("damaged"), writable: false)
    let error = try failure { _ = try file.dataset("/parameters").readColumns() }
    #expect(["truncated", "library"].contains(caseName(error)))
    try file.close()
  }

  @Test func permissions() throws {
    let scratch = try Scratch()
    try makeWaveformFile(at: scratch.path("a.hdf5"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444],
      ofItemAtPath: scratch.path("a.hdf5")
    )
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555],
      ofItemAtPath: scratch.folder
    )
    let path = scratch.path("a.hdf5")
    let new = scratch.path("b.hdf5")
    try withoutPrivileges {
      #expect(try opening(path, writable: true) == .noPermission(file: path, action: "write"))
      #expect(try making(new) == .noPermission(file: new, action: "write"))
      try HDF5File.open(at: path, writable: false).close()
    }
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    try withoutPrivileges {
      let error = try opening(path)
      #expect(error == .noPermission(file: path, action: "read"))
    }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: scratch.folder
    )
  }

  @Test func fileInUse() throws {
    let scratch = try Scratch()
    let path = scratch.path("a.hdf5")
    try makeWaveformFile(at: path)
    let file = try HDF5File.open(at: path, writable: true)
    #expect(caseName(try making(path, overwrite: true)) == "locked")
    try file.close()
    try HDF5File.open(at: path, writable: true).close()
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["HDF5_USE_FILE_LOCKING"] == nil))
  func fileLockedBySomebodyElse() throws {
    let scratch = try Scratch()
    let path = scratch.path("a.hdf5")
    try makeWaveformFile(at: path)
    // flock() belongs to the open file, so a second descriptor is as good as a second process.
    let descriptor = open(path, O_RDWR)
    defer { close(descriptor) }
    try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let error = try opening(path)
    #expect(caseName(error) == "locked")
    #expect("\(error)".contains("HDF5_USE_FILE_LOCKING"))
  }

  @Test func fileOpenForReadingIsNotChanged() throws {
    let scratch = try Scratch()
    let path = scratch.path("a.hdf5")
    try makeWaveformFile(at: path)
    let before = try scratch.bytes("a.hdf5")
    let file = try HDF5File.open(at: path, writable: false)
    let dataset = try file.dataset("/parameters")
    let row = [1.0, 2.0]
    let attempts: [() throws -> Void] = [
      { try file.createGroup("g") },
      { try file.createDataset("d", type: .int64, shape: [1]) },
      { try file.writeString("s", dataset: "s") },
      { try file.setAttribute("a", to: .int(1)) },
      { try file.remove("/version") },
      {
        try row.withUnsafeBytes { try dataset.write(rows: 0..<1, from: $0, as: dataset.type) }
      },
    ]
    for attempt in attempts {
      #expect(caseName(try failure(attempt)) == "readOnly")
    }
    try file.close()
    #expect(try scratch.bytes("a.hdf5") == before)
  }

  @Test func missingObjectsNameWhatIsThere() throws {
    let scratch = try Scratch()
    try makeWaveformFile(at: scratch.path("a.hdf5"))
    let file = try HDF5File.open(at: scratch.path("a.hdf5"), writable: true)
    let missing = try failure { _ = try file.dataset("/polarizations/h_x") }
    #expect("\(missing)".contains("'h_cross', 'h_plus'"))
    #expect(caseName(try failure { _ = try file.members(of: "/none/g") }) == "missingObject")
    let kind = try failure { _ = try file.dataset("/polarizations") }
    #expect("\(kind)".contains("is a group, not a dataset"))
    let taken = try failure { try file.createGroup("/polarizations") }
    #expect(taken == .objectExists(file: file.path, object: "/polarizations"))
    #expect(caseName(try failure { try file.createGroup("/version/x") }) == "library")
    #expect(try file.openObjectCount() == 1)
    try file.close()
  }
}

/// Runs a body on this thread with the file permissions of an ordinary user, even for root.
private func withoutPrivileges(_ body: () throws -> Void) throws {
  #if os(Linux)
  typealias Change = @convention(c) (UInt32) -> Int32
  let symbol = try #require(dlsym(nil, "setfsuid"))
  let change = unsafeBitCast(symbol, to: Change.self)
  let before = geteuid()
  if before == 0 { _ = change(65534) }
  defer { if before == 0 { _ = change(before) } }
  #endif
  try body()
}
