// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

/// What must hold for every binary, whatever the numbers are.
@Suite struct ModelLawsTests {
  @Test(arguments: TestModel.allCases, [1, 7, 8, 9, 17, 4095, 4096, 4097])
  func laneWidthDoesNotMatter(model: TestModel, count: Int) {
    let grid = TestGrid((1...count).map { Double($0) * 0.25 + 9 })
    let request = EvaluationRequest.plain(grid)
    let reference = model.rows(model.binaries, on: grid, request: request, lane: Double.self)
    #expect(reference.statuses.allSatisfy { $0.failure == .none })
    #expect(reference.plus.allSatisfy { $0.isFinite } && reference.cross.allSatisfy { $0.isFinite })
    for rows in [
      model.rows(model.binaries, on: grid, request: request, lane: SIMD2<Double>.self),
      model.rows(model.binaries, on: grid, request: request, lane: SIMD4<Double>.self),
      model.rows(model.binaries, on: grid, request: request, lane: SIMD8<Double>.self),
    ] {
      #expect(rows == reference)
    }
  }

  @Test func singleBinsAreTheBinsOfRows() {
    expectSingleBins(.imrPhenomD, IMRPhenomDSetUp<Double>.self)
    expectSingleBins(.imrPhenomXAS, IMRPhenomXASSetUp<Double>.self)
    expectSingleBins(.imrPhenomXHM, IMRPhenomXHMBinary<Double>.self)
    expectSingleBins(.imrPhenomXP, IMRPhenomXPSetUp<Double>.self)
    expectSingleBins(.imrPhenomXPHM, IMRPhenomXPHMSetUp<Double>.self)
  }

  private func expectSingleBins<SetUp: WaveformSetUp>(_ model: TestModel, _ setUp: SetUp.Type)
  where SetUp.Waveform: RowWaveform {
    let grid = TestGrid(count: 1025, spacing: 1)
    for binary in model.binaries {
      let row = model.row(binary, on: grid)
      let setUp = SetUp(binary)
      let waveform = setUp.waveform(
        binary,
        request: .plain(grid),
        referenceFrequency: binary.referenceFrequency
      )
      grid.withTables { tables in
        for bin in 1..<grid.count {
          if SetUp.rules.endsOnEveryGrid && tables.frequency[bin] > setUp.cutoffFrequency { break }
          let value = waveform.evaluateBin(
            GridPoint(tables, at: bin),
            frequency: tables.frequency[bin]
          )
          #expect(value.plus == (row.plus[2 * bin], row.plus[2 * bin + 1]))
          #expect(value.cross == (row.cross[2 * bin], row.cross[2 * bin + 1]))
        }
      }
    }
  }

  @Test(arguments: TestModel.allCases) func batchIsItsRows(model: TestModel) {
    let grid = TestGrid(count: 513, spacing: 2)
    let batch = model.rows(model.binaries, on: grid, request: .plain(grid), lane: Double.self)
    for (index, binary) in model.binaries.enumerated() {
      let row = model.row(binary, on: grid)
      let range = (2 * grid.count * index)..<(2 * grid.count * (index + 1))
      #expect(Array(batch.plus[range]) == row.plus)
      #expect(Array(batch.cross[range]) == row.cross)
      #expect(batch.statuses[index] == row.statuses[0])
    }
  }

  @Test(arguments: TestModel.allCases) func partOfAGridIsThatPartOfTheWhole(model: TestModel) {
    let grid = TestGrid(count: 2000, spacing: 0.5)
    for (first, end) in [(0, 2000), (41, 1777), (900, 901), (5, 5), (1999, 2000), (-3, 9999)] {
      var request = EvaluationRequest.plain(grid)
      request.firstBin = first
      request.endBin = end
      for binary in model.binaries {
        let part = model.row(binary, on: grid, request: request)
        let whole = model.row(binary, on: grid)
        for bin in 0..<grid.count {
          let isInside = bin >= max(first, 1) && bin < end
          #expect(part.plus[2 * bin] == (isInside ? whole.plus[2 * bin] : 0))
          #expect(part.cross[2 * bin + 1] == (isInside ? whole.cross[2 * bin + 1] : 0))
        }
      }
    }
    // The same frequencies as bins of another grid.
    let short = TestGrid((300..<777).map { Double($0) * 0.5 })
    for binary in model.binaries {
      let part = model.row(binary, on: short)
      let whole = model.row(binary, on: grid)
      #expect(part.plus == Array(whole.plus[600..<1554]))
    }
  }

  @Test(arguments: TestModel.allCases) func strainFallsAsOneOverDistance(model: TestModel) {
    let grid = TestGrid(count: 1025, spacing: 1)
    for binary in model.binaries {
      var far = binary
      far.luminosityDistance *= 4
      let near = model.row(binary, on: grid)
      let row = model.row(far, on: grid)
      #expect(row.plus.map { 4 * $0 } == near.plus)
      #expect(row.cross.map { 4 * $0 } == near.cross)
      far.luminosityDistance = 3 * binary.luminosityDistance
      var third = model.row(far, on: grid)
      third.plus = third.plus.map { 3 * $0 }
      third.cross = third.cross.map { 3 * $0 }
      #expect(third.distance(to: near) < 1e-15)
    }
  }

