// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

extension IMRPhenomXPHMWaveform where Number == Double {
  func writeComponents<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: ComponentRows) {
    output.clear()
    let pass = ComponentPass<LanePair<L>>(self, output, window)
    if hasQuadrupole {
      pass.addQuadrupole(twist(order: 2, WignerElements.twoTwoSquares, scale: quadrupole.unit))
    }
    for index in 0..<modes.count {
      guard let mode = modes[index] else { continue }
      let name = mode.waveform.mode
      let scale = TwistedHigherMode<Double>.sign(of: name)
      func twist<let count: Int>(
        _ squares: InlineArray<count, Double>
      ) -> ComponentTwist<Double, count> {
        self.twist(order: name.emm, squares, scale: scale)
      }
      switch name {
      case .twoOne: pass.add(mode, twist(WignerElements.twoOneSquares), WignerElements.twoOne)
      case .threeThree:
        pass.add(mode, twist(WignerElements.threeThreeSquares), WignerElements.threeThree)
      case .threeTwo: pass.add(mode, twist(WignerElements.threeTwoSquares), WignerElements.threeTwo)
      case .fourFour: pass.add(mode, twist(WignerElements.fourFourSquares), WignerElements.fourFour)
      }
    }
    output.forEachRow { $1.taper(window) }
  }

  private func twist<let count: Int>(
    order: Int,
    _ squares: InlineArray<count, Double>,
    scale: Double
  ) -> ComponentTwist<Double, count> {
    ComponentTwist(order: order, orbit, factorSquares: squares, scale: scale)
  }
}

/// What the modes of one waveform share while their components are added, on a lane type.
private struct ComponentPass<L: Lane> {
  let output: ComponentRows
  let window: BinWindow
  let massInSeconds: Double
  let precession: OrderedPrecession<L>
  let quadrupole: TwistedQuadrupole<L>

  init(_ waveform: IMRPhenomXPHMWaveform<Double>, _ output: ComponentRows, _ window: BinWindow) {
    self.output = output
    self.window = window
    massInSeconds = waveform.massInSeconds
    var precession = waveform.precession
    precession.angles = precession.angles.turned(by: waveform.orbit.kappa)
    self.precession = precession.map { L($0) }
    quadrupole = waveform.quadrupole.map { L($0) }
  }

  @inline(never)
  func addQuadrupole(_ twist: ComponentTwist<Double, 5>) {
    output.sweep(
      L.self,
      window,
      massInSeconds: massInSeconds,
      joins: quadrupole.joins
    ) {
      quadrupole.parts(at: $0)
    } body: { point, parts, bin, end in
      let turn = precession.turn(at: point, order: 2)
      let value = quadrupole.mode(at: point, parts, turn)
      let elements = WignerElements.twoTwo(turn.point)
      twist.add(value, elements, turn.point, to: output, at: bin, before: end)
    }
  }

  @inline(never)
  func add<let count: Int>(
    _ mode: TwistedHigherMode<Double>,
    _ twist: ComponentTwist<Double, count>,
    _ elements: (TwistPoint<L>) -> InlineArray<count, L>
  ) {
    let order = mode.waveform.mode.emm
    let lanes = mode.map { L($0) }
    output.sweep(
      L.self,
      window,
      massInSeconds: massInSeconds,
      joins: mode.waveform.joins
    ) {
      lanes.waveform.parts(at: $0)
    } body: { point, parts, bin, end in
      let turn = precession.turn(at: point, order: order)
      let value = lanes.mode(at: point, parts, turn)
      twist.add(value, elements(turn.point), turn.point, to: output, at: bin, before: end)
    }
  }
}
