// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

/// Values of LALSimulation 6.2.1 (lalsuite 7.26.16, `SimInspiralChooseFDWaveform`, f_min 20, Δf 1/4,
/// f_max 1024, `PhenomXHMThresholdMband` 0, defaults otherwise).
@Suite struct IMRPhenomXHMGoldenTests {
  struct Golden {
    let masses: (Double, Double)
    let spins: (Double, Double)
    let distance, inclination, phase, referenceFrequency: Double
    /// The largest |h₊| of all bins and all modes.
    let largest: Double
    /// Modes, bin, and h₊ and h× there, as real and imaginary parts.
    let values: [(modes: ModeSelection, bin: Int, Double, Double, Double, Double)]

    var binary: BinaryRecord {
      BinaryRecord(
        mass1: masses.0,
        mass2: masses.1,
        spin1z: spins.0,
        spin2z: spins.1,
        luminosityDistance: distance,
        inclination: inclination,
        phase: phase,
        referenceFrequency: referenceFrequency
      )
    }
  }

  private let grid = TestGrid(count: 4097, spacing: 0.25)

  private func request(modes: ModeSelection, spacing: Double = 0.25) -> EvaluationRequest {
    EvaluationRequest(
      firstBin: 80,
      endBin: 4097,
      minimumFrequency: 20,
      spacing: spacing,
      tapersStart: false,
      modes: modes
    )
  }

  /// (3, 2) carries in LALSimulation the rounding errors of second differences.
  @Test func agreesWithLALPerBin() {
    for golden in Self.values {
      for value in golden.values {
        let row = TestModel.imrPhenomXHM.row(
          golden.binary,
          on: grid,
          request: request(modes: value.modes)
        )
        #expect(row.statuses[0].failure == .none)
        let k = 2 * value.bin
        let ours = [row.plus[k], row.plus[k + 1], row.cross[k], row.cross[k + 1]]
        let hasMixing = !value.modes.isDisjoint(with: .pair(ell: 3, emm: 2))
        let tolerance = (hasMixing ? 1e-5 : 1e-9) * golden.largest
        for (mine, theirs) in zip(ours, [value.2, value.3, value.4, value.5]) {
          #expect((mine - theirs).magnitude < tolerance, "\(golden.masses), \(value)")
        }
      }
    }
  }

  @Test func modesAddUp() {
    let pairs: [ModeSelection] = [
      .pair(ell: 2, emm: 2), .pair(ell: 2, emm: 1), .pair(ell: 3, emm: 3), .pair(ell: 3, emm: 2),
      .pair(ell: 4, emm: 4),
    ]
    for binary in testBinaries {
      let whole = TestModel.imrPhenomXHM.row(binary, on: grid, request: request(modes: .all))
      var sum = whole
      sum.plus = sum.plus.map { _ in 0 }
      sum.cross = sum.plus
      for pair in pairs {
        let part = TestModel.imrPhenomXHM.row(binary, on: grid, request: request(modes: pair))
        for index in sum.plus.indices {
          sum.plus[index] += part.plus[index]
          sum.cross[index] += part.cross[index]
        }
      }
      // Without (2, 2), its ringdown formula alone is mixed into (3, 2).
      #expect(sum.distance(to: whole) < 1e-4)
      for emm in [2, -2] {
        let selection = ModeSelection.all.subtracting(.init(ell: 2, emm: emm))
        let part = TestModel.imrPhenomXHM.row(binary, on: grid, request: request(modes: selection))
        let other = TestModel.imrPhenomXHM.row(
          binary,
          on: grid,
          request: request(modes: .init(ell: 2, emm: emm))
        )
        var both = part
        for index in both.plus.indices {
          both.plus[index] += other.plus[index]
          both.cross[index] += other.cross[index]
        }
        #expect(both.distance(to: whole) < 1e-13)
      }
    }
  }

