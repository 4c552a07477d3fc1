// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

/// Values of LALSimulation 6.2.1 (lalsuite 7.26.16, `SimInspiralChooseFDWaveform`, f_min 20, Δf 1/8,
/// f_max 1024, defaults otherwise).
@Suite struct IMRPhenomXASGoldenTests {
  struct Golden {
    let mass1, mass2, spin1, spin2, distance, inclination, phase, referenceFrequency: Double
    /// The largest |h₊| of all bins.
    let largest: Double
    /// One past the last bin with signal.
    let end: Int
    /// Bin, and h₊ and h× there, as real and imaginary parts.
    let bins: [(bin: Int, Double, Double, Double, Double)]

    var binary: BinaryRecord {
      BinaryRecord(
        mass1: mass1,
        mass2: mass2,
        spin1z: spin1,
        spin2z: spin2,
        luminosityDistance: distance,
        inclination: inclination,
        phase: phase,
        referenceFrequency: referenceFrequency
      )
    }
  }

  @Test func agreesWithLALPerBin() {
    let grid = TestGrid(count: 8193, spacing: 0.125)
    let request = EvaluationRequest(
      firstBin: 160,
      endBin: 8193,
      minimumFrequency: 20,
      spacing: 0.125,
      tapersStart: false
    )
    for golden in Self.values {
      let row = TestModel.imrPhenomXAS.row(golden.binary, on: grid, request: request)
      #expect(row.statuses[0].failure == .none)
      for value in golden.bins {
        let k = 2 * value.bin
        let ours = [row.plus[k], row.plus[k + 1], row.cross[k], row.cross[k + 1]]
        for (mine, theirs) in zip(ours, [value.1, value.2, value.3, value.4]) {
          #expect((mine - theirs).magnitude < 1e-10 * golden.largest, "bin \(value.bin), \(golden)")
        }
      }
      // Unlike IMRPhenomD, the signal goes on as far as the cut-off and the grid's end.
      #expect(row.plus[0..<320].allSatisfy { $0 == 0 })
      #expect(row.plus[(2 * golden.end)...].allSatisfy { $0 == 0 })
      #expect(row.plus[2 * golden.end - 2] != 0 && row.plus[320] != 0)
    }
  }

  /// The same bins as a list of frequencies.
  @Test func endsAtTheCutoffOnEveryGrid() {
    let binary = Self.values[0].binary
    let end = Self.values[0].end
    let uniform = TestGrid(count: 8193, spacing: 0.125)
    let list = TestGrid((160..<8193).map { Double($0) * 0.125 })
    let row = TestModel.imrPhenomXAS.row(
      binary,
      on: uniform,
      request: .plain(uniform, spacing: 0.125)
    )
    let other = TestModel.imrPhenomXAS.row(binary, on: list)
    #expect(other.plus == Array(row.plus[320...]))
    #expect(other.plus[(2 * (end - 160))...].allSatisfy { $0 == 0 })
  }

