// SPDX-License-Identifier: MIT

import KernelRecords

/// A frequency grid that owns its tables.
struct TestGrid {
  let frequencies: [Double]
  let cubeRoots: [Double]
  let inverseCubeRoots: [Double]
  let logarithms: [Double]

  init(_ values: [Double]) {
    let last = values.last ?? 1
    let padded = values + [Double](repeating: last, count: FrequencyTables.padding)
    var tables = [[Double]](repeating: [Double](repeating: 0, count: padded.count), count: 3)
    tables.withUnsafeMutableBufferPointer { tables in
      fillTables(
        Double.self,
        frequencies: padded,
        count: values.count,
        cubeRoots: &tables[0],
        inverseCubeRoots: &tables[1],
        logarithms: &tables[2]
      )
    }
    frequencies = padded
    cubeRoots = tables[0]
    inverseCubeRoots = tables[1]
    logarithms = tables[2]
  }

  /// Bins at k · spacing.
  init(count: Int, spacing: Double) {
    self.init((0..<count).map { Double($0) * spacing })
  }

  var count: Int { frequencies.count - FrequencyTables.padding }

  func withTables<R>(_ body: (FrequencyTables) -> R) -> R {
    frequencies.withUnsafeBufferPointer { f in
      cubeRoots.withUnsafeBufferPointer { y in
        inverseCubeRoots.withUnsafeBufferPointer { x in
          logarithms.withUnsafeBufferPointer { l in
            guard let f = f.baseAddress, let y = y.baseAddress, let x = x.baseAddress,
              let l = l.baseAddress
            else { fatalError("a grid has entries") }
            return body(
              FrequencyTables(
                count: count,
                frequency: f,
                cubeRoot: y,
                inverseCubeRoot: x,
                logarithm: l
              )
            )
          }
        }
      }
    }
  }
}

/// Rows as a model wrote them.
struct TestRows: Equatable {
  var plus: [Double]
  var cross: [Double]
  var statuses: [WaveformStatus]

  /// The largest |h₊| or |h×| of all bins.
  var largest: Double {
    max(Self.largest(plus), Self.largest(cross))
  }

  private static func largest(_ row: [Double]) -> Double {
    var square = 0.0
    for index in stride(from: 0, to: row.count, by: 2) {
      square = max(square, row[index] * row[index] + row[index + 1] * row[index + 1])
    }
    return square.squareRoot()
  }

  /// |h₊| of a bin.
  func amplitude(_ bin: Int) -> Double {
    (plus[2 * bin] * plus[2 * bin] + plus[2 * bin + 1] * plus[2 * bin + 1]).squareRoot()
  }

  /// The largest difference of any real or imaginary part, over the largest value.
  func distance(to other: TestRows) -> Double {
    var difference = 0.0
    for (one, another) in zip(plus + cross, other.plus + other.cross) {
      difference = max(difference, (one - another).magnitude)
    }
    return difference / other.largest
  }
}

extension EvaluationRequest {
  /// All bins of a grid, untouched at the start.
  static func plain(_ grid: TestGrid, from frequency: Double = 20, spacing: Double = 0) -> Self {
    EvaluationRequest(
      firstBin: 0,
      endBin: grid.count,
      minimumFrequency: frequency,
      spacing: spacing,
      tapersStart: false
    )
  }
}

/// A model, as the tests call it.
enum TestModel: String, CaseIterable, Sendable {
  case imrPhenomD = "IMRPhenomD"
  case imrPhenomXAS = "IMRPhenomXAS"
  case imrPhenomXHM = "IMRPhenomXHM"
  case imrPhenomXP = "IMRPhenomXP"
  case imrPhenomXPHM = "IMRPhenomXPHM"

  /// Those of aligned spins.
  static let ofAlignedSpins: [TestModel] = [.imrPhenomD, .imrPhenomXAS, .imrPhenomXHM]

  /// Those that have the (2, ±2) modes of aligned spins alone.
  static let ofOneMode: [TestModel] = [.imrPhenomD, .imrPhenomXAS]

