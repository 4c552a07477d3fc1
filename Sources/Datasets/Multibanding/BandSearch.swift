// SPDX-License-Identifier: MIT

import Dispatch
import Domains
import Synchronization

/// Looks for the largest threshold whose bands keep the median mismatch within a target.
///
/// As dingo-gw's: from 0.005 up or down in growing steps until the target lies between two
/// thresholds, then halving. dingo-gw stops halving as soon as two thresholds in a row give the same
/// bands, though better ones may lie between the last two ends; here it goes on until the ends give
/// the same bands or differ by less than 0.1 %.
struct BandSearch {
  /// What a threshold gives.
  struct Candidate {
    let threshold: Double
    let nodes: BandNodes
    let domain: MultibandedFrequencyDomain
    let statistics: MismatchStatistics
  }

  private let waveforms: StoredWaveforms
  private let differences: DecimationDifferences
  /// The noise at the bins of the base domain.
  private let amplitude: [Double]
  private let target: Double
  private let options: MultibandOptions
  private var known: [Candidate] = []

  private static let start = 5e-3
  private static let mostSteps = 20
  /// The width of the lines that are taken out of the noise, in hertz, as dingo-gw's.
  private static let lineWidth = 8.0

  init(
    waveforms: StoredWaveforms,
    noise: (_ frequency: Double) -> Double?,
    target: Double,
    options: MultibandOptions
  ) {
    self.waveforms = waveforms
    self.target = target
    self.options = options
    let spacing = waveforms.base.spacing / 2
    let doubled = NoiseAmplitude.withoutLines(
      NoiseAmplitude.values(noise, spacing: spacing, count: 2 * waveforms.base.maximumIndex + 1),
      width: max(1, Int((Self.lineWidth / spacing).rounded(.toNearestOrEven)))
    )
    amplitude = stride(from: 0, to: doubled.count, by: 2).map { doubled[$0] }
    differences = DecimationDifferences(
      of: waveforms,
      amplitude: doubled,
      wholeWindow: options.comparesWholeWindow,
      threadCount: options.threadCount
    )
  }

  /// - Returns: The bands; nil when it was stopped.
  mutating func run(
    shouldStop: @Sendable () -> Bool,
    report: (MultibandChoice.Step) -> Void
  ) throws(DatasetError) -> Candidate? {
    func isGood(_ candidate: Candidate) -> Bool { candidate.statistics.median <= target }
    let first = try candidate(Self.start)
    report(MultibandChoice.step("start", first))
    let goesUp = isGood(first)
    var good = goesUp ? first : nil
    var bad = goesUp ? nil : first
    var factor = 2.0
    for number in 1...Self.mostSteps where good == nil || bad == nil {
      if shouldStop() { return nil }
      let from = (good ?? bad)?.threshold ?? Self.start
      let next = try candidate(goesUp ? from * factor : from / factor)
      report(MultibandChoice.step("\(goesUp ? "up" : "down") \(number)", next))
      if isGood(next) { good = next } else { bad = next }
      factor *= 2
      // Bands at the largest width that is allowed do not grow any more.
      if goesUp, bad == nil, next.threshold > 1e6 { break }
    }
    guard var best = good else {
      throw DatasetError(
        .badInput,
        "No bands keep the median mismatch below \(target): even bins of the uniform width give "
          + "\(bad?.statistics.median ?? .nan). Raise the target, or take more samples."
      )
    }
    guard var end = bad else { return best }
    for number in 1...Self.mostSteps {
      guard best.nodes != end.nodes, end.threshold / best.threshold > 1.001 else { break }
      if shouldStop() { return nil }
      let middle = try candidate((best.threshold * end.threshold).squareRoot())
      report(MultibandChoice.step("between \(number)", middle))
      if isGood(middle) { best = middle } else { end = middle }
    }
    return best
  }

  /// The bands of a threshold, and the mismatches that they leave.
  private mutating func candidate(_ threshold: Double) throws(DatasetError) -> Candidate {
    let base = waveforms.base
    let allowed = differences.largestFactors(threshold: threshold)
    let largest = max(1, Int(options.largestSpacing / base.spacing))
    guard
      let nodes = BandNodes(
        allowed: allowed,
        largestFactor: largest,
        tokenSize: options.tokenSize
      )
    else {
      throw DatasetError(
        .badInput,
        "A token of \(options.tokenSize) bins is larger than the domain of \(allowed.count) bins."
      )
    }
    if let same = known.first(where: { $0.nodes == nodes }) {
      return Candidate(
        threshold: threshold,
        nodes: nodes,
        domain: same.domain,
        statistics: same.statistics
      )
    }
    let domain: MultibandedFrequencyDomain
    do {
      domain = try nodes.domain(on: base)
    } catch {
      throw DatasetError(.badInput, "The bands do not fit the domain: \(error)")
    }
    let found = Candidate(
      threshold: threshold,
      nodes: nodes,
      domain: domain,
      statistics: MismatchStatistics(mismatches(on: domain))
    )
    guard found.statistics.count > 0 else {
      throw DatasetError(
        .badInput,
        "Every waveform is zero where there is noise to compare it with. Does the noise curve cover "
          + "the domain?"
      )
    }
    known.append(found)
    return found
  }

  /// The mismatch of each waveform with what is left of it on the bands: of h₊, then of h×.
  private func mismatches(on domain: MultibandedFrequencyDomain) -> [Double] {
    let interpolation = BandInterpolation(domain)
    let rowCount = waveforms.count
    let result = Mutex([Double](repeating: .nan, count: 2 * rowCount))
    let next = Mutex(0)
    let (waveforms, amplitude) = (waveforms, amplitude)
    DispatchQueue.concurrentPerform(iterations: options.threadCount) { _ in
      let bands = UnsafeMutableBufferPointer<Double>.allocate(capacity: 2 * domain.count)
      bands.initialize(repeating: 0)
      defer { bands.deallocate() }
      while true {
        let item = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard item < 2 * rowCount else { return }
        let (isCross, row) = (item >= rowCount, item % rowCount)
        for band in domain.bands {
          for bin in band.bins {
            let lower =
              band.baseIndices.lowerBound + (bin - band.bins.lowerBound) * band.factor
            var (real, imaginary) = (0.0, 0.0)
            for index in lower..<lower + band.factor {
              let value = waveforms.value(row: row, isCross: isCross, index: index)
              real += value.real
              imaginary += value.imaginary
            }
            bands[2 * bin] = real / Double(band.factor)
            bands[2 * bin + 1] = imaginary / Double(band.factor)
          }
        }
        let mismatch = interpolation.mismatch(
          bands: UnsafeBufferPointer(bands),
          amplitude: amplitude
        ) { waveforms.value(row: row, isCross: isCross, index: $0) }
        result.withLock { $0[item] = mismatch }
      }
    }
    return result.withLock { $0 }
  }
}
