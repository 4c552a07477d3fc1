// SPDX-License-Identifier: MIT

import Foundation
import Testing

extension CommandLineTests {
  /// Memory is bounded whatever the number of rows.
  @Suite(
    "Memory",
    .serialized,
    .enabled(
      if: FileManager.default.isReadableFile(atPath: "/proc/self/status"),
      "the peak of another process is read from /proc"
    )
  )
  struct MemoryTests {
    /// The largest memory of a run, in megabytes.
    static func peak(_ settings: TestSettings) throws -> Int {
      let folder = try WorkFolder()
      try folder.write(settings.yaml, to: "s.yaml")
      let running = try Command.start(
        ["generate", "s.yaml", "-o", "a.hdf5", "--seed", "1", "--threads", "2"],
        in: folder
      )
      var peak = 0
      while running.process.isRunning {
        peak = max(peak, running.process.peakByteCount ?? 0)
        usleep(1000)
      }
      let result = try running.wait()
      #expect(result.status == 0, "\(result.errors)")
      return peak / 1_000_000
    }

    @Test("many bins", arguments: [(8193, 100, 500), (33, 20_000, 100_000)])
    func rows(binCount: Int, few: Int, many: Int) throws {
      let small = try Self.peak(TestSettings(rowCount: few, binCount: binCount))
      let large = try Self.peak(TestSettings(rowCount: many, binCount: binCount))
      #expect(small > 5, "nothing was measured")
      #expect(large < 100)
      #expect(large < small + 20)
    }
  }
}
