// SPDX-License-Identifier: MIT

import Benchmark

/// The parts of a waveform and of a dataset, each alone: wall-clock time, and instructions, which do
/// not depend on what else the machine does.
///
/// `make bench-micro` runs them.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .instructions, .throughput],
    warmupIterations: 5,
    maxDuration: .seconds(1)
  )
  elementaryFunctions()
  waveforms()
  parameters()
  files()
  projection()
}
