// SPDX-License-Identifier: MIT

import HDF5Files
import Testing

@Suite struct ValueTests {
  private func file(_ scratch: borrowing Scratch) throws -> HDF5File {
    try HDF5File.create(at: scratch.path("a.hdf5"), overwrite: false)
  }

  @Test func rowsAreConverted() throws {
    let scratch = try Scratch()
    let file = try file(scratch)
    let dataset = try file.createDataset("x", type: .float32, shape: [3, 2])
    let rows: [Double] = [1.5, 2.5, 3.5, 4.5]
    try rows.withUnsafeBytes { try dataset.write(rows: 1..<3, from: $0, as: .float64) }
    #expect(try dataset.readDoubles() == [0, 0] + rows)
    var single = [Float](repeating: .nan, count: 2)
    try single.withUnsafeMutableBytes { try dataset.read(rows: 2..<3, into: $0, as: .float32) }
    #expect(single == [3.5, 4.5])
    let complex = try file.createDataset("c", type: .complex64, shape: [2])
    try rows.withUnsafeBytes { try complex.write(rows: 0..<2, from: $0, as: .complex128) }
    var back = [Float](repeating: .nan, count: 4)
    try back.withUnsafeMutableBytes { try complex.read(rows: 0..<2, into: $0, as: .complex64) }
    #expect(back == [1.5, 2.5, 3.5, 4.5])
    #expect(try file.openObjectCount() == 1)
    try file.close()
  }