  @Test func noModesAreNoSignal() {
    for modes in [[], ModeSelection(ell: 3, emm: 1), ModeSelection(ell: 2, emm: 0)] {
      let row = TestModel.imrPhenomXHM.row(
        testBinaries[0],
        on: grid,
        request: request(modes: modes)
      )
      #expect(row.statuses[0].failure == .none)
      #expect((row.plus + row.cross).allSatisfy { $0 == 0 })
    }
  }

  /// As in LALSimulation, (2, 2) ends at M f = 0.3 on every grid, the other modes on uniform ones.
  @Test func endsAtTheCutoffOnUniformGrids() {
    let end = 2 * (Int(0.3 / (65 * 4.925490947641267e-6) / 0.25) + 1)
    let binary = testBinaries[0]
    let uniform = TestModel.imrPhenomXHM.row(binary, on: grid, request: request(modes: .all))
    #expect(uniform.plus[(end)...].allSatisfy { $0 == 0 } && uniform.plus[end - 2] != 0)
    let listed = TestModel.imrPhenomXHM.row(
      binary,
      on: grid,
      request: request(modes: .all, spacing: 0)
    )
    #expect(listed.plus[end] != 0)
    let quadrupole = TestModel.imrPhenomXHM.row(
      binary,
      on: grid,
      request: request(modes: .pair(ell: 2, emm: 2), spacing: 0)
    )
    #expect(quadrupole.plus[(end)...].allSatisfy { $0 == 0 } && quadrupole.plus[end - 2] != 0)
  }

  /// The phase φ turns a mode by m φ.
  @Test(arguments: [0.1, 1, -3, 40]) func phaseTurnsModesByTheirOrder(shift: Double) {
    for (ell, emm) in [(2, 2), (2, 1), (3, 3), (3, 2), (4, 4)] {
      let (sine, cosine) = Double.sincos(Double(emm) * shift)
      for binary in testBinaries {
        var shifted = binary
        shifted.phase += shift
        let request = request(modes: .pair(ell: ell, emm: emm))
        let row = TestModel.imrPhenomXHM.row(shifted, on: grid, request: request)
        var turned = TestModel.imrPhenomXHM.row(binary, on: grid, request: request)
        if turned.largest == 0 { continue }
        turned.turn(sine: sine, cosine: cosine)
        #expect(row.distance(to: turned) < 1e-9, "(\(ell), \(emm))")
      }
    }
  }

  private static let without32 = ModeSelection.all.subtracting(.pair(ell: 3, emm: 2))

