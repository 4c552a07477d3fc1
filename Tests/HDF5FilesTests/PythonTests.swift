// SPDX-License-Identifier: MIT

import Foundation
import HDF5Files
import Testing

/// Files exchanged with h5py, where `WHIPBIRD_PYTHON` names a Python that has it.
@Suite(.enabled(if: Python.hasH5py, "WHIPBIRD_PYTHON names no Python with h5py"))
struct PythonTests {
  @Test func h5pyReadsOurFile() throws {
    let scratch = try Scratch()
    let path = scratch.path("a.hdf5")
    try makeWaveformFile(at: path)
    let file = try HDF5File.open(at: path, writable: true)
    let values = (0..<30).map { Double($0) / 2 }
    try values.withUnsafeBytes {
      try file.dataset("/polarizations/h_plus").write(rows: 0..<3, from: $0, as: .complex128)
    }
    let long = String(repeating: "long ", count: 40_000)
    try file.setAttribute("long", to: .string(long))
    try file.setAttribute("numbers", of: "/parameters", to: .doubles([1, 2]))
    try file.setAttribute("number", of: "/parameters", to: .int(-3))
    try file.writeStrings(["a", "µ"], dataset: "texts")
    try file.close()
    let output = try Python.run(
      """
      import h5py, numpy as np, sys
      f = h5py.File(sys.argv[1], "r")
      assert f.libver[0] == "earliest"
      assert f.attrs["settings"] == "{'domain': 'µ'}" and type(f.attrs["settings"]) is str
      assert len(f.attrs["long"]) == 200000
      h = f["polarizations/h_plus"]
      assert h.dtype == np.complex128 and h.shape == (3, 5) and h.chunks is None
      assert np.array_equal(h[...].view(float).ravel(), np.arange(30) / 2)
      assert f["parameters"].dtype == np.dtype([("chirp_mass", "<f8"), ("phase", "<f8")])
      assert list(f["parameters"].attrs["numbers"]) == [1, 2]
      assert f["parameters"].attrs["number"] == -3
      assert f["version"][()] == b"dingo=0.10.3"
      assert list(f["texts"].asstr()) == ["a", "µ"]
      print("read")
      """,
      path
    )
    #expect(output == "read\n")
  }

  /// Types and spaces of text are those that h5py itself gives them.
  @Test func textIsStoredAsH5pyStoresIt() throws {
    let scratch = try Scratch()
    try makeWaveformFile(at: scratch.path("ours.hdf5"))
    let output = try Python.run(
      """
      import h5py, numpy as np, sys
      theirs = h5py.File(sys.argv[1] + "/theirs.hdf5", "w")
      theirs.attrs["settings"] = "{'domain': 'µ'}"
      theirs.attrs["dataset_type"] = "waveform_dataset"
      theirs["version"] = "dingo=0.10.3"
      theirs["parameters"] = np.zeros(3, [("chirp_mass", "<f8"), ("phase", "<f8")])
      ours = h5py.File(sys.argv[1] + "/ours.hdf5", "r")
      for name in ("settings", "dataset_type"):
          a, b = (x.attrs.get_id(name) for x in (ours, theirs))
          assert a.get_type() == b.get_type(), name
          assert a.get_space() == b.get_space() or (
              a.get_space().get_simple_extent_type() == b.get_space().get_simple_extent_type())
      for name in ("version", "parameters"):
          a, b = ours[name].id, theirs[name].id
          assert a.get_type() == b.get_type(), name
          assert a.shape == b.shape
          assert (a.get_create_plist().get_layout() == b.get_create_plist().get_layout())
      print("same")
      """,
      scratch.folder
    )
    #expect(output == "same\n")
  }

