// SPDX-License-Identifier: MIT

import KernelRecords

// Prints how many floating-point operations the kernels do: for each bin of a grid from 20 to 1024
// Hz, means over binaries, and for the set-up of one binary. scripts/count-operations runs it.

/// Bins at which a binary of these masses has signal.
let frequencies = (0..<1024).map { 20.0 + 0.98 * Double($0) }

/// Heavy and light, equal and unequal, with spins in all directions where the model takes them.
func binaries(precessing: Bool) -> [BinaryRecord] {
  [(36.0, 29.0), (60, 20), (80, 75), (25, 8), (110, 30)].map { masses in
    var record = BinaryRecord(
      mass1: masses.0,
      mass2: masses.1,
      spin1z: 0.3,
      spin2z: -0.4,
      luminosityDistance: 400,
      inclination: 0.7,
      phase: 1.3,
      referenceFrequency: 20
    )
    if precessing {
      (record.spin1x, record.spin1y) = (0.4, -0.2)
      (record.spin2x, record.spin2y) = (-0.1, 0.5)
    }
    return record
  }
}

/// Memory that lives as long as the program.
func memory(_ count: Int) -> UnsafeMutablePointer<Double> {
  let start = UnsafeMutablePointer<Double>.allocate(capacity: count)
  start.initialize(repeating: 0, count: count)
  return start
}

let padded = frequencies.count + FrequencyTables.padding
let tables = [memory(padded), memory(padded), memory(padded), memory(padded)]
for index in 0..<padded { tables[0][index] = frequencies[min(index, frequencies.count - 1)] }
fillTables(
  Double.self,
  frequencies: tables[0],
  count: frequencies.count,
  cubeRoots: tables[1],
  inverseCubeRoots: tables[2],
  logarithms: tables[3]
)
let grid = FrequencyTables(
  count: frequencies.count,
  frequency: tables[0],
  cubeRoot: tables[1],
  inverseCubeRoot: tables[2],
  logarithm: tables[3]
)

/// The operations of all bins of some binaries, without those of the set-up, which is no lane.
func count<SetUp: WaveformSetUp>(
  _ name: String,
  _ model: SetUp.Type,
  precessing: Bool
) where SetUp.Waveform: RowWaveform {
  let binaries = binaries(precessing: precessing)
  let rows = PolarizationRows(
    plus: memory(2 * padded * binaries.count),
    cross: memory(2 * padded * binaries.count),
    stride: 2 * frequencies.count
  )
  var statuses = [WaveformStatus](repeating: WaveformStatus(), count: binaries.count)
  (CountingLane.operations, CountingLane.divisions) = (0, 0)
  evaluateRows(
    model,
    CountingLane.self,
    binaries: binaries,
    count: binaries.count,
    tables: grid,
    request: EvaluationRequest(
      firstBin: 0,
      endBin: frequencies.count,
      minimumFrequency: 20,
      spacing: 0,
      tapersStart: false
    ),
    rows: rows,
    statuses: &statuses
  )
  guard statuses.allSatisfy({ $0.failure == .none }) else {
    print("\(name): a binary was refused")
    return
  }
  let bins = Double(frequencies.count * binaries.count)
  let perBin = (Double(CountingLane.operations) / bins).rounded()
  let divisions = (10 * Double(CountingLane.divisions) / bins).rounded() / 10
  print("\(name) \(Int(perBin)) \(divisions)")
}

count("IMRPhenomD", IMRPhenomDSetUp<Double>.self, precessing: false)
count("IMRPhenomXAS", IMRPhenomXASSetUp<Double>.self, precessing: false)
count("IMRPhenomXHM", IMRPhenomXHMBinary<Double>.self, precessing: false)
count("IMRPhenomPv2", IMRPhenomPv2SetUp<Double>.self, precessing: true)
count("IMRPhenomXP", IMRPhenomXPSetUp<Double>.self, precessing: true)
count("IMRPhenomXPHM", IMRPhenomXPHMSetUp<Double>.self, precessing: true)
