// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite struct IMRPhenomXASStatusTests {
  private let grid = TestGrid(count: 2049, spacing: 0.5)

  private func status(
    from frequency: Double = 20,
    spacing: Double = 0.5,
    _ change: (inout BinaryRecord) -> Void
  ) -> WaveformStatus {
    var binary = testBinaries[0]
    change(&binary)
    let request = EvaluationRequest.plain(grid, from: frequency, spacing: spacing)
    let row = TestModel.imrPhenomXAS.row(binary, on: grid, request: request)
    let isZero = (row.plus + row.cross).allSatisfy { $0 == 0 }
    #expect(isZero == (row.statuses[0].failure != .none))
    #expect((row.plus + row.cross).allSatisfy { $0.isFinite })
    return row.statuses[0]
  }

  @Test func refusesWhatLALRefuses() {
    #expect(status { _ in } == WaveformStatus())
    #expect(status { $0.mass1 = 0 }.failure == .massNotPositive)
    #expect(status { $0.spin1z = 1.0000001 }.failure == .spinAboveOne)
    #expect(status { $0.spin2x = 1e-9 }.failure == .spinNotAligned)
    #expect(status { $0.lambda1 = 1 }.failure == .tidesNotDescribed)
    #expect(status { $0.eccentricity = 0.1 }.failure == .eccentricityNotDescribed)
    #expect(status { ($0.mass1, $0.mass2) = (1001, 1) }.failure == .massRatioTooExtreme)
    #expect(status { ($0.mass1, $0.mass2) = (0.5, 500) }.failure == .none)
    #expect(status { ($0.mass1, $0.mass2) = (0.7, 700) }.failure == .none)
    #expect(status { ($0.mass1, $0.mass2) = (1e-4, 1e-4) }.failure == .phaseTooLarge)
  }

  @Test func refusesAStartAboveItsEnd() {
    // M = 65 M☉ ends at 937.1 Hz.
    #expect(status(from: 937) { _ in }.failure == .none)
    #expect(status(from: 938) { _ in }.failure == .minimumFrequencyAboveCutoff)
    #expect(status(from: 0) { _ in }.failure == .minimumFrequencyInvalid)
  }

  @Test func largeSpinsEndLater() {
    let binary = { (spin: Double) in
      var binary = testBinaries[0]
      (binary.spin1z, binary.spin2z) = (spin, spin)
      return AlignedBinary<Double>(binary)
    }
    #expect(IMRPhenomXSetUp(binary(0.98)).cutoff == 0.3)
    #expect(IMRPhenomXSetUp(binary(0.991)).cutoff == 0.33)
  }

  @Test func remarksOnCalibration() {
    #expect(status { $0.mass1 = 600 }.warnings == .massRatioOutsideCalibration)
    #expect(status { $0.mass1 = 570 }.warnings == [])
    #expect(status { $0.spin1z = 0.991 }.warnings == .spinOutsideCalibration)
    #expect(status { $0.spin2z = -0.99 }.warnings == [])
  }
}
