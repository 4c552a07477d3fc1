// SPDX-License-Identifier: MIT

import Benchmark
import Foundation
import HDF5Files

/// Sixteen rows of 8193 complex numbers through libhdf5, into a file that is laid out already.
func files() {
  let path = NSTemporaryDirectory() + "whipbird-micro-\(UUID().uuidString).hdf5"
  let (rows, bins) = (16, 8193)
  Benchmark("write 16 rows of 8193 bins (2.1 MB) by HDF5") { benchmark in
    let values = [Double](repeating: 1e-23, count: 2 * rows * bins)
    let file = try HDF5File.create(at: path, overwrite: true)
    let dataset = try file.createDataset(
      "polarizations/h_plus",
      type: .complex128,
      shape: [rows, bins]
    )
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      try values.withUnsafeBytes { try dataset.write(rows: 0..<rows, from: $0, as: .complex128) }
    }
    benchmark.stopMeasurement()
    try file.close()
    try? FileManager.default.removeItem(atPath: path)
  }
}
