// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

extension IMRPhenomXPHMWaveform where Number == Double {
  func writeComponents<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: ComponentRows) {
    output.clear()
    let row = output.row(of: 0)
    let joins = IMRPhenomXPHMJoins(self, row, window)
    let twists = IMRPhenomXPHMComponents(self)
    var turned = self
    turned.precession.angles = precession.angles.turned(by: orbit.kappa)
    row.inBlocks(of: window, columns: TwistedBlock<L>.columns) { block, memory in
      let work = TwistedBlock<L>(block, memory)
      turned.forEachMode(work, joins) { mode in
        switch mode {
        case .quadrupole: work.add(twists.twoTwo, WignerElements.twoTwo, to: output)
        case .higher(let mode, _):
          switch mode {
          case .twoOne: work.add(twists.twoOne, WignerElements.twoOne, to: output)
          case .threeThree: work.add(twists.threeThree, WignerElements.threeThree, to: output)
          case .threeTwo: work.add(twists.threeTwo, WignerElements.threeTwo, to: output)
          case .fourFour: work.add(twists.fourFour, WignerElements.fourFour, to: output)
          }
        }
      }
    }
    output.forEachRow { $1.taper(window) }
  }
}

/// How each mode becomes components.
private struct IMRPhenomXPHMComponents {
  let twoTwo: ComponentTwist<Double, 5>
  let twoOne: ComponentTwist<Double, 5>
  let threeThree: ComponentTwist<Double, 7>
  let threeTwo: ComponentTwist<Double, 7>
  let fourFour: ComponentTwist<Double, 9>

  init(_ waveform: IMRPhenomXPHMWaveform<Double>) {
    func twist<let count: Int>(
      order: Int,
      _ squares: InlineArray<count, Double>,
      scale: Double
    ) -> ComponentTwist<Double, count> {
      ComponentTwist(order: order, waveform.orbit, factorSquares: squares, scale: scale)
    }
    func twist<let count: Int>(
      _ mode: HigherMode,
      _ squares: InlineArray<count, Double>
    ) -> ComponentTwist<Double, count> {
      twist(order: mode.emm, squares, scale: TwistedHigherMode<Double>.sign(of: mode))
    }
    twoTwo = twist(order: 2, WignerElements.twoTwoSquares, scale: waveform.quadrupole.unit)
    twoOne = twist(.twoOne, WignerElements.twoOneSquares)
    threeThree = twist(.threeThree, WignerElements.threeThreeSquares)
    threeTwo = twist(.threeTwo, WignerElements.threeTwoSquares)
    fourFour = twist(.fourFour, WignerElements.fourFourSquares)
  }
}

extension TwistedBlock {
  /// Adds the mode that is there to the rows of its components.
  @inline(never)
  func add<let count: Int>(
    _ twist: ComponentTwist<Double, count>,
    _ elements: (TwistPoint<L>) -> InlineArray<count, L>,
    to output: ComponentRows
  ) {
    for bin in block.lanes(L.self) {
      let point = turn.load(L.self, at: bin)
      let value = mode.steps.value.load(L.self, at: bin)
      twist.add(value, elements(point), point, to: output, at: bin, before: block.bins.upperBound)
    }
  }
}
