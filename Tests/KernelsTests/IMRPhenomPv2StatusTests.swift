// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite struct IMRPhenomPv2StatusTests {
  private let grid = TestGrid(count: 2049, spacing: 0.5)

  private func status(
    from frequency: Double = 20,
    spacing: Double = 0.5,
    tapers: Bool = false,
    _ change: (inout BinaryRecord) -> Void
  ) -> WaveformStatus {
    var request = EvaluationRequest.plain(grid, from: frequency, spacing: spacing)
    request.tapersStart = tapers
    let row = imrPhenomPv2Row(precessingBinary(change), on: grid, request: request)
    let isZero = (row.plus + row.cross).allSatisfy { $0 == 0 }
    #expect(isZero == (row.statuses[0].failure != .none))
    #expect((row.plus + row.cross).allSatisfy { $0.isFinite })
    return row.statuses[0]
  }

  @Test func goodBinariesHaveNoRemarks() {
    #expect(status { _ in } == WaveformStatus())
    #expect(status { ($0.spin1x, $0.spin1y, $0.spin1z) = (0.6, 0, 0.8) }.failure == .none)
  }

  @Test func refusesWhatIsNoBinary() {
    #expect(status { $0.mass1 = 0 }.failure == .massNotPositive)
    #expect(status { $0.luminosityDistance = -1 }.failure == .distanceNotPositive)
    #expect(status { $0.spin1x = 0.95 }.failure == .spinAboveOne)
    #expect(status { $0.spin2y = -0.97 }.failure == .spinAboveOne)
    #expect(status { $0.referenceFrequency = -1 }.failure == .referenceFrequencyInvalid)
    #expect(status { $0.phase = .nan }.failure == .notFinite)
    #expect(status { $0.mass2 = 1e-9 }.failure == .phaseTooLarge)
  }

  @Test func refusesAStartAboveItsEnd() {
    // M = 65 M☉ ends at 624.7 Hz.
    #expect(status(from: 624) { _ in }.failure == .none)
    #expect(status(from: 625) { _ in }.failure == .minimumFrequencyAboveCutoff)
    #expect(status(from: 0) { _ in }.failure == .minimumFrequencyInvalid)
    #expect(status(from: 900, tapers: true) { _ in }.failure == .none)
    let high = imrPhenomPv2Row(precessingBinaries[0], on: TestGrid([625, 626]))
    #expect(high.statuses[0].failure == .minimumFrequencyAboveCutoff)
  }

  @Test func endsAtTheCutoffOnEveryGrid() {
    let row = imrPhenomPv2Row(precessingBinaries[0], on: TestGrid([600, 624, 624.6, 624.8, 900]))
    #expect(row.statuses[0].failure == .none)
    for bin in 0..<5 { #expect((row.plus[2 * bin] == 0) == (bin > 2)) }
  }

  @Test func remarksOnCalibration() {
    #expect(status { $0.mass1 = 540 }.warnings.contains(.massRatioOutsideCalibration))
    #expect(status { ($0.spin1x, $0.spin1z) = (0, 0.86) }.warnings == .spinOutsideCalibration)
    let remnant = status {
      ($0.spin1x, $0.spin1y, $0.spin1z) = (0.2, 0, 0.97)
      ($0.spin2x, $0.spin2y, $0.spin2z) = (0.2, 0, 0.97)
      $0.mass2 = $0.mass1
    }
    #expect(remnant.failure == .none)
    // J and L by more than π/4 apart, and then by more than π/2.
    let tilted = status {
      ($0.mass1, $0.mass2, $0.spin1x, $0.spin1y, $0.spin1z) = (60, 6, 0.9, 0, 0)
    }
    #expect(tilted.warnings == .tiltLarge)
    let upsideDown = status {
      ($0.mass1, $0.mass2, $0.spin1x, $0.spin1y, $0.spin1z) = (60, 6, 0.1, 0, -0.8)
    }
    #expect(upsideDown.warnings == .tiltAboveRightAngle)
  }

  @Test func remnantSpinIsAtMostOne() {
    let binary = precessingBinary {
      ($0.mass1, $0.mass2) = (100, 1)
      ($0.spin1x, $0.spin1y, $0.spin1z) = (0.6, 0, 0.8)
    }
    let setUp = IMRPhenomPv2SetUp<Double>(binary)
    #expect(setUp.coprecessing.remnantSpin <= 1)
    #expect(setUp.isRemnantSpinLimited == setUp.warnings.contains(.remnantSpinAboveOne))
  }

  @Test func zeroReferenceFrequencyMeansTheStartAskedFor() {
    for tapers in [false, true] {
      var request = EvaluationRequest.plain(grid, from: 30, spacing: 0.5)
      request.tapersStart = tapers
      let zero = precessingBinary { $0.referenceFrequency = 0 }
      let explicit = precessingBinary { $0.referenceFrequency = 30 }
      #expect(
        imrPhenomPv2Row(zero, on: grid, request: request)
          == imrPhenomPv2Row(explicit, on: grid, request: request)
      )
    }
  }
}
