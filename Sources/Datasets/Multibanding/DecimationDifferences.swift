// SPDX-License-Identifier: MIT

import Dispatch
import Domains
import Synchronization

/// How much whitened waveforms change when neighbouring bins are averaged.
///
/// For each factor d the bins of the base domain are taken in blocks of d. The difference of a block
/// is the 95th percentile, over waveforms, of abs(mean over the block − value in its middle), of the
/// real part of whitened h×; then the largest of this and all later blocks, because higher
/// frequencies are easier to average. As dingo-gw's `generate_multibanded_domain`, but blocks that
/// begin below f_min, and bins above the last whole block, are left out.
struct DecimationDifferences: Sendable {
  /// The differences of one factor.
  struct Factor: Sendable {
    let factor: Int
    /// The first place of a block, in bins.
    let firstBlock: Int
    /// Bins from one place to the next: the factor, or 1 where all bins of a window are compared.
    let step: Int
    /// Never ascending.
    let values: [Double]

    /// Twice the index of the bin from which on differences are below a threshold; nil where none
    /// is.
    func doubledStart(below threshold: Double) -> Int? {
      var (low, high) = (0, values.count)
      while low < high {
        let middle = (low + high) / 2
        if values[middle] < threshold { high = middle } else { low = middle + 1 }
      }
      guard low < values.count else { return nil }
      // With every place below it, blocks that were left out are below it too.
      guard low > 0 else { return step == 1 ? 0 : factor - 1 }
      return step == 1
        ? 2 * (firstBlock * factor + low) : 2 * (firstBlock + low) * factor + factor - 1
    }
  }

  let factors: [Factor]
  let base: UniformFrequencyDomain

  /// The factors that are tried, as dingo-gw's.
  static let triedFactors = (0..<8).map { 1 << $0 }

  /// Compares what is left of every factor.
  ///
  /// - Parameters:
  ///   - waveforms: The waveforms, on the base domain and half-way between its bins.
  ///   - amplitude: The noise at both, √S.
  ///   - wholeWindow: Whether a mean is compared with all bins of its block, in place of the middle.
  ///   - threadCount: The number of threads.
  init(
    of waveforms: StoredWaveforms,
    amplitude: [Double],
    wholeWindow: Bool,
    threadCount: Int
  ) {
    let base = waveforms.base
    self.base = base
    // dingo's noise_std, by which the scale of thresholds is the same.
    let scale = (4 * base.spacing).squareRoot()
    let weights = amplitude.map { scale / $0 }
    factors = Self.triedFactors.map { factor in
      let firstBlock = (base.minimumIndex + factor - 1) / factor
      let lastBlock = base.count / factor
      let blockCount = max(0, lastBlock - firstBlock)
      let perBlock = wholeWindow ? factor : 1
      let differences = Mutex([Double](repeating: 0, count: blockCount * perBlock))
      let slab = 64
      let slabCount = (blockCount + slab - 1) / slab
      let next = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: threadCount) { _ in
        var column = [Double](repeating: 0, count: waveforms.count)
        while true {
          let index = next.withLock { next in
            defer { next += 1 }
            return next
          }
          guard index < slabCount else { return }
          let blocks = index * slab..<min(blockCount, (index + 1) * slab)
          var found: [Double] = []
          for block in blocks {
            let bins = (firstBlock + block) * factor..<(firstBlock + block + 1) * factor
            for place in 0..<perBlock {
              let compared =
                wholeWindow ? 2 * (bins.lowerBound + place) : 2 * bins.lowerBound + factor - 1
              for row in 0..<waveforms.count {
                var mean = 0.0
                for bin in bins {
                  mean += weights[2 * bin] * waveforms.realCross(row: row, doubledIndex: 2 * bin)
                }
                let value =
                  weights[compared] * waveforms.realCross(row: row, doubledIndex: compared)
                column[row] = abs(value - mean / Double(factor))
              }
              column.sort()
              found.append(MismatchStatistics.percentile(95, ofSorted: column))
            }
          }
          differences.withLock {
            $0.replaceSubrange(
              blocks.lowerBound * perBlock..<blocks.upperBound * perBlock,
              with: found
            )
          }
        }
      }
      var values = differences.withLock { $0 }
      for index in values.indices.dropLast().reversed() {
        values[index] = max(values[index], values[index + 1])
      }
      return Factor(
        factor: factor,
        firstBlock: firstBlock,
        step: wholeWindow ? 1 : factor,
        values: values
      )
    }
  }

  /// The largest factor that a threshold allows in each bin of the base domain from f_min on.
  func largestFactors(threshold: Double) -> [Int] {
    var allowed = [Int](repeating: 1, count: base.count)
    var before = -1
    for factor in factors {
      guard let start = factor.doubledStart(below: threshold), start > before || start == 0 else {
        break
      }
      before = start
      for index in start / 2..<base.count { allowed[index] = factor.factor }
    }
    return Array(allowed[base.minimumIndex...])
  }
}
