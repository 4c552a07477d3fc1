// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// How LAL's `SimInspiralFD` begins the spectrum of a frequency-domain model.
///
/// The model starts at `startFrequency`, below the frequency asked for; bins from there to
/// `endFrequency` are faded in by half a cosine.
struct StartConditioning {
  /// Where the signal starts, in hertz.
  let startFrequency: Double
  /// Where it has its full amplitude, in hertz: the frequency asked for, unless that lies above the
  /// lowest Kerr innermost stable orbit.
  let endFrequency: Double

  /// The start that gives a tenth more than an upper bound of the chirp time.
  init<N: ScalarReal>(_ binary: AlignedBinary<N>, minimumFrequency: Double) {
    let mass = N(Double.pi) * binary.massInSeconds
    let innermost = (N(1) / (N(27) * mass)).double
    let end = minimumFrequency > innermost ? innermost : minimumFrequency
    let time = Self.chirpTimeBound(binary, from: N(end)) * N(1.1)
    // Newtonian order: (5 M / (η t))^(3/8) / (8 π M).
    let eighth = N.sqrt(N.sqrt(N.sqrt(N(5) * binary.massInSeconds / (binary.eta * time))))
    startFrequency = (eighth * eighth * eighth / (N(8) * mass)).double
    endFrequency = end
  }

  /// An upper bound of the time from `frequency` to coalescence, in seconds.
  private static func chirpTimeBound<N: ScalarReal>(
    _ binary: AlignedBinary<N>,
    from frequency: N
  ) -> N {
    let eta = binary.eta
    let v = N.cbrt(N(Double.pi) * binary.massInSeconds * frequency)
    let spin1 = N.abs(binary.spin1)
    let spin2 = N.abs(binary.spin2)
    let spin = spin1 > spin2 ? spin1 : spin2
    let v2 = N.polynomial(eta, [743.0 / 252, 11.0 / 3])
    let v3 = N(226.0 / 15) * spin
    let v4 = N.polynomial(eta, [3_058_673.0 / 508_032, 5429.0 / 504, 617.0 / 72])
    let square = v * v
    let fourth = square * square
    let series = N.fma(N.fma(N.fma(v4, v, v3), v, v2), square, N(1))
    return N(5) * binary.massInSeconds / (N(256) * eta) * series / (fourth * fourth)
  }
}

extension BinWindow {
  /// Cuts the bins asked for at the start of the signal and at a model's end.
  ///
  /// On a uniform grid LAL ends before the bin ⌊cut-off / spacing⌋ or with it; elsewhere some models
  /// have no cut-off, and others go on as far as it.
  init(
    _ request: EvaluationRequest,
    tables: FrequencyTables,
    conditioning: StartConditioning?,
    cutoffFrequency: Double,
    rules: RowPlan.Rules
  ) {
    var first = min(max(request.firstBin, 0), tables.count)
    var last = max(min(request.endBin, tables.count), 0)
    var taper = 0..<0
    if request.spacing > 0 {
      let limit = Double(tables.count)
      let cutoffBin = Int(clamp(cutoffFrequency / request.spacing, to: limit))
      last = min(last, rules.holdsCutoffBin ? cutoffBin + 1 : cutoffBin)
      if let conditioning {
        // Half away from zero, as C rounds.
        let k0 = Int(clamp(conditioning.startFrequency / request.spacing + 0.5, to: limit))
        let k1 = Int(clamp(conditioning.endFrequency / request.spacing + 0.5, to: limit))
        taper = k0..<max(k0, k1)
        first = max(first, k0)
      }
    }
    if rules.endsOnEveryGrid && (rules.holdsCutoffBin || !(request.spacing > 0)) {
      while last > first && tables.frequency[last - 1] > cutoffFrequency { last -= 1 }
    }
    // No model has a value at f = 0.
    while first < last && !(tables.frequency[first] > 0) { first += 1 }
    self.init(
      start: first,
      end: max(last, first),
      taperStart: taper.lowerBound,
      taperEnd: taper.upperBound
    )
  }

  /// Whether something holds at the first, the middle and the last bin with signal.
  func holdsAtSamples(_ condition: (Int) -> Bool) -> Bool {
    if start >= end { return true }
    let last = end - 1
    return condition(start) && condition(start + (last - start) / 2) && condition(last)
  }

  /// The weight of a bin: ½ − ½ cos(π (k − k₀) / (k₁ − k₀)) between k₀ and k₁.
  func weight<N: ScalarReal>(of bin: Int) -> N {
    if bin < taperStart || bin >= taperEnd { return N(1) }
    let part = N(Double(bin - taperStart)) / N(Double(taperEnd - taperStart))
    return N.fma(N(-0.5), N.sincos(N(Double.pi) * part).cos, N(0.5))
  }
}

/// The value between 0 and `limit`; 0 where it is not a number.
private func clamp(_ value: Double, to limit: Double) -> Double {
  value > 0 ? min(value, limit) : 0
}