  private static let values: [Golden] = [
    Golden(
      masses: (36.0, 29.0),
      spins: (0.3, 0.2),
      distance: 400.0,
      inclination: 0.69999999999999996,
      phase: 1.3,
      referenceFrequency: 20.0,
      largest: 6.99027e-23,
      values: [
        (.all, 80, 6.736580354962e-23, 1.779362344799e-23, 1.718789206917e-23, -6.504302741104e-23),
        (
          .all, 200, -5.380080617909e-24, 2.141170717696e-23, 2.070201754683e-23, 5.224076224139e-24
        ),
        (
          .all, 1050, 1.965360994584e-24, -4.213607994123e-24, -4.127317371203e-24,
          -1.914512719272e-24
        ),
        (
          .all, 1800, 4.576932970350e-26, -5.214481199793e-26, -5.318172027529e-26,
          -4.568335384406e-26
        ),
        (
          .all, 2400, -7.223396587240e-26, -5.113145270678e-26, -4.933524407960e-26,
          6.971379444745e-26
        ),
        (
          without32, 80, 6.724411898277e-23, 1.775936757373e-23, 1.712970445891e-23,
          -6.483633193754e-23
        ),
        (
          without32, 1050, 1.934262992751e-24, -4.125921311002e-24, -3.978371280860e-24,
          -1.861689124793e-24
        ),
        (
          without32, 1800, 4.370388553492e-26, -4.826099374669e-26, -4.658460058125e-26,
          -4.217495527337e-26
        ),
        (
          without32, 2400, -7.223389788599e-26, -5.114811619791e-26, -4.936354896886e-26,
          6.971367896458e-26
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 80, 6.715943055502e-23,
          1.673365005624e-23, 1.668766756683e-23, -6.719552441972e-23
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 1050, 1.564569821446e-24,
          -4.182867356270e-24, -4.188287398407e-24, -1.559674337546e-24
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 1800, 1.502457802586e-26,
          -4.049970155649e-27, 2.285398584599e-27, -1.644214701773e-26
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 2400, -1.769088568011e-28,
          -1.757920713170e-28, -1.423264065146e-28, 2.297939854865e-28
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 80, -3.563279591301e-25,
          -5.994566132101e-25, -6.112558610013e-25, 4.287499994396e-25
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 1050, 1.785540959390e-25,
          -5.463338551428e-27, -1.237431013369e-27, -1.725791037426e-25
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 1800, 6.711182692719e-26,
          1.318476282717e-25, 1.318389319135e-25, -6.710698217168e-26
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 2400, -7.225971608829e-26,
          -4.915416995402e-26, -4.915412550942e-26, 7.225969456981e-26
        ),
        (
          .pair(ell: 3, emm: 2), 80, 1.216845668492e-25, 3.425587426047e-26, 5.818761025908e-26,
          -2.066954734984e-25
        ),
        (
          .pair(ell: 3, emm: 2), 1050, 3.109800183273e-26, -8.768668312154e-26, -1.489460903433e-25,
          -5.282359447958e-26
        ),
        (
          .pair(ell: 3, emm: 2), 1800, 2.065444168581e-27, -3.883818251240e-27, -6.597119694038e-27,
          -3.508398570693e-27
        ),
        (
          .pair(ell: 3, emm: 2), 2400, -6.798640872998e-32, 1.666349113326e-29, 2.830488926497e-29,
          1.154828694201e-31
        ),
      ]
    ),
    Golden(
      masses: (29.0, 60.0),
      spins: (-0.5, 0.8),
      distance: 1000.0,
      inclination: 2.2000000000000002,
      phase: 0.4,
      referenceFrequency: 30.0,
      largest: 3.01404e-23,
      values: [
        (
          .all, 80, -2.750323117281e-23, -1.232940781185e-23, 1.080392233586e-23,
          -2.419516247772e-23
        ),
        (
          .all, 200, -6.213482412646e-24, -5.399941030617e-24, 4.773142902413e-24,
          -5.499568397473e-24
        ),
        (
          .all, 957, 1.262888649033e-25, 8.440542302245e-25, -8.360346792951e-25, 1.181927294658e-25
        ),
        (
          .all, 1642, -1.386911029222e-25, -6.398217102211e-26, 5.606762042751e-26,
          -1.212879555577e-25
        ),
        (
          .all, 2189, -5.279601675417e-27, 2.195440683406e-27, -1.919197672339e-27,
          -4.615531073448e-27
        ),
        (
          without32, 80, -2.765937802078e-23, -1.238164131112e-23, 1.080197190863e-23,
          -2.418933186961e-23
        ),
        (
          without32, 957, 1.356316875506e-25, 9.486866279689e-25, -8.321276487297e-25,
          1.178438633934e-25
        ),
        (
          without32, 1642, -1.387356286922e-25, -6.412838288720e-26, 5.606216079705e-26,
          -1.212862929412e-25
        ),
        (
          without32, 2189, -5.279553548061e-27, 2.195310734943e-27, -1.919202524685e-27,
          -4.615532870549e-27
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 80, -2.187632141530e-24,
          -3.437861005038e-24, 2.361298378395e-24, 1.285884562916e-24
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 957, 2.387943375329e-25,
          -3.012309460596e-25, 4.996599755940e-25, 2.596775694725e-25
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 1642, -1.499795918775e-26,
          -4.319632542846e-26, 4.325856740959e-26, -1.499937272288e-26
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 2189, -9.216861979528e-30,
          -2.406441270855e-29, 2.397845513007e-29, -9.673963838937e-30
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 80, 4.998200828262e-26,
          -1.031167980449e-25, 2.143391460303e-26, -1.421928727696e-27
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 957, 4.112025516140e-27,
          -1.974615943713e-26, -4.405116204500e-27, -5.842464619339e-29
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 1642, -7.719388834960e-27,
          -1.164752882634e-27, -1.161114303990e-27, 7.717993873266e-27
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 2189, -3.316042784109e-28,
          1.397073309206e-28, 1.397120242189e-28, 3.316063461704e-28
        ),
        (
          .pair(ell: 3, emm: 2), 80, 1.561468479700e-25, 5.223349926891e-26, 1.950427234567e-27,
          -5.830608118068e-27
        ),
        (
          .pair(ell: 3, emm: 2), 957, -9.342822647384e-27, -1.046323977444e-25, -3.907030565348e-27,
          3.488660724293e-28
        ),
        (
          .pair(ell: 3, emm: 2), 1642, 4.452576998503e-29, 1.462118650892e-28, 5.459630460879e-30,
          -1.662616436471e-30
        ),
        (
          .pair(ell: 3, emm: 2), 2189, -4.812735550718e-32, 1.299484634399e-31, 4.852346209439e-33,
          1.797101596154e-33
        ),
      ]
    ),
    Golden(
      masses: (25.0, 25.0),
      spins: (0.6, -0.3),
      distance: 300.0,
      inclination: 1.5707963267948966,
      phase: 5.0,
      referenceFrequency: 15.0,
      largest: 4.95412e-23,
      values: [
        (
          .all, 80, -4.947195398583e-23, -2.619197838172e-24, -4.215228351335e-40,
          8.720842482886e-39
        ),
        (
          .all, 200, -1.371426300536e-23, -5.697100258965e-24, -1.027392145885e-39,
          2.544788892211e-39
        ),
        (
          .all, 1050, 2.346539345385e-24, 3.081655490516e-25, -8.341296721305e-42,
          -4.393620487287e-40
        ),
        (
          .all, 1800, -2.144766104809e-25, 1.461383515040e-25, 4.005227262268e-41,
          5.951874917493e-41
        ),
        (
          .all, 2400, -5.915162622997e-27, 2.222245820159e-25, 6.265082533722e-41,
          2.242006862439e-42
        ),
        (
          without32, 80, -5.006683662656e-23, -2.684486062448e-24, -4.312346634970e-40,
          8.809333143602e-39
        ),
        (
          without32, 1050, 2.678878840401e-24, 2.938671022593e-25, -1.046823557820e-41,
          -4.887985921448e-40
        ),
        (
          without32, 1800, -3.569956573885e-25, 2.002633341519e-25, 4.810353374180e-41,
          8.071890490644e-41
        ),
        (
          without32, 2400, -2.821129253213e-27, 2.092119481460e-25, 6.071515518993e-41,
          1.781759683545e-42
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 80, -2.409268042906e-23,
          -1.849440982415e-24, -1.862732536832e-24, 2.406876225768e-23
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 1050, 1.356598745293e-24,
          6.047757253911e-26, 9.072151051265e-26, -1.389454649295e-24
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 1800, -9.992504679828e-26,
          3.657047889662e-26, 9.185227056881e-26, 9.030011214137e-26
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 2400, 5.658569607040e-27,
          1.287453681675e-26, -1.167278630369e-26, 9.073673524373e-28
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 80, -9.407378842261e-25,
          5.071979511903e-25, 1.115771024074e-25, -1.713385926410e-25
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 1050, -1.715932509283e-26,
          8.645597859052e-26, -3.010143685922e-25, -9.579797826883e-26
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 1800, -7.857278189598e-26,
          6.356118817933e-26, 6.885549770830e-26, 6.973335539586e-26
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 2400, -7.069134233647e-27,
          9.173143725623e-26, 9.153774435810e-26, 7.101266664807e-27
        ),
        (
          .pair(ell: 3, emm: 2), 80, 5.948826407310e-25, 6.528822427667e-26, 9.711828363519e-42,
          -8.849066071599e-41
        ),
        (
          .pair(ell: 3, emm: 2), 1050, -3.323394950159e-25, 1.429844679230e-26, 2.126938856895e-42,
          4.943654341609e-41
        ),
        (
          .pair(ell: 3, emm: 2), 1800, 1.425190469076e-25, -5.412498264794e-26, -8.051261119121e-42,
          -2.120015573151e-41
        ),
        (
          .pair(ell: 3, emm: 2), 2400, -3.094033369784e-27, 1.301263386991e-26, 1.935670147289e-42,
          4.602471788941e-43
        ),
      ]
    ),
    Golden(
      masses: (100.0, 6.0),
      spins: (0.9, 0.5),
      distance: 500.0,
      inclination: 1,
      phase: 2.0,
      referenceFrequency: 20.0,
      largest: 3.63287e-23,
      values: [
        (.all, 80, 7.062514609025e-24, 3.563563049742e-23, 2.998093968829e-23, -5.842380395612e-24),
        (
          .all, 200, 2.425184643209e-24, -7.175985051634e-24, -6.012558190308e-24,
          -2.251031565073e-24
        ),
        (
          .all, 804, -3.777983706226e-24, -1.618059000829e-25, 8.527604847631e-26,
          3.049663461243e-24
        ),
        (
          .all, 1378, 2.479916803763e-25, -2.871601660767e-25, -2.400425360757e-25,
          -2.078281186615e-25
        ),
        (
          .all, 1838, -8.847473774496e-26, 1.430788789512e-25, 1.196739977484e-25,
          7.400301289018e-26
        ),
        (
          without32, 80, 7.476322064666e-24, 3.619632985142e-23, 3.002615470537e-23,
          -5.875749992070e-24
        ),
        (
          without32, 804, -3.642395653203e-24, 1.272539116181e-25, 1.085859457180e-25,
          3.038729587162e-24
        ),
        (
          without32, 1378, 2.484545567248e-25, -2.870174544967e-25, -2.400310277576e-25,
          -2.078654451928e-25
        ),
        (
          without32, 1838, -8.847465821381e-26, 1.430788630325e-25, 1.196739964647e-25,
          7.400300647676e-26
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 80, -1.539216523700e-24,
          2.976982732127e-23, 2.891811695177e-23, 2.753171682585e-24
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 804, -2.051623514414e-24,
          1.539966484691e-25, 1.983547843466e-25, 1.879676302932e-24
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 1378, 2.449109559838e-26,
          6.908182749265e-27, -7.179284126622e-27, 2.452559462245e-26
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 1838, -7.792509001517e-31,
          3.280580067564e-30, -3.271303229453e-30, -2.943080706135e-31
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 80, 1.318569351554e-24,
          -1.469071361378e-24, -1.856384946949e-24, -7.322997485126e-25
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 804, -3.953105485589e-25,
          1.946681879049e-25, 1.980012924875e-25, 3.830855315731e-25
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 1378, -4.688733062058e-26,
          -3.423988327439e-25, -3.423388495116e-25, 4.680832079015e-26
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 1838, -8.123302593427e-26,
          1.313372985120e-25, 1.313353013923e-25, 8.123341946467e-26
        ),
        (
          .pair(ell: 3, emm: 2), 80, -4.138074556416e-25, -5.606993539951e-25, -4.521501708656e-26,
          3.336959645854e-26
        ),
        (
          .pair(ell: 3, emm: 2), 804, -1.355880530231e-25, -2.890598117010e-25, -2.330989724167e-26,
          1.093387408152e-26
        ),
        (
          .pair(ell: 3, emm: 2), 1378, -4.628763485819e-28, -1.427115800510e-28,
          -1.150831811109e-29, 3.732653134156e-29
        ),
        (
          .pair(ell: 3, emm: 2), 1838, -7.953114719165e-32, 1.591871774405e-32, 1.283691678374e-33,
          6.413423082373e-33
        ),
      ]
    ),
    Golden(
      masses: (8.0, 7.0),
      spins: (-0.9, -0.95),
      distance: 100.0,
      inclination: 0.29999999999999999,
      phase: 0.0,
      referenceFrequency: 50.0,
      largest: 1.0316e-22,
      values: [
        (
          .all, 80, -1.022823868475e-22, -1.342779500929e-23, -1.341560450214e-23,
          1.021811430520e-22
        ),
        (
          .all, 200, -2.377446278983e-23, -2.388732089435e-23, -2.386181532936e-23,
          2.374781618375e-23
        ),
        (
          .all, 1050, 2.171420274752e-25, 3.259644077163e-24, 3.255765606585e-24,
          -2.166569781298e-25
        ),
        (
          .all, 1800, -1.646230258965e-24, -9.497941706298e-25, -9.494026400461e-25,
          1.644620237268e-24
        ),
        (
          .all, 2400, -9.170805091489e-25, -1.324731710601e-24, -1.324058217788e-24,
          9.163425322542e-25
        ),
        (
          without32, 80, -1.021900609592e-22, -1.340458119021e-23, -1.339225417299e-23,
          1.020882742365e-22
        ),
        (
          without32, 1050, 2.148961743675e-25, 3.250840197688e-24, 3.246909955440e-24,
          -2.143979181664e-25
        ),
        (
          without32, 1800, -1.635014484025e-24, -9.465115148918e-25, -9.461006804809e-25,
          1.633338507383e-24
        ),
        (
          without32, 2400, -9.017421194175e-25, -1.306250401625e-24, -1.305468228515e-24,
          9.009139443263e-25
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 80, -1.026532190263e-22,
          -1.330554930436e-23, -1.330549758480e-23, 1.026536711093e-22
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 1050, 1.949006647391e-25,
          3.187101882223e-24, 3.187067477103e-24, -1.948934410576e-25
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 1800, -1.628710399854e-24,
          -9.780830231967e-25, -9.781020720914e-25, 1.628716168674e-24
        ),
        (
          [.init(ell: 2, emm: 2), .init(ell: 3, emm: -3)], 2400, -8.985187056291e-25,
          -1.325156335966e-24, -1.325160176260e-24, 8.985026738065e-25
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 80, -2.393255372903e-26,
          -7.954144049396e-26, -8.123434935481e-26, 2.884021382620e-26
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 1050, 6.823733726740e-27,
          1.699826590494e-26, 1.644560290381e-26, -6.543050522507e-27
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 1800, -1.163263923853e-26,
          9.092821356073e-28, 3.191662234446e-28, 1.166261137039e-26
        ),
        (
          [.init(ell: 2, emm: -1), .init(ell: 4, emm: 4)], 2400, 1.008661141504e-26,
          2.911978977483e-27, 2.317917644903e-27, -9.971623629128e-27
        ),
        (
          .pair(ell: 3, emm: 2), 80, -9.232588829724e-26, -2.321381907793e-26, -2.335032914516e-26,
          9.286881547251e-26
        ),
        (
          .pair(ell: 3, emm: 2), 1050, 2.245853107703e-27, 8.803879475083e-27, 8.855651145012e-27,
          -2.259059963400e-27
        ),
        (
          .pair(ell: 3, emm: 2), 1800, -1.121577493956e-26, -3.282655737912e-27,
          -3.301959565256e-27, 1.128172988588e-26
        ),
        (
          .pair(ell: 3, emm: 2), 2400, -1.533838973146e-26, -1.848130897657e-26,
          -1.858998927267e-26, 1.542858792791e-26
        ),
      ]
    ),
  ]
}
