// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite("Precession angles by multiple-scale analysis")
struct PrecessionAnglesMSATests {
  /// Where the spins are nearly aligned α and ε are ill defined, but not α − ε, nor α sin β.
  private func deviation(_ a: EulerAngles<Double>, _ b: EulerAngles<Double>) -> Double {
    let alpha = (a.alpha - b.alpha).magnitude
    let difference = ((a.alpha - a.epsilon) - (b.alpha - b.epsilon)).magnitude
    let sine = (1 - b.cosBeta * b.cosBeta).squareRoot()
    return max(alpha * sine, difference, (a.cosBeta - b.cosBeta).magnitude * 100)
  }

  @Test("are LALSimulation's", arguments: values)
  func agreesWithLAL(golden: Golden) throws {
    let angles = try #require(golden.angles(Double.self))
    for (point, expected) in zip(Golden.points, golden.angles) {
      let value = angles.at(Double(point.frequency), order: point.order)
      let theirs = EulerAngles(
        alpha: expected.alpha,
        epsilon: expected.epsilon,
        cosBeta: expected.cosBeta
      )
      #expect(deviation(value, theirs) < 1e-8)
    }
  }

  @Test("keep nine digits", arguments: values)
  func rounding(golden: Golden) throws {
    let angles = try #require(golden.angles(Double.self))
    let arbiter = try #require(golden.angles(DoubleDouble.self))
    for point in Golden.points {
      let value = angles.at(Double(point.frequency), order: point.order)
      let exact = arbiter.at(Double(point.frequency), order: point.order)
      let rounded = EulerAngles(
        alpha: exact.alpha.double,
        epsilon: exact.epsilon.double,
        cosBeta: exact.cosBeta.double
      )
      #expect(deviation(value, rounded) < 1e-9)
    }
  }

  @Test("have the same bits in every lane", arguments: values)
  func lanes(golden: Golden) throws {
    let angles = try #require(golden.angles(Double.self))
    let frequencies = (0..<16).map { 20 + 11.3 * Double($0) }
    func compare<L: Lane>(_ lane: L.Type) {
      for start in stride(from: 0, to: 16, by: L.count) {
        let values = angles.at(frequencies[start...], lane)
        for index in 0..<L.count {
          let expected = angles.at(frequencies[start + index], order: 2)
          #expect(values[index] == [expected.alpha, expected.epsilon, expected.cosBeta])
        }
      }
    }
    compare(SIMD2<Double>.self)
    compare(SIMD4<Double>.self)
    compare(SIMD8<Double>.self)
  }

  @Test("vanish at the reference frequency", arguments: values)
  func reference(golden: Golden) throws {
    let angles = try #require(golden.angles(Double.self))
    let start = angles.at(Double(golden.reference), order: 2)
    #expect(start.alpha.magnitude < 1e-12)
    #expect(start.epsilon.magnitude < 1e-12)
  }

  /// Equal masses leave ψ undefined, and nothing depends on it.
  @Test("are numbers for equal masses")
  func equalMasses() throws {
    let golden = Golden(
      masses: (30, 30),
      spin1: (0.3, 0.2, 0.1),
      spin2: (0.1, -0.4, 0.3),
      reference: 20,
      angles: []
    )
    let angles = try #require(golden.angles(Double.self))
    for frequency in [15.0, 60, 300] {
      let value = angles.at(frequency, order: 2)
      #expect((value.alpha + value.epsilon).isFinite)
      #expect(value.cosBeta > 0.9 && value.cosBeta <= 1)
    }
  }

  @Test("fail where the precession rate is out of bounds, as in LALSimulation")
  func failure() {
    let golden = Golden(
      masses: (100, 5),
      spin1: (0, 0, -0.9),
      spin2: (0, 0, 0.2),
      reference: 20,
      angles: []
    )
    #expect(golden.angles(Double.self) == nil)
  }

