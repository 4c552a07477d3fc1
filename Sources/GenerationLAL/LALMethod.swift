// SPDX-License-Identifier: MIT

import Domains
import Generation
import KernelRecords

/// Which function of LAL fills a row of a domain, and with what arguments.
enum LALMethod: Sendable {
  /// A uniform domain.
  case grid(LALGrid)
  /// The frequencies that LAL is given, and the bin of the first of them. LAL may be given one
  /// more than there are bins.
  case sequence(frequencies: [Double], firstBin: Int)
  /// A uniform domain, averaged over the bins of a multibanded one.
  case averagedGrid(LALGrid, MultibandedFrequencyDomain)
  /// A time domain, the function, and the lowest frequency in hertz.
  case times(TimeDomain, LALSimulation.UniformFunction, minimumFrequency: Double)

  /// Chooses the function.
  ///
  /// - Throws: `BackendError` for settings that LAL cannot serve on the domain.
  init(
    _ settings: WaveformSettings,
    domain: Domain,
    approximant: LALSimulation.Approximant,
    library: LALSimulation
  ) throws(BackendError) {
    let conditioned = settings.conditioning == .lal
    switch domain {
    case .uniform(let uniform):
      self = .grid(try LALGrid(settings, uniform, approximant))
    case .multibanded(let multibanded):
      guard library.evaluatesSequences(approximant) else {
        self = .averagedGrid(
          try LALGrid(settings, multibanded.base, approximant, from: multibanded.minimumFrequency),
          multibanded
        )
        return
      }
      var frequencies = domain.evaluationFrequencies
      let firstBin = frequencies.first == 0 ? 1 : 0
      frequencies.removeFirst(firstBin)
      // Some models place the origin of time by the last frequency (as dingo-gw has it).
      let highest = multibanded.base.maximumFrequency
      if let last = frequencies.last, last < highest { frequencies.append(highest) }
      self = .sequence(frequencies: frequencies, firstBin: firstBin)
    case .time(let times):
      guard let start = settings.startFrequency else {
        throw .generation(.minimumFrequencyIsZero)
      }
      guard conditioned || approximant.isTimeDomain else {
        throw .notServed(
          approximant: approximant.name,
          reason: "it is a model of the frequency domain, which needs conditioning in time"
        )
      }
      self = .times(times, conditioned ? .conditioned : .unconditioned, minimumFrequency: start)
    }
  }
}

/// A uniform domain as LAL is asked for it.
struct LALGrid: Sendable {
  let function: LALSimulation.UniformFunction
  let domain: UniformFrequencyDomain
  /// Where the signal starts, in hertz.
  let startFrequency: Double
  /// The first bin that is kept; those below it are zero.
  let firstBin: Int
  /// The factors of a move by LAL's samples, where it moves waveforms by whole samples.
  let roots: RootsOfUnity?

  init(
    _ settings: WaveformSettings,
    _ domain: UniformFrequencyDomain,
    _ approximant: LALSimulation.Approximant,
    from lowest: Double? = nil
  ) throws(BackendError) {
    let conditioned = settings.conditioning == .lal
    guard conditioned || approximant.isFrequencyDomain else {
      throw .notServed(
        approximant: approximant.name,
        reason: "it is a model of the time domain, which 'conditioning: lal' alone transforms"
      )
    }
    guard settings.lastBin == .lal else {
      throw .notServed(
        approximant: approximant.name,
        reason: "LALSimulation gives no 'last_bin: model'"
      )
    }
    let minimum = domain.minimumFrequency > 0 ? domain.minimumFrequency : lowest ?? 0
    let start = settings.startFrequency ?? minimum
    guard start > 0 else { throw .generation(.minimumFrequencyIsZero) }
    function = conditioned ? .conditioned : .unconditioned
    self.domain = domain
    startFrequency = start
    firstBin = settings.bandStart == .zero ? domain.minimumIndex : 0
    roots =
      conditioned && approximant.isFrequencyDomain
      ? RootsOfUnity(count: 2 * Self.nextPowerOfTwo(domain.maximumIndex)) : nil
  }

  /// How LAL's waveform is moved so that the merger is at t = 0.
  ///
  /// LAL tells of its move to the nanosecond. Where it is a number of samples, it is taken as that.
  func shift(_ series: LALSeries) -> TimeShift {
    let epoch = series.epoch
    let seconds = 1 / series.spacing + Double(epoch.seconds) + 1e-9 * Double(epoch.nanoseconds)
    if seconds == 0 { return .none }
    if let roots {
      let samples = seconds * domain.spacing * Double(roots.count)
      let whole = samples.rounded()
      if abs(samples - whole) < 1e-3, let count = Int(exactly: whole) {
        return .samples(count, roots)
      }
    }
    return .seconds(seconds, spacing: domain.spacing)
  }

  private static func nextPowerOfTwo(_ number: Int) -> Int {
    var power = 1
    while power < number { power *= 2 }
    return power
  }
}

extension LALSimulation {
  /// Whether `SimInspiralChooseFDWaveformSequence` has the approximant: asked once, with a trial.
  func evaluatesSequences(_ approximant: Approximant) -> Bool {
    guard approximant.isFrequencyDomain else { return false }
    let trial = BinaryRecord(
      mass1: 30,
      mass2: 25,
      luminosityDistance: 1000,
      inclination: 0,
      phase: 0,
      referenceFrequency: 50
    )
    do {
      _ = try frequencySequenceSeries(approximant, binary: trial, frequencies: [50, 60, 70]).count
      return true
    } catch .callFailed(_, _, let code, let message) {
      // The function itself refuses it; what a model says of this binary does not matter.
      let isRefusal = code == Self.invalidArgument && message.contains("[\(Self.sequenceFunction),")
      return !isRefusal
    } catch {
      return true
    }
  }

  static let sequenceFunction = "XLALSimInspiralChooseFDWaveformSequence"
  private static let invalidArgument: Int32 = 22
}
