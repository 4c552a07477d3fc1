// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
/// The functions that every build of the kernels must compute to the same bits.
///
/// The operations of the processor are among them where a build may have to replace them.
package enum ElementaryFunction: Int, CaseIterable, Sendable {
  case fma, squareRoot, exp, log, cbrt, sincos, atan, atan2, acos, pow, cosineOfThird, logOfNormal

  /// Evaluates the function on a lane; the arguments it does not take are ignored, and only
  /// `sincos` has a second result.
  @inline(__always)
  func callAsFunction<L: Lane>(_ x: L, _ y: L, _ z: L) -> (L, L) {
    switch self {
    case .fma: (L.fma(x, y, z), L(0))
    case .squareRoot: (L.sqrt(x), L(0))
    case .exp: (L.exp(x), L(0))
    case .log: (L.log(x), L(0))
    case .cbrt: (L.cbrt(x), L(0))
    case .sincos: L.sincos(x)
    case .atan: (L.atan(x), L(0))
    case .atan2: (L.atan2(x, y), L(0))
    case .acos: (L.acos(x), L(0))
    case .pow: (L.pow(x, y), L(0))
    case .cosineOfThird: (L.cosineOfThird(x), L(0))
    case .logOfNormal: (L.logOfNormal(x), L(0))
    }
  }
}

/// The arguments and results of a batch of calls; the caller owns the memory.
package struct ElementaryBatch {
  /// The number of calls: a multiple of 8.
  package let count: Int
  /// The arguments.
  package let x, y, z: UnsafePointer<Double>
  /// The results.
  package let first, second: UnsafeMutablePointer<Double>

  /// Names the memory.
  package init(
    count: Int,
    x: UnsafePointer<Double>,
    y: UnsafePointer<Double>,
    z: UnsafePointer<Double>,
    first: UnsafeMutablePointer<Double>,
    second: UnsafeMutablePointer<Double>
  ) {
    self.count = count
    self.x = x
    self.y = y
    self.z = z
    self.first = first
    self.second = second
  }

  /// Evaluates one function, given by its raw value, with the lane of this build.
  package func evaluate(_ rawFunction: Int) {
    evaluate(rawFunction, NativeLane.self)
  }

  /// Evaluates one function, given by its raw value, with a lane of the caller's choice.
  @inline(__always)
  func evaluate<L: Lane>(_ rawFunction: Int, _ lane: L.Type) {
    switch ElementaryFunction(rawValue: rawFunction) {
    case .fma: run(lane) { ElementaryFunction.fma($0, $1, $2) }
    case .squareRoot: run(lane) { ElementaryFunction.squareRoot($0, $1, $2) }
    case .exp: run(lane) { ElementaryFunction.exp($0, $1, $2) }
    case .log: run(lane) { ElementaryFunction.log($0, $1, $2) }
    case .cbrt: run(lane) { ElementaryFunction.cbrt($0, $1, $2) }
    case .sincos: run(lane) { ElementaryFunction.sincos($0, $1, $2) }
    case .atan: run(lane) { ElementaryFunction.atan($0, $1, $2) }
    case .atan2: run(lane) { ElementaryFunction.atan2($0, $1, $2) }
    case .acos: run(lane) { ElementaryFunction.acos($0, $1, $2) }
    case .pow: run(lane) { ElementaryFunction.pow($0, $1, $2) }
    case .cosineOfThird: run(lane) { ElementaryFunction.cosineOfThird($0, $1, $2) }
    case .logOfNormal: run(lane) { ElementaryFunction.logOfNormal($0, $1, $2) }
    case nil: return
    }
  }

  @inline(__always)
  private func run<L: Lane>(_ lane: L.Type, _ function: (L, L, L) -> (L, L)) {
    var start = 0
    while start < count {
      let results = function(L.load(x + start), L.load(y + start), L.load(z + start))
      results.0.store(to: first + start)
      results.1.store(to: second + start)
      start += L.count
    }
  }
}
#endif
