// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

/// What must hold for every binary, whatever the numbers are.
@Suite struct IMRPhenomPv2LawsTests {
  private let grid = TestGrid(count: 513, spacing: 2)

  /// The exact time of the merger moves the waveform and does nothing else.
  @Test func exactTimeOriginIsAShift() throws {
    let grid = TestGrid((1...64).map { Double($0) * 4 + 16 })
    let sampled = imrPhenomPv2Row(precessingBinaries[0], on: grid)
    var request = EvaluationRequest.plain(grid)
    request.hasExactTimeOrigin = true
    let exact = imrPhenomPv2Row(precessingBinaries[0], on: grid, request: request)
    func angle(_ bin: Int) -> Double {
      let (a, b) = (sampled.plus[2 * bin], sampled.plus[2 * bin + 1])
      let (c, d) = (exact.plus[2 * bin], exact.plus[2 * bin + 1])
      return Double.atan2(a * d - b * c, a * c + b * d)
    }
    let seconds = angle(60) / (2 * .pi * (61 * 4 + 16))
    #expect(seconds.magnitude > 1e-8 && seconds.magnitude < 3e-5)
    for bin in 0..<64 {
      let expected = 2 * .pi * (Double(bin + 1) * 4 + 16) * seconds
      #expect((angle(bin) - expected).magnitude < 1e-9)
    }
  }

  @Test(arguments: [1, 7, 8, 9, 17, 4097])
  func laneWidthDoesNotMatter(count: Int) {
    let grid = TestGrid((1...count).map { Double($0) * 0.25 + 9 })
    let request = EvaluationRequest.plain(grid)
    let binaries = precessingBinaries
    let reference = imrPhenomPv2Rows(binaries, on: grid, request: request, lane: Double.self)
    #expect(reference.statuses.allSatisfy { $0.failure == .none })
    #expect(reference.plus.allSatisfy { $0.isFinite } && reference.cross.allSatisfy { $0.isFinite })
    for rows in [
      imrPhenomPv2Rows(binaries, on: grid, request: request, lane: SIMD2<Double>.self),
      imrPhenomPv2Rows(binaries, on: grid, request: request, lane: SIMD4<Double>.self),
      imrPhenomPv2Rows(binaries, on: grid, request: request, lane: SIMD8<Double>.self),
    ] {
      #expect(rows == reference)
    }
  }

  @Test func singleBinsAreTheBinsOfRows() {
    let request = EvaluationRequest(
      firstBin: 0,
      endBin: grid.count,
      minimumFrequency: 20,
      spacing: 2,
      tapersStart: true
    )
    for binary in precessingBinaries {
      let rows = imrPhenomPv2Row(binary, on: grid, request: request)
      grid.withTables { tables in
        let row = WaveformRow<IMRPhenomPv2SetUp<Double>>(binary, tables: tables, request: request)
        guard let waveform = row.waveform, let window = row.window else {
          Issue.record("no waveform: \(row.status)")
          return
        }
        for bin in 0..<grid.count {
          let value = waveform.polarizations(at: bin, in: window, tables)
          #expect(value.plus == (rows.plus[2 * bin], rows.plus[2 * bin + 1]))
          #expect(value.cross == (rows.cross[2 * bin], rows.cross[2 * bin + 1]))
        }
      }
    }
  }

  @Test func batchIsItsRows() {
    let binaries = precessingBinaries
    let batch = imrPhenomPv2Rows(binaries, on: grid, request: .plain(grid), lane: Double.self)
    for (index, binary) in binaries.enumerated() {
      let row = imrPhenomPv2Row(binary, on: grid)
      let range = (2 * grid.count * index)..<(2 * grid.count * (index + 1))
      #expect(Array(batch.plus[range]) == row.plus)
      #expect(Array(batch.cross[range]) == row.cross)
      #expect(batch.statuses[index] == row.statuses[0])
    }
  }

