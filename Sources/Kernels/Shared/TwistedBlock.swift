// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// The steps that make the polarizations of a precessing binary in a block of bins.
struct TwistedBlock<L: Lane> {
  let block: BinBlock
  let turn: TurnColumns
  let mode: HigherModeSteps
  private let precession: PrecessionSteps
  /// The sums over modes, h₊ and h× / i in the frame of J.
  private let plus: ComplexColumn
  private let cross: ComplexColumn

  /// The numbers of columns: what is left of precession makes room for the modes.
  static var columns: Int { TurnColumns.count + PrecessionSteps.count + 4 }

  @inline(__always)
  init(_ block: BinBlock, _ memory: UnsafeMutablePointer<Double>) {
    self.block = block
    let turn = TurnColumns(from: 0, in: memory, of: block)
    let first = TurnColumns.count
    precession = PrecessionSteps(from: first, in: memory, of: block)
    mode = HigherModeSteps(
      steps: ModeSteps(
        block: block,
        size: BlockColumn(first, in: memory, of: block),
        turn: turn.phase,
        value: ComplexColumn(first &+ 1, in: memory, of: block)
      ),
      own: ComplexColumn(first &+ 3, in: memory, of: block),
      other: ComplexColumn(first &+ 5, in: memory, of: block)
    )
    plus = ComplexColumn(first &+ PrecessionSteps.count, in: memory, of: block)
    cross = ComplexColumn(first &+ PrecessionSteps.count &+ 2, in: memory, of: block)
    self.turn = turn
  }

  /// Puts what turns the modes of an order.
  func fillTurn(
    order: Int,
    _ angles: PrecessionAngles<Double>,
    _ velocity: OrbitalVelocityScale<Double>
  ) {
    precession.fill(
      L.self,
      turn,
      OrbitalMotion(order: Double(order), angles: angles, velocity: velocity)
    )
  }

  /// Begins the sums.
  func clearSums() {
    let zero = Complex(L(0), L(0))
    for bin in block.lanes(L.self) {
      plus.store(zero, at: bin)
      cross.store(zero, at: bin)
    }
  }

  /// Adds the (2, 2) mode that is there, twisted up.
  @inline(never)
  func addQuadrupole(_ twist: ModeTwist<Double>) {
    let twist = twist.map { L($0) }
    for bin in block.lanes(L.self) {
      let point = turn.load(L.self, at: bin)
      add(WignerElements.twoTwo(point), point, twist, at: bin)
    }
  }

  /// Adds the higher mode that is there, twisted up.
  @inline(never)
  func add(_ mode: HigherMode, _ twist: ModeTwist<Double>) {
    let twist = twist.map { L($0) }
    // A loop for each mode, so that none asks for each lane which mode it is.
    switch mode {
    case .twoOne:
      for bin in block.lanes(L.self) {
        let point = turn.load(L.self, at: bin)
        add(WignerElements.twoOne(point), point, twist, at: bin)
      }
    case .threeThree:
      for bin in block.lanes(L.self) {
        let point = turn.load(L.self, at: bin)
        add(WignerElements.threeThree(point), point, twist, at: bin)
      }
    case .threeTwo:
      for bin in block.lanes(L.self) {
        let point = turn.load(L.self, at: bin)
        add(WignerElements.threeTwo(point), point, twist, at: bin)
      }
    case .fourFour:
      for bin in block.lanes(L.self) {
        let point = turn.load(L.self, at: bin)
        add(WignerElements.fourFour(point), point, twist, at: bin)
      }
    }
  }

  /// Adds a lane of the mode that is there.
  @inline(__always)
  private func add<let count: Int>(
    _ elements: InlineArray<count, L>,
    _ point: TwistPoint<L>,
    _ twist: ModeTwist<L>,
    at bin: Int
  ) {
    let sum = twist.added(
      mode.steps.value.load(L.self, at: bin),
      elements,
      at: point,
      to: TwistedSum(plus: plus.load(L.self, at: bin), cross: cross.load(L.self, at: bin))
    )
    plus.store(sum.plus, at: bin)
    cross.store(sum.cross, at: bin)
  }

  /// Writes the sums to the row.
  @inline(never)
  func finish(_ rotation: PolarizationRotation<Double>, to output: RowEvaluation) {
    let rotation = rotation.map { L($0) }
    for bin in block.lanes(L.self) {
      let sum = TwistedSum(plus: plus.load(L.self, at: bin), cross: cross.load(L.self, at: bin))
      output.store(rotation.polarizations(sum), at: bin, before: block.bins.upperBound)
    }
  }
}

/// h₊ and h× / i in the frame of J.
struct TwistedSum<Number: Real> {
  var plus: Complex<Number>
  var cross: Complex<Number>

  /// Nothing.
  @inline(__always)
  static var zero: Self {
    let zero = Complex(Number(0), Number(0))
    return Self(plus: zero, cross: zero)
  }
}

extension ModeTwist {
  /// A sum with a mode added to it, twisted up.
  @inline(__always)
  func added<let count: Int>(
    _ mode: Complex<Number>,
    _ elements: InlineArray<count, Number>,
    at point: TwistPoint<Number>,
    to sum: TwistedSum<Number>
  ) -> TwistedSum<Number> {
    let sums = sums(elements, at: point)
    return TwistedSum(
      plus: Complex.fma(mode, sums.plus, sum.plus),
      cross: Complex.fma(mode, sums.cross, sum.cross)
    )
  }
}
