// SPDX-License-Identifier: MIT

/// Sizes of one binary's IMRPhenomXHM; see `writeSizes`.
@c(whipbird_imrphenomxhm_sizes)
public func imrPhenomXHMSizes(_ sizes: UnsafeMutablePointer<Int>) {
  writeSizes(of: IMRPhenomXHMWaveform<Double>.self, sizes)
}

/// Sets up binaries for IMRPhenomXHM; see `setUpRows`.
@c(whipbird_imrphenomxhm_set_up)
public func imrPhenomXHMSetUp(
  _ binaries: UnsafeRawPointer,
  _ count: Int,
  _ tables: UnsafeRawPointer,
  _ request: UnsafeRawPointer,
  _ waveforms: UnsafeMutableRawPointer,
  _ windows: UnsafeMutableRawPointer,
  _ statuses: UnsafeMutableRawPointer
) {
  setUpRows(
    IMRPhenomXHMBinary<Double>.self,
    binaries,
    count,
    tables,
    request,
    waveforms,
    windows,
    statuses
  )
}

/// Evaluates IMRPhenomXHM; see `evaluateBins`.
@c(whipbird_imrphenomxhm_evaluate)
public func imrPhenomXHMEvaluate(
  _ waveforms: UnsafeRawPointer,
  _ windows: UnsafeRawPointer,
  _ count: Int,
  _ tables: UnsafeRawPointer,
  _ plus: UnsafeMutablePointer<Double>,
  _ cross: UnsafeMutablePointer<Double>,
  _ stride: Int
) {
  evaluateBins(
    of: IMRPhenomXHMWaveform<Double>.self,
    waveforms,
    windows,
    count,
    tables,
    plus,
    cross,
    stride
  )
}