  @Test func partOfAGridIsThatPartOfTheWhole() {
    let short = TestGrid((150..<387).map { Double($0) * 2 })
    for binary in precessingBinaries {
      let whole = imrPhenomPv2Row(binary, on: grid)
      var request = EvaluationRequest.plain(grid)
      (request.firstBin, request.endBin) = (41, 333)
      let part = imrPhenomPv2Row(binary, on: grid, request: request)
      for bin in 0..<grid.count {
        let isInside = bin >= 41 && bin < 333
        #expect(part.plus[2 * bin] == (isInside ? whole.plus[2 * bin] : 0))
        #expect(part.cross[2 * bin + 1] == (isInside ? whole.cross[2 * bin + 1] : 0))
      }
      // A list that begins above the cut-off is refused.
      let row = imrPhenomPv2Row(binary, on: short)
      if row.statuses[0].failure == .none {
        #expect(row.plus == Array(whole.plus[300..<774]))
      } else {
        #expect(whole.plus[300..<774].allSatisfy { $0 == 0 })
      }
    }
  }

  @Test func strainFallsAsOneOverDistance() {
    for binary in precessingBinaries {
      var far = binary
      far.luminosityDistance *= 4
      let near = imrPhenomPv2Row(binary, on: grid)
      let row = imrPhenomPv2Row(far, on: grid)
      #expect(row.plus.map { 4 * $0 } == near.plus)
      #expect(row.cross.map { 4 * $0 } == near.cross)
    }
  }

  @Test func totalMassOnlyScales() {
    for binary in precessingBinaries {
      var heavy = binary
      heavy.mass1 *= 8
      heavy.mass2 *= 8
      heavy.referenceFrequency /= 8
      let light = imrPhenomPv2Row(binary, on: TestGrid((1...300).map { 16 * Double($0) }))
      var row = imrPhenomPv2Row(heavy, on: TestGrid((1...300).map { 2 * Double($0) }))
      row.plus = row.plus.map { $0 / 64 }
      row.cross = row.cross.map { $0 / 64 }
      #expect(row.distance(to: light) < 1e-9)
    }
  }

  @Test func bodiesMayBeExchanged() {
    for binary in precessingBinaries {
      var exchanged = binary
      (exchanged.mass1, exchanged.mass2) = (binary.mass2, binary.mass1)
      (exchanged.spin1x, exchanged.spin2x) = (binary.spin2x, binary.spin1x)
      (exchanged.spin1y, exchanged.spin2y) = (binary.spin2y, binary.spin1y)
      (exchanged.spin1z, exchanged.spin2z) = (binary.spin2z, binary.spin1z)
      let distance = imrPhenomPv2Row(exchanged, on: grid).distance(
        to: imrPhenomPv2Row(binary, on: grid)
      )
      #expect(distance <= (binary.mass1 == binary.mass2 ? 1e-11 : 0))
    }
  }

  /// Spins and line of sight turned about L together: only the bodies' place on the orbit is another.
  @Test(arguments: [0.1, 1, -2.5])
  func turningTheSourceTurnsTheStrainTwice(angle: Double) {
    let (sine, cosine) = Double.sincos(angle)
    let double = Double.sincos(-2 * angle)
    for binary in precessingBinaries {
      var turned = binary
      turned.spin1x = cosine * binary.spin1x - sine * binary.spin1y
      turned.spin1y = sine * binary.spin1x + cosine * binary.spin1y
      turned.spin2x = cosine * binary.spin2x - sine * binary.spin2y
      turned.spin2y = sine * binary.spin2x + cosine * binary.spin2y
      turned.phase -= angle
      var expected = imrPhenomPv2Row(binary, on: grid)
      expected.turn(sine: double.sin, cosine: double.cos)
      #expect(imrPhenomPv2Row(turned, on: grid).distance(to: expected) < 1e-10)
    }
  }

