// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite struct IMRPhenomDStatusTests {
  private let grid = TestGrid(count: 2049, spacing: 0.5)

  private func status(
    tapers: Bool = false,
    from frequency: Double = 20,
    spacing: Double = 0.5,
    _ change: (inout BinaryRecord) -> Void
  ) -> WaveformStatus {
    var binary = testBinaries[0]
    change(&binary)
    var request = EvaluationRequest.plain(grid, from: frequency, spacing: spacing)
    request.tapersStart = tapers
    let row = imrPhenomDRow(binary, on: grid, request: request)
    let isZero = (row.plus + row.cross).allSatisfy { $0 == 0 }
    #expect(isZero == (row.statuses[0].failure != .none))
    #expect((row.plus + row.cross).allSatisfy { $0.isFinite })
    return row.statuses[0]
  }

  @Test func goodBinariesHaveNoRemarks() {
    #expect(status { _ in } == WaveformStatus())
  }

  @Test func refusesWhatIsNoBinary() {
    #expect(status { $0.mass1 = 0 }.failure == .massNotPositive)
    #expect(status { $0.mass2 = -1 }.failure == .massNotPositive)
    #expect(status { $0.luminosityDistance = 0 }.failure == .distanceNotPositive)
    #expect(status { $0.spin1z = 1.0000001 }.failure == .spinAboveOne)
    #expect(status { $0.spin2z = -1.0000001 }.failure == .spinAboveOne)
    #expect(status { $0.spin1x = 1e-9 }.failure == .spinNotAligned)
    #expect(status { $0.spin2y = -1e-9 }.failure == .spinNotAligned)
    #expect(status { $0.referenceFrequency = -1 }.failure == .referenceFrequencyInvalid)
    #expect(status { $0.phase = .nan }.failure == .notFinite)
    #expect(status { $0.inclination = .infinity }.failure == .notFinite)
    #expect(status { $0.mass1 = .nan }.failure == .notFinite)
  }

  @Test func refusesAStartAboveItsEnd() {
    // M = 65 M☉ ends at 624.7 Hz.
    #expect(status(from: 624) { _ in }.failure == .none)
    #expect(status(from: 625) { _ in }.failure == .minimumFrequencyAboveCutoff)
    #expect(status(from: 0) { _ in }.failure == .minimumFrequencyInvalid)
    #expect(status(from: .nan) { _ in }.failure == .minimumFrequencyInvalid)
    // The conditioned start lies below any end, and other grids have no end.
    #expect(status(tapers: true, from: 900) { _ in }.failure == .none)
    #expect(status(from: 900, spacing: 0) { _ in }.failure == .none)
  }

  @Test func refusesPhasesBeyondTheReachOfSineAndCosine() {
    // Its phase at 20 Hz is some 10¹¹ rad.
    #expect(status { ($0.mass1, $0.mass2) = (1e-4, 1e-4) }.failure == .phaseTooLarge)
    #expect(status { $0.mass2 = 1e-12 }.failure == .phaseTooLarge)
    #expect(status { $0.phase = 1e30 }.failure == .phaseTooLarge)
    #expect(status { $0.referenceFrequency = 1e100 }.failure == .phaseTooLarge)
    #expect(status(spacing: 0) { $0.mass2 = 1e19 }.failure != .none)
    #expect(status { ($0.mass1, $0.mass2) = (0.1, 0.1) }.failure == .none)
  }

  @Test func remarksOnCalibration() {
    #expect(status { $0.mass1 = 540 }.warnings == .massRatioOutsideCalibration)
    #expect(status { $0.spin1z = 0.86 }.warnings == .spinOutsideCalibration)
    #expect(status { ($0.mass1, $0.spin1z) = (29, 0.97) }.warnings == [])
    #expect(status { ($0.mass1, $0.spin1z) = (29, -0.99) }.warnings == .spinOutsideCalibration)
    let low = status { ($0.mass1, $0.mass2, $0.spin1z) = (200, 2, -0.99) }
    #expect(low.warnings.contains(.remnantSpinLow))
  }

  @Test func zeroReferenceFrequencyMeansTheStart() {
    var binary = testBinaries[0]
    binary.referenceFrequency = 0
    var explicit = binary
    explicit.referenceFrequency = 20
    let request = EvaluationRequest.plain(grid, spacing: 0.5)
    #expect(
      imrPhenomDRow(binary, on: grid, request: request)
        == imrPhenomDRow(explicit, on: grid, request: request)
    )
    // Without spacing it is the first frequency that is evaluated.
    explicit.referenceFrequency = 0.5
    #expect(imrPhenomDRow(binary, on: grid) == imrPhenomDRow(explicit, on: grid))
    // With a conditioned start it is the lowered one.
    let start = StartConditioning(AlignedBinary<Double>(binary), minimumFrequency: 20)
    explicit.referenceFrequency = start.startFrequency
    var tapered = request
    tapered.tapersStart = true
    #expect(
      imrPhenomDRow(binary, on: grid, request: tapered)
        == imrPhenomDRow(explicit, on: grid, request: tapered)
    )
  }

  @Test func roundedMassRatiosStayPhysical() {
    for step in 0..<200 {
      let mass = 1 + Double(step) * 0.37
      let status = status { ($0.mass1, $0.mass2) = (mass, mass.nextUp) }
      #expect(status.failure == .none)
      #expect(status.warnings.subtracting(.massRatioRounded) == [])
    }
  }
}
