// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

/// Values of LALSimulation 7.26 (`SimInspiralChooseFDWaveform`, f_min 20, Δf 1/8, f_max 1024).
@Suite struct IMRPhenomDGoldenTests {
  struct Golden {
    let mass1, mass2, spin1, spin2, distance, inclination, phase, referenceFrequency: Double
    /// The largest |h₊| of all bins.
    let largest: Double
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
      endBin: 8192,
      minimumFrequency: 20,
      spacing: 0.125,
      tapersStart: false
    )
    for golden in Self.values {
      let row = imrPhenomDRow(golden.binary, on: grid, request: request)
      #expect(row.statuses[0].failure == .none)
      for value in golden.bins {
        let k = 2 * value.bin
        let ours = [row.plus[k], row.plus[k + 1], row.cross[k], row.cross[k + 1]]
        for (mine, theirs) in zip(ours, [value.1, value.2, value.3, value.4]) {
          #expect((mine - theirs).magnitude < 1e-9 * golden.largest, "bin \(value.bin), \(golden)")
        }
      }
      // Nothing below the first bin, in the last one, or from the cut-off's bin on.
      let cutoff = 0.2 / ((golden.mass1 + golden.mass2) * 4.925490947641267e-6)
      let end = min(8192, Int(cutoff / 0.125))
      #expect(row.plus[0..<320].allSatisfy { $0 == 0 })
      #expect(row.plus[(2 * end)...].allSatisfy { $0 == 0 })
      #expect(row.plus[2 * end - 2] != 0 && row.plus[320] != 0)
    }
  }

  /// dingo-gw 0.10.3, conditioned spectrum.
  ///
  /// It undoes LAL's time shift, 214/2048 s, rounded to whole nanoseconds: 0.5 ns too much.
  @Test func agreesWithDingoAboveTheTaper() {
    let massRatio = 0.8
    let mass1 = 30 * Double.pow((1 + massRatio) / (massRatio * massRatio * massRatio), 0.2)
    let binary = BinaryRecord(
      mass1: mass1,
      mass2: massRatio * mass1,
      spin1z: 0.3,
      spin2z: -0.2,
      luminosityDistance: 1000,
      inclination: 0.5,
      phase: 1,
      referenceFrequency: 20
    )
    let grid = TestGrid(count: 8193, spacing: 0.125)
    let row = imrPhenomDRow(binary, on: grid, request: tapered(endBin: 8192))
    let expected: [(Int, Double, Double, Double, Double)] = [
      (160, -1.359731804723e-23, 2.971068689997e-23, 2.945915740809e-23, 1.348220369424e-23),
      (800, -1.320456506866e-24, -4.120054474475e-24, -4.085174257401e-24, 1.309277574675e-24),
      (2400, -4.864362427879e-25, -2.060064602045e-25, -2.042624177179e-25, 4.823180929319e-25),
    ]
    for value in expected {
      let k = 2 * value.0
      let (sine, cosine) = Double.sincos(-2 * .pi * 0.125 * Double(value.0) * 0.5e-9)
      let plus = (row.plus[k], row.plus[k + 1])
      let cross = (row.cross[k], row.cross[k + 1])
      let differences = [
        plus.0 * cosine - plus.1 * sine - value.1, plus.0 * sine + plus.1 * cosine - value.2,
        cross.0 * cosine - cross.1 * sine - value.3, cross.0 * sine + cross.1 * cosine - value.4,
      ]
      #expect(differences.allSatisfy { $0.magnitude < 1e-9 * row.largest }, "\(value)")
    }
  }

  /// Bins of LAL's start conditioning: k₀ = 135, full amplitude from bin 160 on.
  @Test func fadesInAsSimInspiralFD() {
    let grid = TestGrid(count: 8193, spacing: 0.125)
    let binary = BinaryRecord(
      mass1: 36,
      mass2: 29,
      spin1z: 0.3,
      spin2z: 0.2,
      luminosityDistance: 1000,
      inclination: 0.5,
      phase: 1,
      referenceFrequency: 20
    )
    let faded = imrPhenomDRow(binary, on: grid, request: tapered(endBin: 8193))
    let full = imrPhenomDRow(binary, on: grid, request: .plain(grid, spacing: 0.125))
    let start = StartConditioning(AlignedBinary<Double>(binary), minimumFrequency: 20)
    #expect(Int((start.startFrequency / 0.125).rounded()) == 135)
    #expect(start.endFrequency == 20)
    for bin in 0..<8193 {
      let part = Double(bin - 135) / 25
      let weight = bin < 135 ? 0 : bin >= 160 ? 1 : 0.5 - 0.5 * Double.sincos(.pi * part).cos
      for index in [2 * bin, 2 * bin + 1] {
        #expect((faded.plus[index] - weight * full.plus[index]).magnitude <= 1e-12 * full.largest)
        #expect((faded.cross[index] - weight * full.cross[index]).magnitude <= 1e-12 * full.largest)
      }
    }
    #expect(faded.plus[2 * 136] != 0)
  }

  private func tapered(endBin: Int) -> EvaluationRequest {
    EvaluationRequest(
      firstBin: 0,
      endBin: endBin,
      minimumFrequency: 20,
      spacing: 0.125,
      tapersStart: true
    )
  }

  private static let values = [
    Golden(
      mass1: 36.0,
      mass2: 29.0,
      spin1: 0.3,
      spin2: 0.2,
      distance: 1000.0,
      inclination: 0.5,
      phase: 1.0,
      referenceFrequency: 20.0,
      largest: 3.1543833726310573e-23,
      bins: [
        (
          160, -1.3126866617773204e-23, 2.868272683955136e-23, 2.8439900016597916e-23,
          1.3015735087847253e-23
        ),
        (
          320, 4.8731842582699545e-24, -1.2299247517665066e-23, -1.2195122578075487e-23,
          -4.831928074444688e-24
        ),
        (
          640, 3.842701778613842e-24, -3.959917218314187e-24, -3.9263927168725764e-24,
          -3.810169618415891e-24
        ),
        (
          1600, 2.3592672071348966e-24, 8.759892691906544e-25, 8.685731789294747e-25,
          -2.3392937449319642e-24
        ),
        (
          2400, 6.811664115177671e-25, 1.105365175627345e-24, 1.096007198078612e-24,
          -6.75399683809599e-25
        ),
      ]
    ),
    Golden(
      mass1: 30.0,
      mass2: 30.0,
      spin1: 0.0,
      spin2: 0.0,
      distance: 500.0,
      inclination: 0.0,
      phase: 0.0,
      referenceFrequency: 50.0,
      largest: 6.616482706588961e-23,
      bins: [
        (
          160, -6.605548880548235e-23, -3.802201905195789e-24, -3.802201905195789e-24,
          6.605548880548235e-23
        ),
        (
          320, 1.7105379691932208e-23, 2.1048063359585633e-23, 2.1048063359585633e-23,
          -1.7105379691932208e-23
        ),
        (
          640, 9.906723071766994e-24, 4.436304922931667e-24, 4.436304922931667e-24,
          -9.906723071766994e-24
        ),
        (
          1600, 4.091596412509641e-24, 2.8877202604131475e-24, 2.8877202604131475e-24,
          -4.091596412509641e-24
        ),
        (
          2400, 1.2131880538476703e-24, 2.5097249947866068e-24, 2.5097249947866068e-24,
          -1.2131880538476703e-24
        ),
      ]
    ),
    Golden(
      mass1: 60.0,
      mass2: 60.0,
      spin1: 0.99,
      spin2: 0.99,
      distance: 500.0,
      inclination: 3.141592653589793,
      phase: 2.0,
      referenceFrequency: 20.0,
      largest: 1.256699357583801e-22,
      bins: [
        (
          160, -8.214335184280508e-23, -9.51073209671291e-23, 9.51073209671291e-23,
          -8.214335184280508e-23
        ),
        (
          320, -2.8177631983488204e-23, 4.9876712555841524e-23, -4.9876712555841524e-23,
          -2.8177631983488204e-23
        ),
        (
          640, -2.680557181895867e-24, 2.8447491865777137e-23, -2.8447491865777137e-23,
          -2.680557181895867e-24
        ),
        (
          1600, 3.29275255700837e-25, -1.456596262032901e-23, 1.456596262032901e-23,
          3.29275255700837e-25
        ),
        (
          2400, -1.6041217280997002e-26, 1.2310663914613182e-27, -1.2310663914613182e-27,
          -1.6041217280997002e-26
        ),
      ]
    ),
    Golden(
      mass1: 60.0,
      mass2: 60.0,
      spin1: -0.99,
      spin2: -0.99,
      distance: 500.0,
      inclination: 1.2,
      phase: -2.0,
      referenceFrequency: 20.0,
      largest: 4.8097952272024956e-23,
      bins: [
        (
          160, -3.143891967921158e-23, 3.6400650298670126e-23, 2.3318343972286813e-23,
          2.0139847425300974e-23
        ),
        (
          320, -1.277920659091486e-23, 1.2621768525340406e-23, 8.08553521977116e-24,
          8.186390422556662e-24
        ),
        (
          640, 9.711045715310374e-24, -7.342172306095758e-24, -4.703413206428186e-24,
          -6.220919199580409e-24
        ),
        (
          1600, 7.93814314809964e-26, 2.910759522704663e-26, 1.8646395384182587e-26,
          -5.085193558627214e-26
        ),
        (
          2400, 2.464511315570031e-28, 1.0853299197827261e-27, 6.952649522811596e-28,
          -1.578771865571716e-28
        ),
      ]
    ),
    Golden(
      mass1: 1.4,
      mass2: 1.4,
      spin1: 0.05,
      spin2: -0.02,
      distance: 40.0,
      inclination: 0.7,
      phase: 0.3,
      referenceFrequency: 100.0,
      largest: 5.494482761756021e-23,
      bins: [
        (
          160, -2.5544944713432294e-23, 4.864555356362074e-23, 4.6948337206074706e-23,
          2.4653695774029343e-23
        ),
        (
          320, -1.8415476909599726e-23, 1.5947432641044523e-23, 1.5391035569648347e-23,
          1.777297114384444e-23
        ),
        (
          640, -1.9789756137168165e-24, -1.0581618280088189e-23, -1.0212431492835663e-23,
          1.9099302532114176e-24
        ),
        (
          1600, -2.713801193325844e-24, 2.3939442080605815e-24, 2.3104208236743973e-24,
          2.6191181762970262e-24
        ),
        (
          2400, 1.3337093744364604e-24, -1.7702668556899406e-24, -1.708503227884388e-24,
          -1.2871769947905874e-24
        ),
      ]
    ),
    Golden(
      mass1: 10.0,
      mass2: 100.0,
      spin1: -0.3,
      spin2: 0.7,
      distance: 800.0,
      inclination: 2.1,
      phase: 4.0,
      referenceFrequency: 0.0,
      largest: 2.4186601896848954e-23,
      bins: [
        (
          160, -3.519151393706999e-24, 2.392921404444424e-23, -1.9253905902568414e-23,
          -2.8315769028385037e-24
        ),
        (
          320, -8.359544999199875e-24, -5.422124806760948e-24, 4.3627459149915374e-24,
          -6.726250703593425e-24
        ),
        (
          640, -3.806859557078613e-24, -6.439991068250729e-26, 5.181740687812899e-26,
          -3.0630724252016365e-24
        ),
        (
          1600, 2.0381230279467444e-25, 1.3412586538630273e-25, -1.0792025122312824e-25,
          1.639912991921078e-25
        ),
        (
          2400, -1.234344213508025e-28, -6.445914206783836e-28, 5.186506559009191e-28,
          -9.931770970046207e-29
        ),
      ]
    ),
    Golden(
      mass1: 150.0,
      mass2: 1.5,
      spin1: 0.9,
      spin2: -0.9,
      distance: 300.0,
      inclination: 1.0,
      phase: 1.0,
      referenceFrequency: 20.0,
      largest: 3.0440629504622727e-23,
      bins: [
        (
          160, -1.2667771670852356e-23, 2.767958607950737e-23, 2.3152003210969392e-23,
          1.0595689168073735e-23
        ),
        (
          320, 9.889058922454662e-24, -8.01060814299638e-24, -6.700303426349881e-24,
          -8.271493774093699e-24
        ),
        (
          640, -1.262482065820611e-25, -4.57557340964149e-24, -3.827141416340547e-24,
          1.055976370373175e-25
        ),
        (
          1600, -4.7373318035721984e-27, 1.6708820886326907e-27, 1.3975739149443154e-27,
          3.962440797080119e-27
        ),
      ]
    ),
    Golden(
      mass1: 25.0,
      mass2: 20.0,
      spin1: 0.1,
      spin2: 0.6,
      distance: 400.0,
      inclination: 0.9,
      phase: 0.4,
      referenceFrequency: 1000.0,
      largest: 4.6418759794538294e-23,
      bins: [
        (
          160, -4.5867588863856116e-23, 7.132009021258066e-24, 6.395457660906747e-24,
          4.11306578149735e-23
        ),
        (
          320, 1.6010783784648175e-23, 1.1823682159303298e-23, 1.0602602775802985e-23,
          -1.4357285514844632e-23
        ),
        (
          640, 5.8341471048197e-24, -5.891303832011708e-24, -5.282885104724998e-24,
          -5.231631183466216e-24
        ),
        (
          1600, -2.9987421444819187e-24, 4.60606216808635e-25, 4.130375535378151e-25,
          2.6890499386423674e-24
        ),
        (
          2400, 5.630960127586286e-25, -2.261918109341147e-24, -2.0283206958391904e-24,
          -5.049428145546517e-25
        ),
      ]
    ),
  ]
}
