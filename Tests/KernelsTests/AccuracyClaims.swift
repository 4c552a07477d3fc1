// SPDX-License-Identifier: MIT

/// Where test points of an argument are drawn from.
enum Sampling: Sendable {
  /// Evenly between two numbers.
  case even(ClosedRange<Double>)
  /// Evenly in the exponent between two powers of two, of either sign where `signed`.
  case logarithmic(ClosedRange<Double>, signed: Bool)
  /// Within some 10⁻¹⁶ … 10⁻¹ of integer multiples of a number, multiples up to the second one.
  case near(multiplesOf: Double, upTo: Double)

  func draw(_ random: inout RandomNumbers) -> Double {
    switch self {
    case .even(let range): return Double.random(in: range, using: &random)
    case .logarithmic(let exponents, let signed):
      let exponent = Double.random(in: exponents, using: &random)
      let whole = exponent.rounded(.down)
      let size = Double(sign: .plus, exponent: Int(whole), significand: 1 + (exponent - whole))
      return signed && Bool.random(using: &random) ? -size : size
    case .near(let step, let bound):
      let multiple = Double.random(in: -bound...bound, using: &random).rounded()
      let distance = Double(
        sign: Bool.random(using: &random) ? .plus : .minus,
        exponent: Int.random(in: -53 ... -3, using: &random),
        significand: 1
      )
      return multiple * step + distance
    }
  }
}

/// One function's documented error bound, and the domain over which a test holds it.
///
/// Where a function's whole domain reaches further, the arbiter does not: the low half of a
/// double-double number near 10⁻³⁰⁰ is subnormal. Exact scaling is tested there instead.
struct AccuracyClaim: Sendable {
  let function: ElementaryFunction
  /// The bound that the function's comment states, in units in the last place.
  let ulps: Double
  let x: [Sampling]
  let y: [Sampling]
  /// Arguments on and next to edges.
  let edges: [Double]

  init(
    _ function: ElementaryFunction,
    ulps: Double,
    x: [Sampling],
    y: [Sampling] = [.even(0...1)],
    edges: [Double]
  ) {
    self.function = function
    self.ulps = ulps
    self.x = x
    self.y = y
    self.edges = edges
  }

  static let all: [AccuracyClaim] = [
    AccuracyClaim(
      .squareRoot,
      ulps: 0.5000001,
      x: [.even(0...10), .logarithmic(-900...900, signed: false)],
      edges: [0, 1, 2, 4]
    ),
    AccuracyClaim(
      .exp,
      ulps: 1,
      x: [.even(-650...709.78), .even(-2...2), .logarithmic(-60...9, signed: true)],
      edges: [0, 1, -1, 709.782712893384, -650, 0x1p-54, 0.34657359027997264]
    ),
    AccuracyClaim(
      .log,
      ulps: 1,
      x: [
        .logarithmic(-1022...1023, signed: false), .even(0.5...2), .even(0.99...1.01),
        .near(multiplesOf: 1, upTo: 1),
      ],
      edges: [1, 1.0.nextUp, 1.0.nextDown, 2, 0.5, 0x1p-1022, .greatestFiniteMagnitude]
    ),
    AccuracyClaim(
      .cbrt,
      ulps: 1,
      x: [.logarithmic(-900...900, signed: true), .even(-8...8), .even(1...1000)],
      edges: [1, -1, 8, 27, 1000, 8.0.nextDown, 1.0.nextDown]
    ),
    AccuracyClaim(
      .sincos,
      ulps: 1,
      x: [
        .even(-10...10), .even(-1e6...1e6), .even(-0x1p30...0x1p30),
        .logarithmic(-60...29, signed: true), .near(multiplesOf: .pi / 4, upTo: 100),
        .near(multiplesOf: .pi / 2, upTo: 1e8), .near(multiplesOf: 1, upTo: 1e9),
      ],
      edges: [0, .pi, .pi / 2, .pi / 4, 1e-300, 1_073_741_823, 6_381_956_970_095_103 * 0x1p-30]
    ),
    AccuracyClaim(
      .atan,
      ulps: 2,
      x: [.even(-3...3), .logarithmic(-60...60, signed: true), .even(0.4...0.6), .even(1.9...2.1)],
      edges: [0, 0.5, 0.5.nextUp, 2, 2.0.nextUp, 1, 1e300, .infinity]
    ),
    AccuracyClaim(
      .atan2,
      ulps: 2,
      x: [.even(-3...3), .logarithmic(-300...300, signed: true)],
      y: [.even(-3...3), .logarithmic(-300...300, signed: true)],
      edges: [1, -1, 2, 0.5, 0]
    ),
    AccuracyClaim(
      .acos,
      ulps: 2,
      x: [
        .even(-1...1), .even(0.99...1), .even(-1 ... -0.99), .logarithmic(-60 ... -1, signed: true),
      ],
      edges: [0, 1, -1, 0.5, -0.5, 0.5.nextUp, 1.0.nextDown, (-1.0).nextUp]
    ),
    AccuracyClaim(
      .cosineOfThird,
      ulps: 2,
      x: [
        .even(-1...1), .even(0.99...1), .even(-1 ... -0.99), .logarithmic(-60 ... -1, signed: true),
      ],
      edges: [0, 1, -1, 0.5, -0.5, 1.0.nextDown, (-1.0).nextUp]
    ),
    AccuracyClaim(
      .logOfNormal,
      ulps: 1,
      x: [.logarithmic(-1022...1023, signed: false), .even(0.5...2), .even(0.99...1.01)],
      edges: [1, 1.0.nextUp, 1.0.nextDown, 2, 0.5, 0x1p-1022, .greatestFiniteMagnitude]
    ),
    AccuracyClaim(
      .pow,
      ulps: 1,
      x: [.even(0.001...10), .logarithmic(-20...20, signed: false), .even(0.99...1.01)],
      y: [.even(-20...20), .even(-1...1), .even(-35...35)],
      edges: [1, 2, 0.5, 3, 1.0.nextUp, 1.0.nextDown]
    ),
  ]

  /// At least `count` argument pairs: every sampling in turn, and all pairs of edges.
  func points(_ count: Int, seed: UInt64) -> [(x: Double, y: Double)] {
    var random = RandomNumbers(seed: seed)
    var points = edges.flatMap { x in edges.map { (x: x, y: $0) } }
    var round = 0
    while points.count < count {
      let x = self.x[round % self.x.count].draw(&random)
      let y = self.y[(round / self.x.count) % self.y.count].draw(&random)
      points.append((x, y))
      round += 1
    }
    return points
  }
}
