// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

/// The rounding error of the kernels: the same text evaluated in double-double.
@Suite struct ModelAccuracyTests {
  private let grid = TestGrid((0..<240).map { Double.pow(2, 2.5 + Double($0) / 30) })

  /// Over the band and beyond it, 5.7 to 1400 Hz: part of the largest bin, however many turns the
  /// phase has made (3 · 10⁵ rad for the lightest binaries).
  @Test(arguments: TestModel.ofAlignedSpins, testBinaries)
  func doubleAgreesWithDoubleDouble(model: TestModel, binary: BinaryRecord) {
    for frequency in [5.0, 20, 300] {
      var binary = binary
      binary.referenceFrequency = frequency
      let row = model.row(binary, on: grid)
      #expect(row.distance(to: arbiter(model, binary)) < 5e-10)
    }
  }

  /// Where the phase has made less than 10⁴ rad, phases hold to 10⁻¹⁰ rad, and amplitudes always to
  /// a part of themselves that is the model's.
  @Test(arguments: TestModel.ofAlignedSpins, testBinaries)
  func amplitudeAndPhaseHoldPerBin(model: TestModel, binary: BinaryRecord) {
    let row = model.row(binary, on: grid)
    let exact = arbiter(model, binary)
    for bin in 0..<grid.count {
      let ours = (row.plus[2 * bin], row.plus[2 * bin + 1])
      let theirs = (exact.plus[2 * bin], exact.plus[2 * bin + 1])
      let scale = max(theirs.0.magnitude, theirs.1.magnitude)
      if scale < 1e-9 * exact.largest { continue }
      let a = (ours.0 / scale, ours.1 / scale)
      let b = (theirs.0 / scale, theirs.1 / scale)
      let squares = (a.0 * a.0 + a.1 * a.1, b.0 * b.0 + b.1 * b.1)
      #expect((squares.0 / squares.1 - 1).magnitude < 2 * model.amplitudeError)
      let turned = (a.1 * b.0 - a.0 * b.1) / squares.1
      if binary.mass1 + binary.mass2 > 20 { #expect(turned.magnitude < 1e-10) }
    }
  }

  /// Precessing spins, and those whose precession nearly vanishes, where quotients of differences
  /// would lose all digits.
  @Test(arguments: [TestModel.imrPhenomXP, .imrPhenomXPHM], precessingCorners)
  func precessionKeepsItsDigits(model: TestModel, binary: BinaryRecord) {
    let row = model.row(binary, on: grid)
    #expect(row.statuses[0].failure == .none)
    #expect(row.distance(to: arbiter(model, binary)) < 1e-9)
  }

  /// Binaries of nearly equal masses keep all digits of their mass difference.
  @Test(arguments: TestModel.ofAlignedSpins) func nearlyEqualMassesLoseNothing(model: TestModel) {
    for exponent in 1...15 {
      var binary = testBinaries[7]
      binary.mass2 = binary.mass1 * (1 - Double.pow(10, -Double(exponent)))
      #expect(model.row(binary, on: grid).distance(to: arbiter(model, binary)) < 1e-11)
    }
  }

  /// The row in double-double, rounded to doubles.
  private func arbiter(_ model: TestModel, _ binary: BinaryRecord) -> TestRows {
    switch model {
    case .imrPhenomD: exactRow(IMRPhenomDSetUp<DoubleDouble>.self, binary)
    case .imrPhenomXAS: exactRow(IMRPhenomXASSetUp<DoubleDouble>.self, binary)
    case .imrPhenomXHM: exactRow(IMRPhenomXHMBinary<DoubleDouble>.self, binary)
    case .imrPhenomXP: exactRow(IMRPhenomXPSetUp<DoubleDouble>.self, binary)
    case .imrPhenomXPHM: exactRow(IMRPhenomXPHMSetUp<DoubleDouble>.self, binary)
    }
  }

  private func exactRow<SetUp: WaveformSetUp>(
    _ setUp: SetUp.Type,
    _ binary: BinaryRecord
  ) -> TestRows where SetUp.Number == DoubleDouble {
    var rows = TestRows(plus: [], cross: [], statuses: [WaveformStatus()])
    let row = grid.withTables { tables in
      WaveformRow<SetUp>(binary, tables: tables, request: .plain(grid))
    }
    guard let waveform = row.waveform, let window = row.window else { return rows }
    for (bin, frequency) in grid.frequencies.prefix(grid.count).enumerated() {
      if bin >= window.end {
        rows.plus += [0, 0]
        rows.cross += [0, 0]
        continue
      }
      let point = GridPoint(frequency: DoubleDouble(frequency))
      let values = waveform.evaluateBin(point, frequency: frequency)
      rows.plus += [values.plus.real.double, values.plus.imaginary.double]
      rows.cross += [values.cross.real.double, values.cross.imaginary.double]
    }
    return rows
  }
}
