// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// What formulas may read at one bin, or at one lane of bins: powers of the frequency f in hertz.
struct GridPoint<N: Real> {
  /// f.
  let frequency: N
  /// f^(1/3).
  let cubeRoot: N
  /// f^(−1/3).
  let inverseCubeRoot: N
  /// log f.
  let logarithm: N

  /// The point of tabulated powers.
  @inline(__always)
  init(frequency: N, cubeRoot: N, inverseCubeRoot: N, logarithm: N) {
    self.frequency = frequency
    self.cubeRoot = cubeRoot
    self.inverseCubeRoot = inverseCubeRoot
    self.logarithm = logarithm
  }

  /// The point at a frequency of no grid.
  init(frequency: N) {
    let cubeRoot = N.cbrt(frequency)
    self.init(
      frequency: frequency,
      cubeRoot: cubeRoot,
      inverseCubeRoot: N(1) / cubeRoot,
      logarithm: N.log(frequency)
    )
  }

  /// f^(1/6).
  @inline(__always) var sixthRoot: N { N.sqrt(cubeRoot) }

  /// 1 / f.
  @inline(__always) var inverse: N { inverseCubeRoot * inverseCubeRoot * inverseCubeRoot }

  /// f^(−7/6), the course of the leading inspiral amplitude.
  @inline(__always) var leadingAmplitude: N {
    let square = inverseCubeRoot * inverseCubeRoot
    return square * square * sixthRoot
  }

  /// f^(3/4).
  @inline(__always) var threeQuarters: N { N.sqrt(frequency * cubeRoot * sixthRoot) }
}

extension GridPoint where N: Lane {
  /// The lane of bins that starts at `bin`.
  @inline(__always)
  init(_ tables: FrequencyTables, at bin: Int) {
    self.init(
      frequency: N.load(tables.frequency + bin),
      cubeRoot: N.load(tables.cubeRoot + bin),
      inverseCubeRoot: N.load(tables.inverseCubeRoot + bin),
      logarithm: N.load(tables.logarithm + bin)
    )
  }
}

extension GridPoint where N: ScalarReal {
  /// The point of one bin.
  init(entryOf tables: FrequencyTables, at bin: Int) {
    self.init(
      frequency: N(tables.frequency[bin]),
      cubeRoot: N(tables.cubeRoot[bin]),
      inverseCubeRoot: N(tables.inverseCubeRoot[bin]),
      logarithm: N(tables.logarithm[bin])
    )
  }
}
