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

  /// Puts what angles without their offsets make of a motion.
  @inline(__always)
  func store<L: Lane>(_ angles: EulerAngles<L>, of motion: OrbitalMotion<L>, at bin: Int) {
    let angles = motion.angles.shifted(angles)
    let point = TwistPoint(angles)
    azimuth.store(point.azimuth1, at: bin)
    cosine2.store(point.cosine2, at: bin)
    sine2.store(point.sine2, at: bin)
    product.store(point.product, at: bin)
    phase.store(motion.order * angles.epsilon, at: bin)
  }
}

/// How the orbital plane moves, for the modes of one order m′.
struct OrbitalMotion<Number: Real> {
  /// m′.
  let order: Number
  let angles: PrecessionAngles<Number>
  /// The scale of v³ = 2π M f / m′.
  let velocity: OrbitalVelocityScale<Number>

  /// The same motion on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> OrbitalMotion<Other> {
    OrbitalMotion<Other>(
      order: convert(order),
      angles: angles.map(convert),
      velocity: velocity.map(convert)
    )
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
  func fill<L: Lane>(_ lane: L.Type, _ turn: TurnColumns, _ motion: OrbitalMotion<Double>) {
    switch motion.angles.source {
    case .analysis:
      fillRoots(lane, motion)
      fillExcess(lane, motion)
      fillCycleTerms(lane, motion)
      fillSecular(lane, motion)
      finish(lane, turn, motion)
    case .steadyAnalysis: fillSteady(lane, turn, motion)
    case .singleSpin: fillSingleSpin(lane, turn, motion)
    }
  }

  @inline(never)
  private func fillRoots<L: Lane>(
    _ lane: L.Type,
    _ motion: OrbitalMotion<Double>
  ) {
    let motion = motion.map { L($0) }
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let roots = motion.angles.analysis.roots(at: motion.velocity.velocity(at: point))
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
  private func fillExcess<L: Lane>(
    _ lane: L.Type,
    _ motion: OrbitalMotion<Double>
  ) {
    let motion = motion.map { L($0) }
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let roots = roots(lane, at: bin)
      let v = motion.velocity.velocity(at: point)
      excess.store(motion.angles.analysis.excess(at: v, roots), at: bin)
    }
  }

  @inline(never)
  private func fillCycleTerms<L: Lane>(
    _ lane: L.Type,
    _ motion: OrbitalMotion<Double>
  ) {
    let motion = motion.map { L($0) }
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let v = motion.velocity.velocity(at: point)
      let sum = motion.angles.analysis.newtonianSum(at: v)
      total.store(sum.total, at: bin)
      wide.store(sum.wide, at: bin)
      let terms = motion.angles.analysis.cycleTerms(at: v, sum, roots(lane, at: bin))
      alpha.store(terms.alpha, at: bin)
      epsilon.store(terms.epsilon, at: bin)
    }
  }

  @inline(never)
  private func fillSecular<L: Lane>(
    _ lane: L.Type,
    _ motion: OrbitalMotion<Double>
  ) {
    let motion = motion.map { L($0) }
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let v = motion.velocity.velocity(at: point)
      let angles = motion.angles.analysis
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
  private func finish<L: Lane>(
    _ lane: L.Type,
    _ turn: TurnColumns,
    _ motion: OrbitalMotion<Double>
  ) {
    let motion = motion.map { L($0) }
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let averaged = motion.angles.analysis.angles(
        alpha: alpha.load(lane, at: bin),
        epsilon: epsilon.load(lane, at: bin),
        at: motion.velocity.velocity(at: point),
        excess.load(lane, at: bin)
      )
      turn.store(averaged, of: motion, at: bin)
    }
  }

  @inline(never)
  private func fillSteady<L: Lane>(
    _ lane: L.Type,
    _ turn: TurnColumns,
    _ motion: OrbitalMotion<Double>
  ) {
    let motion = motion.map { L($0) }
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let v = motion.velocity.velocity(at: point)
      turn.store(motion.angles.analysis.steadyAngles(at: v), of: motion, at: bin)
    }
  }

  @inline(never)
  private func fillSingleSpin<L: Lane>(
    _ lane: L.Type,
    _ turn: TurnColumns,
    _ motion: OrbitalMotion<Double>
  ) {
    let motion = motion.map { L($0) }
    for bin in block.lanes(lane) {
      let point = block.point(lane, at: bin)
      let v = motion.velocity.velocity(at: point)
      turn.store(motion.angles.singleSpin.angles(at: v), of: motion, at: bin)
    }
  }
}
