// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// What turns the modes of one order in a block of bins.
struct TurnColumns {
  let azimuth: ComplexColumn
  let cosine2: BlockColumn
  let sine2: BlockColumn
  let product: BlockColumn
  /// m′ ε.
  let phase: BlockColumn

  static var count: Int { 6 }

  /// The columns from an index on.
  @inline(__always)
  init(from index: Int, in memory: UnsafeMutablePointer<Double>, of block: BinBlock) {
    azimuth = ComplexColumn(index, in: memory, of: block)
    cosine2 = BlockColumn(index &+ 2, in: memory, of: block)
    sine2 = BlockColumn(index &+ 3, in: memory, of: block)
    product = BlockColumn(index &+ 4, in: memory, of: block)
    phase = BlockColumn(index &+ 5, in: memory, of: block)
  }

  @inline(__always)
  func load<L: Lane>(_ lane: L.Type, at bin: Int) -> TwistPoint<L> {
    TwistPoint(
      azimuth: azimuth.load(lane, at: bin),
      cosine2: cosine2.load(lane, at: bin),
      sine2: sine2.load(lane, at: bin),
      product: product.load(lane, at: bin)
    )
  }

  @inline(__always)
  func store<L: Lane>(_ angles: EulerAngles<L>, order: L, at bin: Int) {
    let point = TwistPoint(angles)
    azimuth.store(point.azimuth1, at: bin)
    cosine2.store(point.cosine2, at: bin)
    sine2.store(point.sine2, at: bin)
    product.store(point.product, at: bin)
    phase.store(order * angles.epsilon, at: bin)
  }
}

/// The steps that make precession angles in a block of bins.
struct PrecessionSteps {
  let block: BinBlock
  private let above: BlockColumn
  private let range: BlockColumn
  private let span: BlockColumn
  private let inverseSpan: BlockColumn
  private let excess: BlockColumn
  private let alpha: BlockColumn
  private let epsilon: BlockColumn
  private let total: BlockColumn
  private let wide: BlockColumn

  static var count: Int { 9 }

  /// The steps with columns from an index on.
  @inline(__always)
  init(from index: Int, in memory: UnsafeMutablePointer<Double>, of block: BinBlock) {
    self.block = block
    above = BlockColumn(index, in: memory, of: block)
    range = BlockColumn(index &+ 1, in: memory, of: block)
    span = BlockColumn(index &+ 2, in: memory, of: block)
    inverseSpan = BlockColumn(index &+ 3, in: memory, of: block)
    excess = BlockColumn(index &+ 4, in: memory, of: block)
    alpha = BlockColumn(index &+ 5, in: memory, of: block)
    epsilon = BlockColumn(index &+ 6, in: memory, of: block)
    total = BlockColumn(index &+ 7, in: memory, of: block)
    wide = BlockColumn(index &+ 8, in: memory, of: block)
  }

  /// Puts what turns the modes of an order.
  func fill<L: BitLane>(
    _ lane: L.Type,
    _ turn: TurnColumns,
    order: Int,
    _ angles: PrecessionAngles<Double>,
    _ velocity: OrbitalVelocityScale<Double>
  ) {
    switch angles.source {
    case .analysis:
      fillRoots(lane, angles.analysis, velocity)
      fillExcess(lane, angles.analysis, velocity)
      fillCycleTerms(lane, angles.analysis, velocity)
      fillSecular(lane, angles.analysis, velocity)
      finish(lane, turn, order: order, angles, velocity)
    case .steadyAnalysis: fillSteady(lane, turn, order: order, angles, velocity)
    case .singleSpin: fillSingleSpin(lane, turn, order: order, angles, velocity)
    }
  }