  // Tools/golden/precession.py, lalsuite 7.26.16.
  // swift-format-ignore
  static let values = [
    Golden(
      masses: (36, 29),
      spin1: (0.3, 0.2, 0.1),
      spin2: (0.1, -0.4, 0.3),
      reference: 20,
      angles: [
        (0.0, 0.0, 0.9948095098945979),
        (8.028070850032924, 7.806562134353507, 0.9903958831608162),
        (7.6316999463099044, 7.441487986234872, 0.9888580668267728),
        (8.139539420010225, 7.906615155501386, 0.9909442626383407),
        (8.49007596417261, 8.194450877606005, 0.9934863672322161),
      ]
    ),
    Golden(
      masses: (80, 5),
      spin1: (0.4, -0.5, 0.6),
      spin2: (-0.3, 0.2, -0.7),
      reference: 10,
      angles: [
        (17.13672558799515, 13.235962529577112, 0.7830263075705013),
        (34.003049004634775, 24.412163245208216, 0.761786318355509),
        (32.91912528732532, 23.97673827613767, 0.7567396910275695),
        (34.30832421515892, 24.4974622536184, 0.7678357184370749),
        (35.55931179543711, 24.462999502964532, 0.7691756506301581),
      ]
    ),
    Golden(
      masses: (60, 59),
      spin1: (0.5, 0.1, -0.2),
      spin2: (-0.6, 0.3, 0.4),
      reference: 30,
      angles: [
        (-1.7455039159659427, -1.6973164624473638, 0.9931565733008363),
        (1.6181041543966055, 1.5570143798181886, 0.9942605024199381),
        (1.5871213660418073, 1.5308676069524285, 0.9931339239389281),
        (1.7176235191225144, 1.6285799119036914, 0.9924462251272583),
        (1.5558830852308683, 1.4576624831904803, 0.9944763018352111),
      ]
    ),
    Golden(
      masses: (12, 9),
      spin1: (-0.7, 0.3, -0.6),
      spin2: (0.2, 0.9, 0.1),
      reference: 50,
      angles: [
        (-14.017415675783173, -13.512898571259065, 0.9901557405668207),
        (4.968978674022207, 4.574055917648739, 0.9681299588311345),
        (4.185347471407484, 3.81085321329462, 0.9581606623755621),
        (5.207341458632028, 4.80755136872672, 0.9665556133971049),
        (6.367204267782624, 5.843271680942395, 0.9278866724722494),
      ]
    ),
    Golden(
      masses: (140, 20),
      spin1: (0.01, 0.02, 0.9),
      spin2: (0.6, 0.0, -0.6),
      reference: 15,
      angles: [
        (3.3506424891166335, 3.066725229325644, 0.9962094034311499),
        (10.267612431355195, 6.602861296160423, 0.9907241833814371),
        (9.713520175662486, 6.802792592916256, 0.9919740696058958),
        (10.441582612527068, 6.466467936763867, 0.9903213666394822),
        (11.22336396260483, 5.266901356592458, 0.9884592827709878),
      ]
    ),
    Golden(
      masses: (30, 20),
      spin1: (0.6, 0.3, 0.2),
      spin2: (0, 0, 0),
      reference: 20,
      angles: [
        (0.0, 0.0, 0.9780604751513934),
        (8.770331083976128, 8.377815500410403, 0.9597988906714132),
        (8.313925271464136, 7.962790227640377, 0.9617514083183687),
        (8.902974368012536, 8.496244541117818, 0.9592251169267919),
        (9.36494451361445, 8.890152515450447, 0.9578576415504626),
      ]
    ),
    Golden(
      masses: (30, 20),
      spin1: (0, 0, 0.5),
      spin2: (0.2, -0.4, 0.3),
      reference: 20,
      angles: [
        (0.0, 0.0, 0.9984410173763559),
        (13.86864353831298, 13.536541525430472, 0.9971333335371838),
        (13.072081456246028, 12.807388349358504, 0.9973028647782777),
        (14.109334716309903, 13.750091690833493, 0.9970763741879198),
        (15.032066520825076, 14.502331544349722, 0.9968398149939203),
      ]
    ),
    Golden(
      masses: (25, 10),
      spin1: (0, 0, 0.5),
      spin2: (0, 0, -0.3),
      reference: 25,
      angles: [
        (-3.597055968802138, -3.5790779226747684, 0.9999999995813054),
        (11.024512066121442, 10.80533719881857, 0.9999999991725821),
        (10.196564092454404, 10.028710729156437, 0.9999999992294101),
        (11.273526960661364, 11.033494574160546, 0.9999999991531611),
        (12.217586891459469, 11.844888667222216, 0.9999999990705554),
      ]
    ),
  ]
}

extension PrecessionAnglesMSATests {
  struct Golden: Sendable {
    static let points = [(20, 2), (55, 1), (130, 3), (240, 4), (190, 2)].map {
      (frequency: $0.0, order: $0.1)
    }
    let masses: (Double, Double)
    let spin1: (Double, Double, Double)
    let spin2: (Double, Double, Double)
    let reference: Int
    /// At `points`, less the values at the reference frequency.
    let angles: [(alpha: Double, epsilon: Double, cosBeta: Double)]

    var record: BinaryRecord {
      BinaryRecord(
        mass1: masses.0,
        mass2: masses.1,
        spin1x: spin1.0,
        spin1y: spin1.1,
        spin1z: spin1.2,
        spin2x: spin2.0,
        spin2y: spin2.1,
        spin2z: spin2.2,
        luminosityDistance: 100,
        inclination: 0.3,
        phase: 0,
        referenceFrequency: Double(reference)
      )
    }

