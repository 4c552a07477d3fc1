// SPDX-License-Identifier: MIT

/// Sizes of one binary's IMRPhenomXAS; see `writeSizes`.
@c(whipbird_imrphenomxas_sizes)
public func imrPhenomXASSizes(_ sizes: UnsafeMutablePointer<Int>) {
  writeSizes(of: IMRPhenomXASWaveform<Double>.self, sizes)
}

/// Sets up binaries for IMRPhenomXAS; see `setUpRows`.
@c(whipbird_imrphenomxas_set_up)
public func imrPhenomXASSetUp(
  _ binaries: UnsafeRawPointer,
  _ count: Int,
  _ tables: UnsafeRawPointer,
  _ request: UnsafeRawPointer,
  _ waveforms: UnsafeMutableRawPointer,
  _ windows: UnsafeMutableRawPointer,
  _ statuses: UnsafeMutableRawPointer
) {
  setUpRows(
    IMRPhenomXASSetUp<Double>.self,
    binaries,
    count,
    tables,
    request,
    waveforms,
    windows,
    statuses
  )
}

/// Evaluates IMRPhenomXAS; see `evaluateBins`.
@c(whipbird_imrphenomxas_evaluate)
public func imrPhenomXASEvaluate(
  _ waveforms: UnsafeRawPointer,
  _ windows: UnsafeRawPointer,
  _ count: Int,
  _ tables: UnsafeRawPointer,
  _ plus: UnsafeMutablePointer<Double>,
  _ cross: UnsafeMutablePointer<Double>,
  _ stride: Int
) {
  evaluateBins(
    of: IMRPhenomXASWaveform<Double>.self,
    waveforms,
    windows,
    count,
    tables,
    plus,
    cross,
    stride
  )
}