  @inline(never)
  private func fillRoots<L: BitLane>(
    _ lane: L.Type,
    _ angles: PrecessionAnglesMSA<Double>,
    _ velocity: OrbitalVelocityScale<Double>
  ) {
    let (angles, velocity) = (angles.map { L($0) }, velocity.map { L($0) })
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let roots = angles.roots(at: velocity.velocity(at: point))
      above.store(roots.above, at: bin)
      range.store(roots.range, at: bin)
      span.store(roots.span, at: bin)
      inverseSpan.store(roots.inverseSpan, at: bin)
    }
  }

  @inline(__always)
  private func roots<L: Lane>(_ lane: L.Type, at bin: Int) -> SpinMagnitudeRange<L> {
    SpinMagnitudeRange(
      above: above.load(lane, at: bin),
      range: range.load(lane, at: bin),
      span: span.load(lane, at: bin),
      inverseSpan: inverseSpan.load(lane, at: bin)
    )
  }

  @inline(never)
  private func fillExcess<L: BitLane>(
    _ lane: L.Type,
    _ angles: PrecessionAnglesMSA<Double>,
    _ velocity: OrbitalVelocityScale<Double>
  ) {
    let (angles, velocity) = (angles.map { L($0) }, velocity.map { L($0) })
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let roots = roots(lane, at: bin)
      excess.store(angles.excess(at: velocity.velocity(at: point), roots), at: bin)
    }
  }

  @inline(never)
  private func fillCycleTerms<L: BitLane>(
    _ lane: L.Type,
    _ angles: PrecessionAnglesMSA<Double>,
    _ velocity: OrbitalVelocityScale<Double>
  ) {
    let (angles, velocity) = (angles.map { L($0) }, velocity.map { L($0) })
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let v = velocity.velocity(at: point)
      let sum = angles.newtonianSum(at: v)
      total.store(sum.total, at: bin)
      wide.store(sum.wide, at: bin)
      let terms = angles.cycleTerms(at: v, sum, roots(lane, at: bin))
      alpha.store(terms.alpha, at: bin)
      epsilon.store(terms.epsilon, at: bin)
    }
  }

  @inline(never)
  private func fillSecular<L: BitLane>(
    _ lane: L.Type,
    _ angles: PrecessionAnglesMSA<Double>,
    _ velocity: OrbitalVelocityScale<Double>
  ) {
    let (angles, velocity) = (angles.map { L($0) }, velocity.map { L($0) })
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let v = velocity.velocity(at: point)
      let sum = MomentumSum(
        angles.momentum.eta * v.inverse,
        along: angles.along,
        across: angles.across,
        total: total.load(lane, at: bin),
        wide: wide.load(lane, at: bin)
      )
      alpha.store(angles.secularAlpha(at: v, sum) + alpha.load(lane, at: bin), at: bin)
      epsilon.store(angles.secularEpsilon(at: v) + epsilon.load(lane, at: bin), at: bin)
    }
  }

  @inline(never)
  private func finish<L: BitLane>(
    _ lane: L.Type,
    _ turn: TurnColumns,
    order: Int,
    _ angles: PrecessionAngles<Double>,
    _ velocity: OrbitalVelocityScale<Double>
  ) {
    let (angles, velocity) = (angles.map { L($0) }, velocity.map { L($0) })
    let order = L(Double(order))
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let averaged = angles.analysis.angles(
        alpha: alpha.load(lane, at: bin),
        epsilon: epsilon.load(lane, at: bin),
        at: velocity.velocity(at: point),
        excess.load(lane, at: bin)
      )
      turn.store(angles.shifted(averaged), order: order, at: bin)
    }
  }

  @inline(never)
  private func fillSteady<L: BitLane>(
    _ lane: L.Type,
    _ turn: TurnColumns,
    order: Int,
    _ angles: PrecessionAngles<Double>,
    _ velocity: OrbitalVelocityScale<Double>
  ) {
    let (angles, velocity) = (angles.map { L($0) }, velocity.map { L($0) })
    let order = L(Double(order))
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let steady = angles.analysis.steadyAngles(at: velocity.velocity(at: point))
      turn.store(angles.shifted(steady), order: order, at: bin)
    }
  }

  @inline(never)
  private func fillSingleSpin<L: BitLane>(
    _ lane: L.Type,
    _ turn: TurnColumns,
    order: Int,
    _ angles: PrecessionAngles<Double>,
    _ velocity: OrbitalVelocityScale<Double>
  ) {
    let (angles, velocity) = (angles.map { L($0) }, velocity.map { L($0) })
    let order = L(Double(order))
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let single = angles.singleSpin.angles(at: velocity.velocity(at: point))
      turn.store(angles.shifted(single), order: order, at: bin)
    }
  }
}
