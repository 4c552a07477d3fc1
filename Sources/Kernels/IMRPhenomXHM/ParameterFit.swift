// SPDX-License-Identifier: MIT

/// What the fits of the higher modes depend on, in the powers that they need.
struct FitVariables<N: ScalarReal> {
  let eta: N
  /// Powers −1 to 7 of η.
  let etas: InlineArray<9, N>
  /// √η.
  let rootEta: N
  /// (m₁ − m₂) / M.
  let delta: N
  /// Powers 0 to 3 of (χ₁ − χ₂) / 2.
  let difference: InlineArray<4, N>
  /// Powers 0 to 5 of the spin χ̂ = χ_PN / (1 − 76η/113).
  let reduced: InlineArray<6, N>
  /// Powers 0 to 5 of the spin Ŝ = (m₁² χ₁ + m₂² χ₂) / (m₁² + m₂²).
  let total: InlineArray<6, N>

  init(_ p: FitParameters<N>) {
    eta = p.eta
    var etas: InlineArray<9, N> = Self.powers(p.eta)
    for power in stride(from: 8, to: 0, by: -1) { etas[power] = etas[power - 1] }
    etas[0] = N(1) / p.eta
    self.etas = etas
    rootEta = N.sqrt(p.eta)
    delta = p.delta
    difference = Self.powers(N(0.5) * p.spinDifference)
    reduced = Self.powers(p.reducedSpin)
    total = Self.powers(p.totalSpin)
  }

  /// 1, x, x², ….
  private static func powers<let count: Int>(_ x: N) -> InlineArray<count, N> {
    var powers = InlineArray<count, N>(repeating: N(1))
    for index in 1..<count { powers[index] = powers[index - 1] * x }
    return powers
  }
}

/// One part of a fit: δᵃ χ_aᵇ Sᶜ η^(d/2) times a polynomial in η that begins with the power `first`.
struct FitTerm: Sendable {
  let powers: (delta: Int8, difference: Int8, spin: Int8, rootEta: Int8, first: Int8)
  let coefficients: InlineArray<8, Double>

  init(
    delta: Int8 = 0,
    difference: Int8 = 0,
    spin: Int8 = 0,
    rootEta: Int8 = 0,
    from first: Int8 = 0,
    _ coefficients: InlineArray<8, Double>
  ) {
    powers = (delta, difference, spin, rootEta, first)
    self.coefficients = coefficients
  }
}

/// What some terms of a fit are divided by: c₀ + c₁ x + c₂ x² of η or of the spin.
struct FitDivisor: Sendable {
  enum Variable: Sendable {
    case eta
    case spin
  }
  let variable: Variable
  let coefficients: InlineArray<3, Double>

  init(_ variable: Variable, _ coefficients: InlineArray<3, Double>) {
    self.variable = variable
    self.coefficients = coefficients
  }
}

/// A fit over mass ratio and spins: a sum of terms, the first few of them over a common divisor.
struct ParameterFit<let count: Int>: Sendable {
  /// Which of the two spin combinations the terms mean.
  enum Spin: Sendable {
    case reduced
    case total
  }
  let spin: Spin
  let dividedCount: Int
  let divisor: FitDivisor
  let terms: InlineArray<count, FitTerm>

  init(
    _ spin: Spin,
    divided dividedCount: Int = 0,
    by divisor: FitDivisor = FitDivisor(.eta, [1, 0, 0]),
    _ terms: InlineArray<count, FitTerm>
  ) {
    self.spin = spin
    self.dividedCount = dividedCount
    self.divisor = divisor
    self.terms = terms
  }

  /// The fit's value for one binary.
  func value<N: ScalarReal>(_ variables: FitVariables<N>) -> N {
    // Addresses, because both would be copied as values: half of the time of a fit.
    withUnsafePointer(to: self) { fit in
      withUnsafePointer(to: variables) { Self.value(of: fit, $0) }
    }
  }

  @inline(never)
  private static func value<N: ScalarReal>(
    of fit: UnsafePointer<Self>,
    _ variables: UnsafePointer<FitVariables<N>>
  ) -> N {
    let dividedCount = fit.pointee.dividedCount
    var sum = N(0)
    for index in 0..<count {
      if index == dividedCount && index > 0 { sum = sum / divisor(of: fit, variables) }
      sum = sum + term(index, of: fit, variables)
    }
    return dividedCount == count ? sum / divisor(of: fit, variables) : sum
  }

  @inline(__always)
  private static func term<N: ScalarReal>(
    _ index: Int,
    of fit: UnsafePointer<Self>,
    _ variables: UnsafePointer<FitVariables<N>>
  ) -> N {
    let powers = fit.pointee.terms[index].powers
    let difference = variables.pointee.difference[Int(powers.difference)]
    var factor = difference * spin(fit, variables, power: Int(powers.spin))
    if powers.delta > 0 { factor = factor * variables.pointee.delta }
    if powers.rootEta > 0 { factor = factor * variables.pointee.rootEta }
    return factor * variables.pointee.etas[Int(powers.first) + 1]
      * N.polynomial(variables.pointee.eta, fit.pointee.terms[index].coefficients)
  }

  @inline(__always)
  private static func divisor<N: ScalarReal>(
    of fit: UnsafePointer<Self>,
    _ variables: UnsafePointer<FitVariables<N>>
  ) -> N {
    let variable =
      fit.pointee.divisor.variable == .eta
      ? variables.pointee.eta : spin(fit, variables, power: 1)
    return N.polynomial(variable, fit.pointee.divisor.coefficients)
  }

  /// A power of the spin that the fit means.
  @inline(__always)
  private static func spin<N: ScalarReal>(
    _ fit: UnsafePointer<Self>,
    _ variables: UnsafePointer<FitVariables<N>>,
    power: Int
  ) -> N {
    fit.pointee.spin == .total
      ? variables.pointee.total[power] : variables.pointee.reduced[power]
  }
}