  /// Binaries that reach its corners.
  var binaries: [BinaryRecord] {
    switch self {
    case .imrPhenomD, .imrPhenomXAS, .imrPhenomXHM: testBinaries
    case .imrPhenomXP, .imrPhenomXPHM: precessingTestBinaries
    }
  }

  /// Whether bodies of the same mass may be exchanged, too; odd modes and the orbital plane turn
  /// with the order of the bodies.
  var exchangesEqualBodies: Bool { Self.ofOneMode.contains(self) }

  /// The phase of h₊ at the reference frequency, seen face-on, less twice the orbital phase.
  var phaseAtReference: Double { self == .imrPhenomD ? 0 : 1.25 * .pi }

  /// The largest relative rounding error of amplitudes.
  var amplitudeError: Double {
    switch self {
    case .imrPhenomD: 1e-12
    // The fits of its ringdown cancel near remnant spins of 1.
    case .imrPhenomXAS: 1e-11
    // The sum of their modes cancels in places.
    case .imrPhenomXHM, .imrPhenomXP, .imrPhenomXPHM: 1e-10
    }
  }

  /// Evaluates binaries on a grid with lanes of a type; what is not written stays NaN.
  func rows<L: Lane>(
    _ binaries: [BinaryRecord],
    on grid: TestGrid,
    request: EvaluationRequest,
    lane: L.Type
  ) -> TestRows {
    switch self {
    case .imrPhenomD:
      modelRows(IMRPhenomDSetUp<Double>.self, binaries, on: grid, request: request, lane: lane)
    case .imrPhenomXAS:
      modelRows(IMRPhenomXASSetUp<Double>.self, binaries, on: grid, request: request, lane: lane)
    case .imrPhenomXHM:
      modelRows(IMRPhenomXHMBinary<Double>.self, binaries, on: grid, request: request, lane: lane)
    case .imrPhenomXP:
      modelRows(IMRPhenomXPSetUp<Double>.self, binaries, on: grid, request: request, lane: lane)
    case .imrPhenomXPHM:
      modelRows(IMRPhenomXPHMSetUp<Double>.self, binaries, on: grid, request: request, lane: lane)
    }
  }

  /// One binary on a grid; every bin, plain, unless a request says otherwise.
  func row(
    _ binary: BinaryRecord,
    on grid: TestGrid,
    request: EvaluationRequest? = nil
  ) -> TestRows {
    rows([binary], on: grid, request: request ?? .plain(grid), lane: Double.self)
  }
}

/// Evaluates binaries of a model on a grid with lanes of a type; what is not written stays NaN.
func modelRows<SetUp: WaveformSetUp, L: Lane>(
  _ model: SetUp.Type,
  _ binaries: [BinaryRecord],
  on grid: TestGrid,
  request: EvaluationRequest,
  lane: L.Type
) -> TestRows where SetUp.Waveform: RowWaveform {
  let stride = 2 * grid.count
  var plus = [Double](repeating: .nan, count: stride * binaries.count)
  var cross = plus
  var statuses = [WaveformStatus](
    repeating: WaveformStatus(failure: .resultNotFinite),
    count: binaries.count
  )
  grid.withTables { tables in
    plus.withUnsafeMutableBufferPointer { plus in
      cross.withUnsafeMutableBufferPointer { cross in
        guard let plus = plus.baseAddress, let cross = cross.baseAddress else { return }
        evaluateRows(
          model,
          lane,
          binaries: binaries,
          count: binaries.count,
          tables: tables,
          request: request,
          rows: PolarizationRows(plus: plus, cross: cross, stride: stride),
          statuses: &statuses
        )
      }
    }
  }
  return TestRows(plus: plus, cross: cross, statuses: statuses)
}

/// One IMRPhenomD binary on a grid; every bin, plain, unless a request says otherwise.
func imrPhenomDRow(
  _ binary: BinaryRecord,
  on grid: TestGrid,
  request: EvaluationRequest? = nil
) -> TestRows {
  TestModel.imrPhenomD.row(binary, on: grid, request: request)
}

