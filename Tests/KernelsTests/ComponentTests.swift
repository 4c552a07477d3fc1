// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite("Components by their dependence on the phase")
struct ComponentTests {
  private let grid = TestGrid(count: 301, spacing: 1)

  @Test("of every model: the same bits in every lane, which add up to the waveform")
  func models() {
    expectComponents(IMRPhenomDSetUp<Double>.self, largestOrder: 2, precesses: false)
    expectComponents(IMRPhenomXASSetUp<Double>.self, largestOrder: 2, precesses: false)
    expectComponents(IMRPhenomXHMBinary<Double>.self, largestOrder: 4, precesses: false)
    expectComponents(IMRPhenomPv2SetUp<Double>.self, largestOrder: 2, precesses: true)
    expectComponents(IMRPhenomXPSetUp<Double>.self, largestOrder: 2, precesses: true)
    expectComponents(IMRPhenomXPHMSetUp<Double>.self, largestOrder: 4, precesses: true)
  }

  private func expectComponents<SetUp: WaveformSetUp>(
    _ model: SetUp.Type,
    largestOrder: Int,
    precesses: Bool
  ) where SetUp.Waveform: RowWaveform {
    let binaries = Self.binaries.filter { precesses || $0.spin1x == 0 && $0.spin2y == 0 }
    for request in [EvaluationRequest.plain(grid), .plain(grid, spacing: 1), tapered] {
      let rows = components(model, binaries, request, largestOrder, Double.self)
      #expect(rows == components(model, binaries, request, largestOrder, SIMD2<Double>.self))
      #expect(rows == components(model, binaries, request, largestOrder, SIMD4<Double>.self))
      #expect(rows == components(model, binaries, request, largestOrder, SIMD8<Double>.self))
      let whole = modelRows(model, binaries, on: grid, request: request, lane: Double.self)
      #expect(rows.statuses == whole.statuses)
      for index in binaries.indices {
        let sum = sum(rows, of: index, count: 2 * largestOrder + 1)
        let range = index * 2 * grid.count..<(index + 1) * 2 * grid.count
        let wanted = TestRows(
          plus: Array(whole.plus[range]),
          cross: Array(whole.cross[range]),
          statuses: []
        )
        if whole.statuses[index].failure == .none {
          #expect(wanted.largest > 0)
          #expect(sum.distance(to: wanted) < 1e-12, "\(model), \(binaries[index])")
        } else {
          #expect(sum.plus.allSatisfy { $0 == 0 } && sum.cross.allSatisfy { $0 == 0 })
        }
      }
    }
  }

  private var tapered: EvaluationRequest {
    EvaluationRequest(
      firstBin: 1,
      endBin: grid.count - 1,
      minimumFrequency: 20,
      spacing: 1,
      tapersStart: true
    )
  }

  private func sum(_ rows: TestRows, of index: Int, count: Int) -> TestRows {
    let length = 2 * grid.count
    func sum(_ values: [Double]) -> [Double] {
      (0..<length).map { place in
        (0..<count).reduce(0) { $0 + values[(index * count + $1) * length + place] }
      }
    }
    return TestRows(plus: sum(rows.plus), cross: sum(rows.cross), statuses: [])
  }

  private func components<SetUp: WaveformSetUp, L: Lane>(
    _ model: SetUp.Type,
    _ binaries: [BinaryRecord],
    _ request: EvaluationRequest,
    _ largestOrder: Int,
    _ lane: L.Type
  ) -> TestRows where SetUp.Waveform: RowWaveform {
    let stride = 2 * grid.count
    let rowCount = (2 * largestOrder + 1) * binaries.count
    var plus = [Double](repeating: .nan, count: stride * rowCount)
    var cross = plus
    var statuses = [WaveformStatus](repeating: WaveformStatus(), count: binaries.count)
    grid.withTables { tables in
      plus.withUnsafeMutableBufferPointer { plus in
        cross.withUnsafeMutableBufferPointer { cross in
          guard let plus = plus.baseAddress, let cross = cross.baseAddress else { return }
          evaluateComponents(
            model,
            lane,
            binaries: binaries,
            count: binaries.count,
            tables: tables,
            request: request,
            largestOrder: largestOrder,
            rows: PolarizationRows(plus: plus, cross: cross, stride: stride),
            statuses: &statuses
          )
        }
      }
    }
    return TestRows(plus: plus, cross: cross, statuses: statuses)
  }

  /// Spins of every kind, among them some that leave J along L, and one that no model takes.
  private static let binaries: [BinaryRecord] = [
    binary([0, 0, 0.4], [0, 0, -0.3]), binary([0, 0, 0], [0, 0, 0]),
    binary([0, 0, 1.2], [0, 0, 0]), binary([0.3, -0.5, 0.2], [0.1, 0.4, -0.3]),
    binary([0.6, 0.1, -0.7], [-0.2, 0.3, 0.5], inclination: 0),
    binary([0.4, 0.3, 0.1], [-0.4, -0.3, 0.1], mass2: 36, inclination: .pi),
  ]

  private static func binary(
    _ spin1: [Double],
    _ spin2: [Double],
    mass2: Double = 17,
    inclination: Double = 1.1
  ) -> BinaryRecord {
    BinaryRecord(
      mass1: 36,
      mass2: mass2,
      spin1x: spin1[0],
      spin1y: spin1[1],
      spin1z: spin1[2],
      spin2x: spin2[0],
      spin2y: spin2[1],
      spin2z: spin2[2],
      luminosityDistance: 500,
      inclination: inclination,
      phase: 2.3,
      referenceFrequency: 25
    )
  }
}
