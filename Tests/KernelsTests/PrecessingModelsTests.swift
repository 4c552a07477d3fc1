// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite("IMRPhenomXP and IMRPhenomXPHM")
struct PrecessingModelsTests {
  private static let models: [TestModel] = [.imrPhenomXP, .imrPhenomXPHM]

  private let grid = TestGrid(count: 513, spacing: 1)
  private let modes: ModeSelection = .pair(ell: 2, emm: 2)
    .union(.pair(ell: 2, emm: 1)).union(.pair(ell: 3, emm: 3)).union(.pair(ell: 4, emm: 4))

  @Test("agree with LALSimulation per bin, (3, 2) aside", arguments: Self.models)
  func golden(model: TestModel) {
    var request = EvaluationRequest.plain(grid, spacing: 1)
    request.modes = modes
    for (binary, numbers) in zip(
      Self.binaries,
      model == .imrPhenomXP ? Self.valuesXP : Self.valuesXPHM
    ) {
      let row = model.row(binary, on: grid, request: request)
      #expect(row.statuses[0].failure == .none)
      for (index, bin) in [20, 57, 131, 260].enumerated() {
        let ours = [
          row.plus[2 * bin], row.plus[2 * bin + 1], row.cross[2 * bin], row.cross[2 * bin + 1],
        ]
        for (mine, theirs) in zip(ours, numbers[(4 * index + 1)...]) {
          #expect((mine - theirs).magnitude < 1e-8 * numbers[0], "bin \(bin), \(binary)")
        }
      }
    }
  }

  @Test("modes add up, and (2, 2) alone is IMRPhenomXP")
  func modesAddUp() {
    for binary in Self.binaries {
      let all = TestModel.imrPhenomXPHM.row(binary, on: grid)
      var sum = [Double](repeating: 0, count: all.plus.count)
      var largest = 0.0
      for (ell, emm) in [(2, 2), (2, 1), (3, 3), (3, 2), (4, 4)] {
        var request = EvaluationRequest.plain(grid)
        request.modes = .pair(ell: ell, emm: emm)
        let row = TestModel.imrPhenomXPHM.row(binary, on: grid, request: request)
        sum = zip(sum, row.plus).map { $0 + $1 }
        largest = max(largest, row.largest)
        if (ell, emm) == (2, 2) {
          let alone = TestModel.imrPhenomXP.row(binary, on: grid)
          #expect(row.distance(to: alone) < 1e-12)
        }
      }
      let difference = zip(sum, all.plus).map { ($0 - $1).magnitude }.max() ?? 0
      #expect(difference < 1e-13 * largest)
    }
  }

  /// The phases differ, as in LALSimulation: α + ε of two spins goes on without precession.
  @Test("without precession have the amplitudes of the models of aligned spins")
  func alignedLimit() {
    for var binary in testBinaries.prefix(8) where binary.mass1 != binary.mass2 {
      let aligned = binary
      binary.spin1x = 1e-8
      for (ell, emm) in [(2, 2), (2, 1), (3, 3), (4, 4)] {
        var request = EvaluationRequest.plain(grid)
        request.modes = .pair(ell: ell, emm: emm)
        let one = TestModel.imrPhenomXPHM.row(binary, on: grid, request: request)
        let other = TestModel.imrPhenomXHM.row(aligned, on: grid, request: request)
        for bin in 20..<400 {
          let difference = (one.amplitude(bin) - other.amplitude(bin)).magnitude
          #expect(difference < 1e-4 * other.largest)
        }
      }
    }
  }

  /// Where J vanishes, where spins cancel, and everywhere else.
  @Test("are numbers at every frequency", arguments: Self.models)
  func finite(model: TestModel) {
    let coarse = TestGrid((0..<64).map { 5 + 15.7 * Double($0) })
    var random = RandomNumbers(seed: 7)
    var binaries = precessingCorners
    for index in 0..<4000 {
      let heavy = Double.pow(2, Double.random(in: 0...8.5, using: &random))
      let planar = index % 3 == 0 ? 1e-9 : 1.0
      func spin() -> [Double] {
        let (length, cosine) = (
          Double.random(in: 0...1, using: &random), Double.random(in: -1...1, using: &random)
        )
        let azimuth = Double.random(in: 0...6.28, using: &random)
        let across = planar * length * (1 - cosine * cosine).squareRoot()
        let (sine, cosineOfAzimuth) = Double.sincos(azimuth)
        return [across * cosineOfAzimuth, across * sine, length * cosine]
      }
      binaries.append(
        Self.binary(
          heavy,
          index % 5 == 0 ? heavy : heavy * Double.random(in: 0.01...1, using: &random),
          spin(),
          spin(),
          Double.random(in: 0...3.14, using: &random),
          Double.random(in: 0...6.28, using: &random),
          Double.random(in: 5...100, using: &random)
        )
      )
    }
    let rows = model.rows(
      binaries,
      on: coarse,
      request: .plain(coarse, from: 5),
      lane: SIMD4<Double>.self
    )
    #expect(rows.plus.allSatisfy(\.isFinite) && rows.cross.allSatisfy(\.isFinite))
    #expect(!rows.statuses.contains { $0.failure == .resultNotFinite })
  }