/// Binaries of aligned spins that reach all corners: equal and unequal, heavy and light, spins to the limit.
let testBinaries: [BinaryRecord] = [
  binary(36, 29, 0.3, 0.2), binary(30, 30, 0, 0), binary(60, 60, 0.99, 0.99),
  binary(60, 60, -0.99, -0.99), binary(1.4, 1.4, 0.05, -0.02), binary(10, 100, -0.3, 0.7),
  binary(150, 1.5, 0.9, -0.9), binary(200, 200, 0.99, -0.99), binary(1, 1, -0.5, 0.5),
  binary(40, 8, -0.99, 0.99),
]

/// Binaries of spins in all directions: equal and unequal, heavy and light, spins to the limit, of one
/// body alone, in the orbital plane and along its axis.
let precessingTestBinaries: [BinaryRecord] = [
  binary(36, 29, (0.3, 0.2, 0.1), (0.1, -0.4, 0.3), inclination: 0.7, from: 20),
  binary(12, 30, (0.4, -0.5, 0.6), (-0.3, 0.2, -0.7), inclination: 2.1, from: 30),
  binary(100, 9, (-0.2, 0.1, -0.8), (0.2, 0.9, 0.1), inclination: 1.2, from: 25),
  binary(30, 30, (0.5, 0.1, -0.2), (-0.6, 0.3, 0.4), inclination: 0.4, from: 20),
  binary(40, 15, (0, 0, 0.5), (0, 0, -0.3), inclination: 1, from: 20),
  binary(20, 18, (0, 0, 0), (0.4, 0.3, -0.2), inclination: 1.6, from: 40),
  binary(150, 20, (0.7, 0.7, 0), (0.1, 0, 0), inclination: 3, from: 10),
  binary(3, 1.5, (0.01, 0, 0.98), (-0.98, 0.1, 0.01), inclination: 0, from: 20),
]

/// Precessing binaries, and the corners: spins nearly aligned or anti-aligned, opposite spins of equal
/// bodies, no spins, nearly equal and extreme masses.
let precessingCorners: [BinaryRecord] = {
  let masses = [(30.0, 30.0), (36, 36 * (1 - 1e-3)), (150, 7.5), (7.5, 150), (150, 150), (2, 2)]
  let spins: [((Double, Double, Double), (Double, Double, Double))] = [
    ((0, 0, 0.99), (0, 0, 0.99)), ((1e-16, 0, -0.99), (0, 1e-16, -0.99)),
    ((8e-5, 0, 0.8), (1e-4, 7e-5, 0.6)), ((0.9, 0, 0), (-0.9, 0, 0)), ((0, 0, 0), (0, 0, 0)),
    ((0.6, 0.3, -0.4), (0, 0, 0)), ((0.1, 0, 0.89), (0.02, 0.1, -0.89)),
  ]
  return precessingTestBinaries
    + masses.flatMap { masses in
      spins.map { spins in
        binary(masses.0, masses.1, spins.0, spins.1, inclination: 1, from: 20)
      }
    }
}()

private func binary(
  _ m1: Double,
  _ m2: Double,
  _ spin1: (Double, Double, Double),
  _ spin2: (Double, Double, Double),
  inclination: Double,
  from referenceFrequency: Double
) -> BinaryRecord {
  BinaryRecord(
    mass1: m1,
    mass2: m2,
    spin1x: spin1.0,
    spin1y: spin1.1,
    spin1z: spin1.2,
    spin2x: spin2.0,
    spin2y: spin2.1,
    spin2z: spin2.2,
    luminosityDistance: 400,
    inclination: inclination,
    phase: 1.3,
    referenceFrequency: referenceFrequency
  )
}

private func binary(_ m1: Double, _ m2: Double, _ s1: Double, _ s2: Double) -> BinaryRecord {
  BinaryRecord(
    mass1: m1,
    mass2: m2,
    spin1z: s1,
    spin2z: s2,
    luminosityDistance: 400,
    inclination: 0.7,
    phase: 1.3,
    referenceFrequency: 20
  )
}