  /// Without spin in the orbital plane the model is IMRPhenomD up to time and phase.
  @Test func alignedLimitIsIMRPhenomD() {
    let grid = TestGrid((0..<200).map { 20 + 2 * Double($0) })
    for var binary in precessingBinaries {
      (binary.spin1x, binary.spin1y, binary.spin2x, binary.spin2y) = (0, 0, 0, 0)
      // Where the aligned spins outweigh L, LALSimulation's choice of sign is another model.
      if binary.mass1 == 3 { continue }
      let ours = imrPhenomPv2Row(binary, on: grid)
      let other = imrPhenomDRow(binary, on: grid)
      #expect(ours.statuses[0].failure == .none)
      var turns: [(cosine: Double, sine: Double)] = []
      for bin in 0..<grid.count where ours.plus[2 * bin] != 0 {
        let a = (ours.plus[2 * bin], ours.plus[2 * bin + 1])
        let b = (other.plus[2 * bin], other.plus[2 * bin + 1])
        let scale = (b.0 * b.0 + b.1 * b.1)
        let turn = ((a.0 * b.0 + a.1 * b.1) / scale, (a.1 * b.0 - a.0 * b.1) / scale)
        #expect((turn.0 * turn.0 + turn.1 * turn.1 - 1).magnitude < 1e-11)
        turns.append(turn)
      }
      // Steps of the phase difference are all the same: it is linear in the frequency.
      for index in turns.indices.dropFirst(2) {
        let (first, middle, last) = (turns[index - 2], turns[index - 1], turns[index])
        let double = (
          middle.cosine * middle.cosine - middle.sine * middle.sine,
          2 * middle.cosine * middle.sine
        )
        let ends = (
          first.cosine * last.cosine - first.sine * last.sine,
          first.cosine * last.sine + first.sine * last.cosine
        )
        #expect((double.0 - ends.0).magnitude < 1e-9 && (double.1 - ends.1).magnitude < 1e-9)
      }
    }
  }

  @Test(arguments: [1e-6, 1e-9, 1e-12, 1e-17])
  func vanishingInPlaneSpinIsTheAlignedLimit(size: Double) {
    let aligned = precessingBinary {
      ($0.spin1x, $0.spin1y, $0.spin2x, $0.spin2y) = (0, 0, 0, 0)
    }
    let tilted = precessingBinary {
      ($0.spin1x, $0.spin1y, $0.spin2x, $0.spin2y) = (0.6 * size, -0.8 * size, 0, 0)
    }
    let distance = imrPhenomPv2Row(tilted, on: grid).distance(
      to: imrPhenomPv2Row(aligned, on: grid)
    )
    #expect(distance < 40 * size + 1e-11)
  }

  @Test func regionsJoinSmoothly() {
    for binary in precessingBinaries {
      let setUp = IMRPhenomPv2SetUp<Double>(binary)
      let waveform = setUp.waveform(
        binary,
        request: .plain(grid),
        referenceFrequency: 20
      )
      let joins = [
        waveform.amplitude.intermediateStart, waveform.amplitude.ringdownStart,
        waveform.phase.intermediateStart, waveform.phase.ringdownStart,
      ]
      for join in joins {
        let frequency = join / waveform.massInSeconds
        let row = imrPhenomPv2Row(
          binary,
          on: TestGrid([frequency * (1 - 1e-10), frequency * (1 + 1e-10)])
        )
        #expect((row.plus[2] - row.plus[0]).magnitude < 1e-6 * row.largest)
        #expect((row.cross[3] - row.cross[1]).magnitude < 1e-6 * row.largest)
      }
    }
  }

  /// The rounding error: the same text evaluated in double-double.
  @Test(arguments: precessingBinaries) func doubleAgreesWithDoubleDouble(binary: BinaryRecord) {
    let grid = TestGrid((0..<160).map { Double.pow(2, 3.5 + Double($0) / 30) })
    let row = imrPhenomPv2Row(binary, on: grid)
    var exact = TestRows(plus: [], cross: [], statuses: row.statuses)
    let arbiter = grid.withTables { tables in
      WaveformRow<IMRPhenomPv2SetUp<DoubleDouble>>(binary, tables: tables, request: .plain(grid))
    }
    guard let waveform = arbiter.waveform, let window = arbiter.window else {
      Issue.record("no waveform: \(arbiter.status)")
      return
    }
    for bin in 0..<grid.count {
      if bin >= window.end {
        exact.plus += [0, 0]
        exact.cross += [0, 0]
        continue
      }
      let frequency = grid.frequencies[bin]
      let point = GridPoint(frequency: DoubleDouble(frequency))
      let values = waveform.evaluateBin(point, frequency: frequency)
      exact.plus += [values.plus.real.double, values.plus.imaginary.double]
      exact.cross += [values.cross.real.double, values.cross.imaginary.double]
    }
    #expect(row.distance(to: exact) < 5e-10)
  }
}