  @Test func requestsThatDoNotFitAreRefused() throws {
    let scratch = try Scratch()
    let file = try file(scratch)
    let dataset = try file.createDataset("x", type: .float64, shape: [3, 2])
    let table = try file.createDataset("t", type: .compound([("a", .float64)]), shape: [3])
    var bytes = [UInt8](repeating: 0, count: 48)
    let requests: [(HDF5Dataset, Range<Int>, HDF5Type)] = [
      (dataset, 0..<4, .float64), (dataset, -1..<1, .float64), (dataset, 0..<3, .complex128),
      (dataset, 0..<1, .int64), (dataset, 0..<1, .string), (dataset, 0..<1, .fixedString(8)),
      (table, 0..<3, .compound([("b", .float64)])), (table, 0..<1, .compound([])),
      (table, 0..<1, .compound([("a", .int64)])), (dataset, 0..<1, .other("x", byteCount: 8)),
      (dataset, 0..<3, .compound([("r", .float64), ("i", .float64), ("j", .float64)])),
    ]
    for (target, rows, type) in requests {
      #expect(throws: HDF5Error.self, "read \(rows) as \(type)") {
        try bytes.withUnsafeMutableBytes { try target.read(rows: rows, into: $0, as: type) }
      }
    }
    // Integers may become floats, not the other way round.
    for (target, rows, type) in requests where !"\(type)".contains("int64") {
      #expect(throws: HDF5Error.self, "write \(rows) as \(type)") {
        try bytes.withUnsafeBytes { try target.write(rows: rows, from: $0, as: type) }
      }
    }
    let short = try failure {
      try bytes.withUnsafeMutableBytes {
        try dataset.read(rows: 0..<3, into: .init(rebasing: $0[..<40]), as: .float64)
      }
    }
    #expect("\(short)".contains("48"))
    #expect(try file.openObjectCount() == 1)
    try file.close()
  }

  @Test func typesThatCannotBeMadeAreRefused() throws {
    let scratch = try Scratch()
    let file = try file(scratch)
    let types: [HDF5Type] = [
      .compound([]), .fixedString(0), .fixedString(-1), .string, .other("x", byteCount: 1),
      .compound([("a", .float64), ("a", .float64)]), .compound([("", .float64)]),
      .compound([("a\0", .float64)]), .compound([("a", .string)]),
      .compound(members: [.init(name: "a", type: .float64, offset: 4)], byteCount: 8),
      .compound(members: [.init(name: "a", type: .float64, offset: -8)], byteCount: 8),
    ]
    for type in types {
      #expect(throws: HDF5Error.self, "\(type)") {
        try file.createDataset("x", type: type, shape: [1])
      }
    }
    for shape in [[-1], [1, -2], [1 << 62, 8], Array(repeating: 1, count: 40)] {
      #expect(throws: HDF5Error.self, "\(shape)") {
        try file.createDataset("x", type: .float64, shape: shape)
      }
    }
    #expect(try file.members().isEmpty)
    #expect(try file.openObjectCount() == 1)
    try file.close()
  }

  @Test func tableIsReadAsColumns() throws {
    let scratch = try Scratch()
    let file = try file(scratch)
    let type = HDF5Type.compound([
      ("mass", .float64), ("reason", .fixedString(12)), ("row", .uint64), ("spin", .float32),
    ])
    #expect(type.byteCount == 32)
    let rows = 70_001
    let table = try file.createDataset("failures", type: type, shape: [rows])
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: rows * 32, alignment: 8)
    defer { buffer.deallocate() }
    _ = buffer.initializeMemory(as: UInt8.self, repeating: 0)
    for row in 0..<rows {
      buffer.storeBytes(of: Double(row) / 4, toByteOffset: 32 * row, as: Double.self)
      buffer.storeBytes(of: UInt8(ascii: "f"), toByteOffset: 32 * row + 8, as: UInt8.self)
      buffer.storeBytes(of: UInt64(row), toByteOffset: 32 * row + 20, as: UInt64.self)
      buffer.storeBytes(of: Float(row) / 8, toByteOffset: 32 * row + 28, as: Float.self)
    }
    try table.write(rows: 0..<rows, from: .init(buffer), as: type)
    let columns = try table.readColumns()
    #expect(columns.map(\.name) == ["mass", "row", "spin"])
    #expect(columns[0].values == (0..<rows).map { Double($0) / 4 })
    #expect(columns[1].values == (0..<rows).map(Double.init))
    #expect(columns[2].values == (0..<rows).map { Double($0) / 8 })
    #expect(try table.readColumns(["spin"])[0].values.last == 70_000.0 / 8)
    let missing = try failure { _ = try table.readColumns(["spin", "chi"]) }
    #expect("\(missing)".contains("'chi'"))
    // The text is a column of its own.
    var texts = [UInt8](repeating: 9, count: 24)
    try texts.withUnsafeMutableBytes {
      try table.read(rows: 3..<5, into: $0, as: .compound([("reason", .fixedString(12))]))
    }
    #expect(texts == [102, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 102, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    // Writing some members leaves the others.
    let spin: [Float] = [100]
    try spin.withUnsafeBytes {
      try table.write(rows: 1..<2, from: $0, as: .compound([("spin", .float32)]))
    }
    let changed = try table.readColumns()
    #expect(changed[2].values[1] == 100 && changed[0].values[1] == 0.25)
    try file.close()
  }

  @Test func zeroRows() throws {
    let scratch = try Scratch()
    let file = try file(scratch)
    let dataset = try file.createDataset("x", type: .complex128, shape: [0, 5])
    #expect(dataset.rowCount == 0 && dataset.byteCount == 0 && dataset.fileOffset == nil)
    let table = try file.createDataset("t", type: .compound([("a", .float64)]), shape: [0])
    #expect(try table.readColumns().map(\.values) == [[]])
    #expect(try file.writeDoubles([], dataset: "d").readDoubles() == [])
    try file.writeStrings([], dataset: "s")
    #expect(try file.dataset("s").readStrings() == [])
    try dataset.read(rows: 0..<0, into: .init(start: nil, count: 0), as: .complex128)
    try file.close()
  }

  @Test func moreThanFourBillionValues() throws {
    let scratch = try Scratch()
    let file = try file(scratch)
    let rows = 5_000_000_000
    // The room is a hole in the file: nothing of it is written.
    let dataset = try file.createDataset("x", type: .float32, shape: [rows, 2])
    try file.writeString("after", dataset: "version")
    #expect(dataset.count == 2 * rows && dataset.byteCount == 8 * rows)
    let last: [Float] = [1, 2]
    try last.withUnsafeBytes { try dataset.write(rows: rows - 1..<rows, from: $0, as: .float32) }
    try file.close()
    let again = try HDF5File.open(at: scratch.path("a.hdf5"), writable: false)
    var back: [Float] = [0, 0]
    try back.withUnsafeMutableBytes {
      try again.dataset("x").read(rows: rows - 1..<rows, into: $0, as: .float32)
    }
    #expect(back == last)
    #expect(try again.dataset("version").readString() == "after")
    try again.close()
  }

  @Test func scalars() throws {
    let scratch = try Scratch()
    let file = try file(scratch)
    let dataset = try file.writeDoubles([2.5], dataset: "x", shape: [])
    #expect(dataset.shape == [] && dataset.rowCount == 1 && dataset.byteCount == 8)
    #expect(try dataset.readDoubles() == [2.5])
    _ = try failure { _ = try dataset.readColumns() }
    _ = try failure { try file.writeDoubles([1, 2], dataset: "y", shape: [3]) }
    try file.close()
  }

  @Test func texts() throws {
    let scratch = try Scratch()
    let file = try file(scratch)
    try file.writeString("", dataset: "empty")
    try file.writeString("µ–λ", dataset: "/g/h/text")
    try file.writeStrings(["a", "", "ccc"], dataset: "list")
    #expect(try file.dataset("empty").readString() == "")
    #expect(try file.dataset("g/h/text").readString() == "µ–λ")
    #expect(try file.dataset("list").readStrings() == ["a", "", "ccc"])
    _ = try failure { try file.writeString("a\0b", dataset: "zero") }
    _ = try failure { _ = try file.dataset("list").readString() }
    _ = try failure { _ = try file.dataset("list").readDoubles() }
    #expect(try file.exists("zero") == false)
    #expect(try file.openObjectCount() == 1)
    try file.close()
  }

  @Test func attributes() throws {
    let scratch = try Scratch()
    let file = try file(scratch)
    try file.createGroup("g")
    let values: [String: HDF5Attribute] = [
      "text": .string("µ"), "texts": .strings(["a", "bc"]), "int": .int(.min),
      "ints": .ints([1, -2]),
      "uint": .uint(.max), "uints": .uints([.max]), "double": .double(-0.5),
      "doubles": .doubles([1e-300, .infinity]), "none": .doubles([]), "é": .int(1),
    ]
    for (name, value) in values {
      try file.setAttribute(name, of: "g", to: .int(7))
      try file.setAttribute(name, of: "g", to: value)
    }
    for (name, value) in values { #expect(try file.attribute(name, of: "g") == value) }
    let names = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(try file.attributes(of: "g") == names)
    #expect(try file.attributes() == [])
    #expect(try file.attribute("nothing") == nil)
    _ = try failure { _ = try file.attribute("int", of: "nowhere") }
    _ = try failure { try file.setAttribute("a", to: .empty) }
    _ = try failure { try file.setAttribute("", to: .int(1)) }
    #expect(try file.openObjectCount() == 1)
    try file.close()
  }

  @Test func longTextFitsAndLongArraysDoNot() throws {
    let scratch = try Scratch()
    let file = try file(scratch)
    let text = String(repeating: "0123456789", count: 30_000)
    try file.setAttribute("settings", to: .string(text))
    #expect(try file.attribute("settings") == .string(text))
    try file.setAttribute("fits", to: .doubles(.init(repeating: 1, count: 8000)))
    let error = try failure {
      try file.setAttribute("fits", to: .doubles(.init(repeating: 2, count: 9000)))
    }
    #expect(
      error
        == .attributeTooLarge(file: file.path, object: "/", attribute: "fits", byteCount: 72_000)
    )
    #expect(try file.attribute("fits") == .doubles(.init(repeating: 1, count: 8000)))
    try file.close()
    #expect(
      try HDF5File.open(at: scratch.path("a.hdf5"), writable: false).attribute("settings")
        == .string(text)
    )
  }

  @Test func filesAreIndependentAcrossThreads() async throws {
    let scratch = try Scratch()
    let folder = scratch.folder
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          let path = folder + "/\(task).hdf5"
          try makeWaveformFile(at: path)
          for _ in 0..<20 {
            let file = try HDF5File.open(at: path, writable: true)
            let error = try failure { _ = try file.dataset("/none/\(task)") }
            #expect("\(error)".contains("/none/\(task)"))
            try file.setAttribute("a", to: .int(Int64(task)))
            #expect(try file.attribute("a") == .int(Int64(task)))
            try file.close()
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func descriptionsAreReadable() {
    let type = HDF5Type.compound([("a", .float64), ("b", .compound([("c", .fixedString(3))]))])
    #expect(
      "\(type)" == "compound {a: float64 @0, b: compound {c: string of 3 bytes @0} @8}"
    )
    #expect("\(HDF5Type.complex64)" == "complex64")
    #expect(HDF5Library.version.split(separator: ".").count == 3)
  }
}
