// SPDX-License-Identifier: MIT

/// Sizes of one binary's IMRPhenomD; see `writeSizes`.
@c(whipbird_imrphenomd_sizes)
public func imrPhenomDSizes(_ sizes: UnsafeMutablePointer<Int>) {
  writeSizes(of: IMRPhenomDWaveform<Double>.self, sizes)
}

/// Sets up binaries for IMRPhenomD; see `setUpRows`.
@c(whipbird_imrphenomd_set_up)
public func imrPhenomDSetUp(
  _ binaries: UnsafeRawPointer,
  _ count: Int,
  _ tables: UnsafeRawPointer,
  _ request: UnsafeRawPointer,
  _ waveforms: UnsafeMutableRawPointer,
  _ windows: UnsafeMutableRawPointer,
  _ statuses: UnsafeMutableRawPointer
) {
  setUpRows(
    IMRPhenomDSetUp<Double>.self,
    binaries,
    count,
    tables,
    request,
    waveforms,
    windows,
    statuses
  )
}

/// Evaluates IMRPhenomD; see `evaluateBins`.
@c(whipbird_imrphenomd_evaluate)
public func imrPhenomDEvaluate(
  _ waveforms: UnsafeRawPointer,
  _ windows: UnsafeRawPointer,
  _ count: Int,
  _ tables: UnsafeRawPointer,
  _ plus: UnsafeMutablePointer<Double>,
  _ cross: UnsafeMutablePointer<Double>,
  _ stride: Int
) {
  evaluateBins(
    of: IMRPhenomDWaveform<Double>.self,
    waveforms,
    windows,
    count,
    tables,
    plus,
    cross,
    stride
  )
}