  @Test("refuse and remark", arguments: Self.models)
  func statuses(model: TestModel) {
    func status(_ change: (inout BinaryRecord) -> Void) -> WaveformStatus {
      var binary = Self.binaries[0]
      change(&binary)
      return model.row(binary, on: grid, request: .plain(grid, spacing: 1)).statuses[0]
    }
    #expect(status { _ in } == WaveformStatus())
    #expect(status { $0.spin1x = 1 }.failure == .spinAboveOne)
    #expect(status { $0.lambda1 = 1 }.failure == .tidesNotDescribed)
    #expect(status { ($0.mass1, $0.mass2) = (1001, 1) }.failure == .massRatioTooExtreme)
    let fallBack = status {
      ($0.mass1, $0.mass2) = (100, 5)
      ($0.spin1x, $0.spin1y, $0.spin1z) = (0, 0, -0.9)
      ($0.spin2x, $0.spin2y, $0.spin2z) = (0, 0, 0.2)
    }
    #expect(fallBack.failure == .none)
    #expect(fallBack.warnings.contains(.singleSpinAngles))
  }

  static let binaries: [BinaryRecord] = [
    binary(36, 29, [0.3, 0.2, 0.1], [0.1, -0.4, 0.3], 0.7, 1.3, 20),
    binary(12, 30, [0.4, -0.5, 0.6], [-0.3, 0.2, -0.7], 2.1, 0.4, 30),
    binary(100, 9, [-0.2, 0.1, -0.8], [0.2, 0.9, 0.1], 1.2, 5.0, 25),
    binary(30, 30, [0.5, 0.1, -0.2], [-0.6, 0.3, 0.4], 0.4, 3.0, 20),
    binary(40, 15, [0, 0, 0.5], [0, 0, -0.3], 1.0, 2.0, 20),
    binary(20, 18, [0, 0, 0], [0.4, 0.3, -0.2], 1.6, 2.0, 40),
  ]

  private static func binary(
    _ mass1: Double,
    _ mass2: Double,
    _ spin1: [Double],
    _ spin2: [Double],
    _ inclination: Double,
    _ phase: Double,
    _ reference: Double
  ) -> BinaryRecord {
    BinaryRecord(
      mass1: mass1,
      mass2: mass2,
      spin1x: spin1[0],
      spin1y: spin1[1],
      spin1z: spin1[2],
      spin2x: spin2[0],
      spin2y: spin2[1],
      spin2z: spin2[2],
      luminosityDistance: 500,
      inclination: inclination,
      phase: phase,
      referenceFrequency: reference
    )
  }

