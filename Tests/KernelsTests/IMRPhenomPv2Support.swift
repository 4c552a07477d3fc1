// SPDX-License-Identifier: MIT

import KernelRecords

/// Evaluates binaries on a grid with lanes of a type; what is not written stays NaN.
func imrPhenomPv2Rows<L: Lane>(
  _ binaries: [BinaryRecord],
  on grid: TestGrid,
  request: EvaluationRequest,
  lane: L.Type
) -> TestRows {
  modelRows(IMRPhenomPv2SetUp<Double>.self, binaries, on: grid, request: request, lane: lane)
}

/// One binary on a grid; every bin, plain, unless a request says otherwise.
func imrPhenomPv2Row(
  _ binary: BinaryRecord,
  on grid: TestGrid,
  request: EvaluationRequest? = nil
) -> TestRows {
  imrPhenomPv2Rows([binary], on: grid, request: request ?? .plain(grid), lane: Double.self)
}

/// Precessing binaries that reach all corners: equal and unequal, heavy and light, spins to the limit.
let precessingBinaries: [BinaryRecord] = [
  binary(36, 29, (0.3, -0.2, 0.4), (-0.1, 0.25, -0.3)),
  binary(29, 36, (0.5, 0.1, -0.6), (0.2, 0.7, 0.3)),
  binary(30, 30, (0.5, 0.5, 0.5), (-0.5, 0.5, -0.5)),
  binary(60, 5, (0.1, -0.95, 0.2), (0, 0, 0.9)),
  binary(60, 5, (0.3, 0.2, -0.9), (0.6, 0.6, 0)),
  binary(1.4, 1.3, (0.02, 0.03, 0.05), (0, 0.04, -0.02)),
  binary(150, 150, (0, 0, 0.99), (0.99, 0, 0)),
  binary(3, 60, (0.9, 0, 0.1), (0, 0.4, -0.7)),
  binary(36, 29, (0, 0, 0.4), (0, 0, -0.3)),
]

/// The first precessing binary, changed.
func precessingBinary(_ change: (inout BinaryRecord) -> Void) -> BinaryRecord {
  var binary = precessingBinaries[0]
  change(&binary)
  return binary
}

private func binary(
  _ m1: Double,
  _ m2: Double,
  _ s1: (Double, Double, Double),
  _ s2: (Double, Double, Double)
) -> BinaryRecord {
  BinaryRecord(
    mass1: m1,
    mass2: m2,
    spin1x: s1.0,
    spin1y: s1.1,
    spin1z: s1.2,
    spin2x: s2.0,
    spin2y: s2.1,
    spin2z: s2.2,
    luminosityDistance: 400,
    inclination: 0.7,
    phase: 1.3,
    referenceFrequency: 20
  )
}
