// SPDX-License-Identifier: MIT

import Foundation
import HDF5Files
import Testing

/// A folder of one test, removed with all that is in it.
struct Scratch: ~Copyable {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "/hdf5-files-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder,
      withIntermediateDirectories: true
    )
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  borrowing func path(_ name: String) -> String { folder + "/" + name }

  borrowing func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  borrowing func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }
}

/// Makes a file like a small dataset of waveforms.
func makeWaveformFile(at path: String, rows: Int = 3, bins: Int = 5) throws {
  let file = try HDF5File.create(at: path, overwrite: false)
  try file.setAttribute("settings", of: "/", to: .string("{'domain': 'µ'}"))
  try file.setAttribute("dataset_type", to: .string("waveform_dataset"))
  try file.createDataset(
    "/parameters",
    type: .compound([("chirp_mass", .float64), ("phase", .float64)]),
    shape: [rows]
  )
  try file.createDataset("/polarizations/h_plus", type: .complex128, shape: [rows, bins])
  try file.createDataset("/polarizations/h_cross", type: .complex128, shape: [rows, bins])
  try file.writeString("dingo=0.10.3", dataset: "/version")
  #expect(try file.openObjectCount() == 1)
  try file.close()
}

/// Runs a body that must throw an `HDF5Error`, and gives that error.
func failure(_ body: () throws -> Void) throws -> HDF5Error {
  try #require(throws: HDF5Error.self, performing: body)
}

/// The name of an error's case.
func caseName(_ error: HDF5Error) -> String {
  Mirror(reflecting: error).children.first?.label ?? ""
}