    func angles<N: ScalarReal & Lane>(_ number: N.Type) -> Angles<N>? {
      let binary = PrecessingBinary<N>(record)
      let mass = binary.aligned.massInSeconds
      let scale = OrbitalVelocityScale(massInSeconds: mass, order: 2)
      let velocity = scale.velocity(at: GridPoint(frequency: N(Double(reference))))
      let cycle = PrecessionCycle(binary, at: velocity.value)
      let (angles, isHealthy) = PrecessionAnglesMSA.make(binary, cycle, at: velocity)
      if !isHealthy { return nil }
      return Angles(formulas: angles, isSteady: cycle.isSteady, massInSeconds: mass)
    }
  }

  struct Angles<N: ScalarReal & Lane> {
    let formulas: PrecessionAnglesMSA<N>
    let isSteady: Bool
    let massInSeconds: N

    func at(_ frequency: Double, order: Int) -> EulerAngles<N> {
      let scale = OrbitalVelocityScale(massInSeconds: massInSeconds, order: order)
      let velocity = scale.velocity(at: GridPoint(frequency: N(frequency)))
      return isSteady ? formulas.steadyAngles(at: velocity) : formulas.angles(at: velocity)
    }

    /// The three angles at each of the first frequencies, as many as the lane has.
    func at<L: Lane>(_ frequencies: ArraySlice<Double>, _ lane: L.Type) -> [[Double]]
    where N == Double {
      let scale = OrbitalVelocityScale(massInSeconds: massInSeconds, order: 2)
      let point = GridPoint<L>(
        frequency: Self.load(frequencies),
        cubeRoot: Self.load(frequencies.map { Double.cbrt($0) }[...]),
        inverseCubeRoot: Self.load(frequencies.map { 1 / Double.cbrt($0) }[...]),
        logarithm: Self.load(frequencies.map { Double.log($0) }[...])
      )
      let velocity = scale.map { L($0) }.velocity(at: point)
      let laneFormulas = formulas.map { L($0) }
      let angles =
        isSteady ? laneFormulas.steadyAngles(at: velocity) : laneFormulas.angles(at: velocity)
      let columns = [angles.alpha, angles.epsilon, angles.cosBeta].map { Self.store($0) }
      return (0..<L.count).map { index in columns.map { $0[index] } }
    }

    private static func load<L: Lane>(_ values: ArraySlice<Double>) -> L {
      Array(values).withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { L.load($0) } ?? L(0)
      }
    }

    private static func store<L: Lane>(_ value: L) -> [Double] {
      [Double](unsafeUninitializedCapacity: L.count) { buffer, count in
        if let address = buffer.baseAddress { value.store(to: address) }
        count = L.count
      }
    }
  }
}

@Suite("Elliptic functions")
struct EllipticFunctionsTests {
  /// By the arithmetic-geometric mean and by Carlson's duplication, in 50 digits.
  static let sines: [(u: Double, m: Double, value: Double)] = [
    (0.3, 0.0, 0.08733219254516085),
    (1.3, 0.3, 0.8829442485690103),
    (-7.7, 0.9, 0.9998824764412594),
    (100.3, 0.99, 0.9970761534905443),
    (3.0, 0.9999, 0.9901819380157852),
    (5.5, 1e-09, 0.4977871525059587),
    (2.2, 0.999999, 0.9520750804008706),
    (-812.4, 0.05, 0.6912355032023298),
    (0.001, 0.6, 9.999994666669005e-07),
    // Both sides of the parameter at which the series change.
    (2.7, 0.7999999, 0.959275183193412),
    (2.7, 0.8, 0.9592752463230364),
    (-31.9, 0.75, 0.9482651752512539),
    (411.3, 0.6, 0.9986169314535439),
    (1.9, 0.80001, 0.9738345703033263),
  ]
  static let integrals: [(square: Double, m: Double, value: Double)] = [
    (0.37, 0.0, 0.6538870619432139),
    (0.37, 0.3, 0.6674240891264143),
    (0.999, 0.9, 2.478224879719991),
    (0.5, 0.99, 0.8800472188745645),
    (1.0, 0.7, 2.075363135292469),
    (1e-06, 0.4, 0.0010000002333334403),
  ]

  @Test(arguments: sines)
  func sineSquare(u: Double, m: Double, value: Double) {
    let tolerance = m > 0.9995 ? 1e-12 : 4e-16 * (1 + u.magnitude)
    #expect((EllipticFunctions.sineSquare(u, parameter: m) - value).magnitude < tolerance)
  }

  @Test(arguments: integrals)
  func firstKind(square: Double, m: Double, value: Double) {
    let integral = EllipticFunctions.firstKind(sineSquare: square, parameter: m)
    #expect((integral - value).magnitude <= 1e-15 * value)
  }

  @Test func integralInvertsSine() {
    for m in [0.0, 1e-8, 0.2, 0.7, 0.99] {
      for square in [0.0, 0.01, 0.5, 0.93] {
        let u = EllipticFunctions.firstKind(sineSquare: square, parameter: m)
        let back = EllipticFunctions.sineSquare(u, parameter: m)
        #expect((back - square).magnitude < 1e-14)
      }
    }
  }
}