  static let values: [Golden] = [
    Golden(
      mass1: 36,
      mass2: 29,
      spin1: 0.3,
      spin2: -0.2,
      distance: 1000,
      inclination: 0.5,
      phase: 1,
      referenceFrequency: 20,
      largest: 3.103505991294223e-23,
      end: 7497,
      bins: [
        (
          160, 2.9087008652367155e-23, -1.082223966917348e-23, -1.0730619019198095e-23,
          -2.884075919568948e-23
        ),
        (
          320, 7.82287574963508e-24, -1.013263069594663e-23, -1.0046848248070561e-23,
          -7.756647595133954e-24
        ),
        (
          640, -5.267492136685332e-24, 9.307741921997539e-26, 9.228942949625336e-26,
          5.2228977580671946e-24
        ),
        (
          1600, 2.4243062934314343e-24, 8.247530394163007e-26, 8.177707130355851e-26,
          -2.4037822129145068e-24
        ),
        (
          2400, -7.3706142888083605e-25, -5.560087688888834e-25, -5.513016207980201e-25,
          7.308214961820433e-25
        ),
        (
          5000, -4.095745178527512e-29, -4.675523807285749e-29, -4.635941008965443e-29,
          4.061070762984939e-29
        ),
      ]
    ),
    Golden(
      mass1: 30,
      mass2: 30,
      spin1: 0.5,
      spin2: 0.5,
      distance: 500,
      inclination: 2.6,
      phase: 0,
      referenceFrequency: 20,
      largest: 5.930393123446643e-23,
      end: 8122,
      bins: [
        (
          160, -4.193421192691202e-23, -4.1934211926911797e-23, 4.1438987309914375e-23,
          -4.1438987309914586e-23
        ),
        (
          320, -1.1340827080983647e-23, -2.290692603167121e-23, 2.2636405300522272e-23,
          -1.1206896896307639e-23
        ),
        (
          640, 3.079353426250215e-24, 1.0595571339089056e-23, -1.0470442297260042e-23,
          3.0429876153516493e-24
        ),
        (
          1600, 2.2084491366234803e-24, 3.9857061358360285e-24, -3.938636697687914e-24,
          2.182368322710753e-24
        ),
        (
          2400, 3.315202264325059e-24, 1.0031910047532936e-24, -9.913437597884878e-25,
          3.276051182280621e-24
        ),
        (
          5000, -6.997965293623169e-29, -4.227626447679931e-28, 4.177700036948534e-28,
          -6.915322398405869e-29
        ),
      ]
    ),
    Golden(
      mass1: 1.4,
      mass2: 1.4,
      spin1: 0.05,
      spin2: -0.02,
      distance: 40,
      inclination: 0.7,
      phase: 0.3,
      referenceFrequency: 100,
      largest: 5.494410126325013e-23,
      end: 8193,
      bins: [
        (
          160, 5.416564949926247e-23, -9.216109697119076e-24, -8.894564746244333e-24,
          -5.227584005908368e-23
        ),
        (
          320, 2.4022430621817102e-23, 4.038345524905071e-24, 3.897449891487562e-24,
          -2.3184301353824694e-23
        ),
        (
          640, -6.340837715987095e-24, 8.696683291081642e-24, 8.393260839146398e-24,
          6.119609408284862e-24
        ),
        (
          1600, 3.606499519761483e-24, -2.516161861093233e-25, -2.4283743706436526e-25,
          -3.480670753717824e-24
        ),
        (
          2400, -2.044696373495578e-24, 8.460706120699251e-25, 8.165516781232478e-25,
          1.9733580521673368e-24
        ),
        (
          5000, -4.443251946124462e-25, -7.659917077184765e-25, -7.392666822876495e-25,
          4.288229352460314e-25
        ),
      ]
    ),
    Golden(
      mass1: 10,
      mass2: 100,
      spin1: -0.3,
      spin2: 0.7,
      distance: 800,
      inclination: 2.1,
      phase: 4,
      referenceFrequency: 0,
      largest: 2.4107917196272547e-23,
      end: 4430,
      bins: [
        (
          160, 1.934578353798938e-23, -1.4385142711964753e-23, 1.1574562526657356e-23,
          1.5565989554027388e-23
        ),
        (
          320, 1.3776472369135762e-24, -9.711000374115114e-24, 7.813657693718942e-24,
          1.108481466094196e-24
        ),
        (
          640, -1.5594582226936497e-24, -3.4394647011789326e-24, 2.767459457243649e-24,
          -1.2547700824173669e-24
        ),
        (
          1600, 2.2905434584526467e-25, 9.889497153539295e-26, -7.957279635858851e-26,
          1.8430153256550539e-25
        ),
        (
          2400, 1.741851114791079e-28, 7.233774374505718e-28, -5.820434004579466e-28,
          1.4015269117565475e-28
        ),
      ]
    ),
    Golden(
      mass1: 150,
      mass2: 1.5,
      spin1: 0.9,
      spin2: -0.9,
      distance: 300,
      inclination: 1,
      phase: 1,
      referenceFrequency: 20,
      largest: 3.0210528069187266e-23,
      end: 3217,
      bins: [
        (
          160, 2.831423215569847e-23, -1.0534717065605627e-23, -8.81154084562439e-24,
          -2.368283947245105e-23
        ),
        (
          320, 9.944465024656303e-24, 7.16599063238309e-24, 5.993841008104503e-24,
          -8.317837034155287e-24
        ),
        (
          640, 1.7400199329491536e-25, -3.740121545245462e-24, -3.1283454086420302e-24,
          -1.455402799704963e-25
        ),
        (
          1600, 4.610530140896312e-28, 2.4255880299905185e-27, 2.028831706425173e-27,
          -3.8563802334215507e-28
        ),
        (
          2400, 4.682942154429811e-31, -1.3101850642543407e-31, -1.0958765325265476e-31,
          -3.916947727640026e-31
        ),
      ]
    ),
    Golden(
      mass1: 25,
      mass2: 20,
      spin1: -0.9,
      spin2: 0.6,
      distance: 400,
      inclination: 0.9,
      phase: 0.4,
      referenceFrequency: 50,
      largest: 4.489219743981907e-23,
      end: 8193,
      bins: [
        (
          160, 3.686142497749666e-23, 2.5623128997140125e-23, 2.2976925036510276e-23,
          -3.3054596827008145e-23
        ),
        (
          320, -1.8217705133993137e-23, -2.014682425966992e-24, -1.8066180394668007e-24,
          1.6336289188089732e-23
        ),
        (
          640, 6.001041907336572e-24, 3.2130346047327735e-24, 2.8812115515204356e-24,
          -5.381290086047605e-24
        ),
        (
          1600, 2.3123160145837905e-24, -1.5230461320833041e-24, -1.3657550101679971e-24,
          -2.0735138059736554e-24
        ),
        (
          2400, 1.7630001643057896e-24, -1.277089265268192e-24, -1.145199101806589e-24,
          -1.5809280208959137e-24
        ),
        (
          5000, 9.383358221655786e-28, 5.170258634653528e-27, 4.636305155434504e-27,
          -8.41430094169105e-28
        ),
      ]
    ),
    Golden(
      mass1: 60,
      mass2: 60,
      spin1: 0.99,
      spin2: 0.99,
      distance: 600,
      inclination: 1.2,
      phase: 2,
      referenceFrequency: 20,
      largest: 5.916668241266787e-23,
      end: 4061,
      bins: [
        (
          160, -4.315874578414414e-24, 5.90090631542723e-23, 3.7801347526035496e-23,
          2.764759616516863e-24
        ),
        (
          320, -1.3322601825322693e-23, -2.3585034079153135e-23, -1.510862945423511e-23,
          8.534490714305743e-24
        ),
        (
          640, 1.3589572734586246e-23, 1.3331021245852115e-24, 8.539884215310298e-25,
          -8.705512919725768e-24
        ),
        (
          1600, 3.1870422435996947e-24, -5.972493606745271e-24, -3.8259937432892025e-24,
          -2.0416269127252788e-24
        ),
        (
          2400, -4.434066194620897e-28, 7.904238187807778e-27, 5.0634739596649615e-27,
          2.8404734496140688e-28
        ),
      ]
    ),
    Golden(
      mass1: 40,
      mass2: 8,
      spin1: -0.99,
      spin2: 0.99,
      distance: 700,
      inclination: 1.8,
      phase: 5,
      referenceFrequency: 30,
      largest: 1.4427617347650416e-23,
      end: 8193,
      bins: [
        (
          160, -1.3186496928137019e-23, 5.854266913496189e-24, -2.5296223048623104e-24,
          -5.6978708428059885e-24
        ),
        (
          320, -1.6089510992324476e-24, -4.90291835438699e-24, 2.1185456371290232e-24,
          -6.952260032196739e-25
        ),
        (
          640, -1.193577537521619e-24, 9.713330425501724e-25, -4.197119410835499e-25,
          -5.1574354331825e-25
        ),
        (
          1600, -1.134136210153272e-25, -6.567819369136996e-25, 2.837947537406294e-25,
          -4.900590110337807e-26
        ),
        (
          2400, -1.4428076022170358e-25, 1.98769177379615e-26, -8.58879432810703e-27,
          -6.234355805983355e-26
        ),
        (
          5000, 2.2816970426604006e-28, 9.891728620633286e-29, -4.274205075056175e-29,
          9.859187866453397e-29
        ),
      ]
    ),
  ]
}