  @Test func weReadTheirFile() throws {
    let scratch = try Scratch()
    let path = scratch.path("a.hdf5")
    try Python.run(
      """
      import h5py, numpy as np, sys
      f = h5py.File(sys.argv[1], "w")
      f.attrs["text"] = "µ"
      f.attrs["bytes"] = np.bytes_("fixed")
      f.attrs["flag"] = True
      f.attrs["single"] = np.float32(0.5)
      f.attrs["empty"] = h5py.Empty("f4")
      f.attrs["array"] = np.arange(3)
      f["packed/g"] = np.arange(12, dtype=">f4").reshape(3, 4)
      f.create_dataset("chunked", data=np.arange(1000.0), chunks=(7,), compression="gzip")
      t = np.zeros(5, np.dtype([("a", "<f8"), ("n", "S4"), ("k", "<i2"), ("c", "c8")], align=True))
      t["a"] = np.arange(5); t["k"] = -np.arange(5); t["n"] = b"ab"
      f["table"] = t
      f["nothing"] = h5py.Empty("f4")
      f["scalar"] = 7
      f["names"] = np.array([b"x", b"yz"])
      f["flags"] = np.array([True, False])
      f["half"] = np.zeros(2, "f2")
      f["link"] = h5py.SoftLink("/scalar")
      f.create_dataset("vast", (1 << 45,), "f8", chunks=(1000,))
      f["dangling"] = h5py.SoftLink("/gone")
      """,
      path
    )
    let file = try HDF5File.open(at: path, writable: false)
    let expected: [(String, HDF5Attribute)] = [
      ("text", .string("µ")), ("bytes", .string("fixed")), ("flag", .int(1)),
      ("single", .double(0.5)), ("empty", .empty), ("array", .ints([0, 1, 2])),
    ]
    for (name, value) in expected { #expect(try file.attribute(name) == value, "\(name)") }
    let big = try file.dataset("packed/g")
    #expect(!big.isLittleEndian && big.type == .float32 && big.shape == [3, 4])
    #expect(try big.readDoubles() == (0..<12).map(Double.init))
    let chunked = try file.dataset("chunked")
    #expect(!chunked.isContiguous && chunked.fileOffset == nil)
    #expect(try chunked.readDoubles() == (0..<1000).map(Double.init))
    let table = try file.dataset("table")
    #expect(table.type.members.map(\.name) == ["a", "n", "k", "c"])
    #expect(table.type.members.map(\.type) == [.float64, .fixedString(4), .int16, .complex64])
    let columns = try table.readColumns()
    #expect(columns.map(\.name) == ["a", "k"])
    #expect(columns[1].values == [0, -1, -2, -3, -4])
    #expect(try file.dataset("nothing").readDoubles() == [])
    #expect(try file.dataset("scalar").readDoubles() == [7])
    #expect(try file.dataset("link").readDoubles() == [7])
    #expect(try file.exists("dangling") == false)
    #expect(try file.dataset("names").readStrings() == ["x", "yz"])
    #expect(try file.dataset("flags").readDoubles() == [1, 0])
    #expect(try file.dataset("half").type == .other("float of 16 bits", byteCount: 2))
    _ = try failure { _ = try file.dataset("half").readDoubles() }
    let vast = try failure { _ = try file.dataset("vast").readDoubles() }
    #expect("\(vast)".contains("never written"))
    #expect(try file.openObjectCount() == 1)
    try file.close()
  }
}

/// A Python with h5py, if there is one.
enum Python {
  static let path = ProcessInfo.processInfo.environment["WHIPBIRD_PYTHON"]

  static let hasH5py = (try? run("import h5py, numpy; print('yes')")) == "yes\n"

  struct Failure: Error { let output: String }

  /// Runs a script and gives what it printed; throws if it failed.
  @discardableResult
  static func run(_ script: String, _ arguments: String...) throws -> String {
    guard let path else { throw Failure(output: "no Python") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-c", script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let output = String(decoding: data, as: UTF8.self)
    guard process.terminationStatus == 0 else { throw Failure(output: output) }
    return output
  }
}