  // Tools/golden/precession.py, lalsuite 7.26.16: the largest size of a bin, then h₊ and h×, real and
  // imaginary, at 20, 57, 131 and 260 Hz.
  // swift-format-ignore
  static let valuesXP: [[Double]] = [
    [5.605054362531688e-23, 5.439301582860609e-23, 1.3530087574090533e-23, 1.3057838495654463e-23, -5.2495034744664234e-23, -1.2982947601304229e-23, 5.545541210210922e-24, 5.2076440856414266e-24, 1.2328907714093432e-23, -5.2099371302569665e-24, -3.2305877195963352e-24, -3.3123863055606305e-24, 5.093714397934084e-24, -3.0259792741238795e-24, -2.31107625912532e-24, -2.3343788265574846e-24, 2.962818609825573e-24],
    [2.898201191669065e-23, 1.9450604780698415e-23, -2.044643425461498e-23, 1.8588439757507872e-23, 2.2235712763945737e-23, 2.474412157474327e-24, 4.381438873200465e-24, -3.0094834281708976e-24, -5.43267884200263e-25, -1.6805881860495834e-25, -1.1375936246797563e-24, 1.1862780006436839e-24, 8.226616309869052e-25, 7.069847328991232e-25, -1.1197340865605012e-25, -5.642428060985727e-25, 6.697905972484665e-25],
    [1.7027682266484583e-23, -9.639901133348768e-24, 1.4036177168574594e-23, 1.6853947981195996e-23, 7.110790106316488e-25, -2.405002218322585e-24, 1.2201867941403866e-24, -1.3375372313875246e-24, 1.865310945553984e-24, 2.6557148184775714e-25, 1.9704582118448904e-25, -3.1184513063583746e-25, 2.5505180554558305e-25, 1.2606137789338918e-27, -1.0526370815210102e-27, 1.0786428098516613e-27, 1.2668341879962492e-27],
    [6.146708534713059e-23, -5.387709957844454e-23, -2.958818551526617e-23, -2.9488434506000245e-23, 5.369546297461331e-23, -6.674411210354923e-24, -1.469395626410201e-23, -1.465044492411446e-23, 6.664442966416935e-24, 1.7094444773257743e-24, -5.529537002209738e-24, -5.504232866251362e-24, -1.6490232859288362e-24, 7.2045531847889265e-25, -3.545695106306417e-24, -3.5145490111798884e-24, -6.808198772185685e-25],
    [3.591590065719016e-23, -2.620207857676358e-24, 3.582019585094034e-23, 2.9960250638397303e-23, 2.191912435532209e-24, 9.439979881939383e-24, 1.700576772333078e-24, 1.4226859392460572e-24, -7.895838488743474e-24, 2.3735850931465313e-24, -2.5296899441813085e-24, -2.1160127085527347e-24, -1.9853582473470315e-24, 2.164222036178433e-25, 1.9652336403775982e-24, 1.6438005095177978e-24, -1.8107978016959795e-25],
    [2.2141483993521632e-23, 5.803000433685574e-24, 2.136751036976511e-23, -4.479968817268367e-24, -5.7971292778216016e-24, 5.480382822784075e-24, -2.6646386000397966e-24, -2.0593567494174262e-24, -1.1131894737110797e-24, 1.2922728134738005e-24, 1.4623211442623327e-24, -7.515271722643724e-25, -1.7768188473541608e-25, -8.794109089248587e-25, -6.570926019091486e-25, 2.9967475814538146e-25, -1.0403151125739302e-25],
  ]
  // swift-format-ignore
  static let valuesXPHM: [[Double]] = [
    [5.512431924390398e-23, 5.358075870657654e-23, 1.2953488662575222e-23, 1.246342092512787e-23, -5.163744617775622e-23, -1.2994103622525474e-23, 5.082053482713363e-24, 4.758757279129097e-24, 1.2384170283920429e-23, -4.976718546006446e-24, -3.361562212265437e-24, -3.4466779183281605e-24, 4.871723495148217e-24, -3.0980502316680506e-24, -2.4379164211759044e-24, -2.4513313598721243e-24, 3.0319687244977103e-24],
    [3.05496180994226e-23, 1.8329094450024448e-23, -2.255064518645345e-23, 2.0882337911886973e-23, 2.229814183635796e-23, 2.3807760536140143e-24, 4.005987373232256e-24, -3.192112620102949e-24, -1.0104462302065311e-24, -3.194988144526808e-25, -1.0355466517054667e-24, 1.2526100372988608e-24, 6.402770310876845e-25, 6.585964652387417e-25, 1.2047007318767206e-25, -5.980417399326889e-25, 5.074876403450779e-25],
    [2.698399022360029e-23, -1.1489991511439144e-23, 8.379031455040639e-24, 2.6645742048778835e-23, -4.259126560375432e-24, -4.3519002187715766e-24, 4.820858388821851e-25, -3.2998351931787204e-25, 2.7861195056479077e-24, 6.568366942311186e-25, -5.27297222188437e-25, -1.1174509392017245e-24, 4.893552488931674e-25, -2.480452416728619e-26, 5.925947182400714e-27, -7.002562627700694e-28, -3.555635264933457e-26],
    [6.153850377584455e-23, -5.40975032231649e-23, -2.9333386984616974e-23, -2.925268168312407e-23, 5.389144443255164e-23, -6.849619021070269e-24, -1.5009133988545128e-23, -1.4946670933698218e-23, 6.848097259460994e-24, 1.773646383386655e-24, -5.559687946724072e-24, -5.53827037940353e-24, -1.6939916952786253e-24, 7.051948809291898e-25, -3.540983876709175e-24, -3.501835807550085e-24, -6.727923348914012e-25],
    [3.8603328625445545e-23, 2.065713986919106e-24, 3.8548019491128083e-23, 3.199178988591924e-23, -1.8225156418038424e-24, 8.325115852046173e-24, 1.5889193290631886e-24, 1.2446720392964992e-24, -6.9342886606071e-24, 2.600112466430064e-24, -2.0410326466613933e-24, -1.690281160898094e-24, -2.2185310525302387e-24, -8.395111130399724e-26, 2.420660774906006e-24, 2.003707493622218e-24, 4.8371074727472916e-26],
    [2.2873304288909262e-23, 6.0153029627167034e-24, 2.2068171182945053e-23, -4.435258956218166e-24, -5.96527515816992e-24, 5.63158925653132e-24, -2.7019109811598884e-24, -2.1577323932854568e-24, -1.0707001292727459e-24, 1.1340806135269857e-24, 1.4960368836142354e-24, -6.886747078716201e-25, -1.62655741168122e-25, -9.281639391688736e-25, -7.383841600679367e-25, 3.362407582897058e-25, -9.143303137630441e-26],
  ]
}