  @Test(arguments: TestModel.allCases) func totalMassOnlyScales(model: TestModel) {
    for binary in model.binaries {
      var heavy = binary
      heavy.mass1 *= 8
      heavy.mass2 *= 8
      heavy.referenceFrequency /= 8
      let light = model.row(binary, on: TestGrid((1...1000).map { 16 * Double($0) }))
      var row = model.row(heavy, on: TestGrid((1...1000).map { 2 * Double($0) }))
      row.plus = row.plus.map { $0 / 64 }
      row.cross = row.cross.map { $0 / 64 }
      #expect(row.distance(to: light) < 1e-9)
    }
  }

  @Test(arguments: TestModel.allCases) func bodiesMayBeExchanged(model: TestModel) {
    let grid = TestGrid(count: 513, spacing: 2)
    for binary in model.binaries {
      // Bodies of equal mass keep their order.
      let isOrdered = binary.mass1 == binary.mass2 && binary.spin1z != binary.spin2z
      if isOrdered && !model.exchangesEqualBodies { continue }
      var exchanged = binary
      (exchanged.mass1, exchanged.mass2) = (binary.mass2, binary.mass1)
      (exchanged.spin1x, exchanged.spin2x) = (binary.spin2x, binary.spin1x)
      (exchanged.spin1y, exchanged.spin2y) = (binary.spin2y, binary.spin1y)
      (exchanged.spin1z, exchanged.spin2z) = (binary.spin2z, binary.spin1z)
      let distance = model.row(exchanged, on: grid).distance(
        to: model.row(binary, on: grid)
      )
      #expect(distance <= (binary.mass1 == binary.mass2 ? 1e-11 : 0))
    }
  }

  @Test(arguments: TestModel.ofOneMode, [0.1, 1, -3, 40])
  func phaseTurnsTheStrainTwice(model: TestModel, shift: Double) {
    let grid = TestGrid(count: 513, spacing: 2)
    let (sine, cosine) = Double.sincos(2 * shift)
    for binary in model.binaries {
      var shifted = binary
      shifted.phase += shift
      let row = model.row(shifted, on: grid)
      var turned = model.row(binary, on: grid)
      turned.turn(sine: sine, cosine: cosine)
      #expect(row.distance(to: turned) < 1e-10)
    }
  }

  @Test(arguments: TestModel.ofOneMode) func crossIsPlusTurnedAndScaled(model: TestModel) {
    let grid = TestGrid(count: 513, spacing: 2)
    for inclination in [0, 0.4, Double.pi / 2, 2, Double.pi] {
      var binary = model.binaries[0]
      binary.inclination = inclination
      let row = model.row(binary, on: grid)
      let cosine = Double.sincos(inclination).cos
      let ratio = cosine / (0.5 * (1 + cosine * cosine))
      for index in stride(from: 0, to: row.plus.count, by: 2) {
        // h× = −i ratio h₊
        #expect((row.cross[index] - ratio * row.plus[index + 1]).magnitude <= 1e-15 * row.largest)
        #expect((row.cross[index + 1] + ratio * row.plus[index]).magnitude <= 1e-15 * row.largest)
      }
    }
  }

  @Test(arguments: TestModel.ofOneMode) func phaseAtTheReferenceFrequencyFollowsTheOrbitalPhase(
    model: TestModel
  ) {
    for binary in model.binaries {
      for frequency in [5.0, 20, 100, 500, 2000] {
        var binary = binary
        binary.referenceFrequency = frequency
        let row = model.row(binary, on: TestGrid([frequency]))
        let (sine, cosine) = Double.sincos(2 * binary.phase + model.phaseAtReference)
        // Far above the cut-off the strain is so small that its square would underflow.
        let scale = max(row.plus[0].magnitude, row.plus[1].magnitude)
        if scale == 0 {
          #expect(row.statuses[0].failure == .minimumFrequencyAboveCutoff)
          continue
        }
        let (real, imaginary) = (row.plus[0] / scale, row.plus[1] / scale)
        let size = (real * real + imaginary * imaginary).squareRoot()
        #expect((real - size * cosine).magnitude <= 2e-9 * size)
        #expect((imaginary - size * sine).magnitude <= 2e-9 * size)
      }
    }
  }
}

extension TestRows {
  /// Multiplies all with cosine + i sine.
  mutating func turn(sine: Double, cosine: Double) {
    for index in stride(from: 0, to: plus.count, by: 2) {
      (plus[index], plus[index + 1]) = (
        plus[index] * cosine - plus[index + 1] * sine,
        plus[index] * sine + plus[index + 1] * cosine
      )
      (cross[index], cross[index + 1]) = (
        cross[index] * cosine - cross[index + 1] * sine,
        cross[index] * sine + cross[index + 1] * cosine
      )
    }
  }
}
