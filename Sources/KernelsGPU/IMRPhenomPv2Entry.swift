// SPDX-License-Identifier: MIT

/// Sizes of one binary's IMRPhenomPv2; see `writeSizes`.
@c(whipbird_imrphenompv2_sizes)
public func imrPhenomPv2Sizes(_ sizes: UnsafeMutablePointer<Int>) {
  writeSizes(of: IMRPhenomPv2Waveform<Double>.self, sizes)
}

/// Sets up binaries for IMRPhenomPv2; see `setUpRows`.
@c(whipbird_imrphenompv2_set_up)
public func imrPhenomPv2SetUp(
  _ binaries: UnsafeRawPointer,
  _ count: Int,
  _ tables: UnsafeRawPointer,
  _ request: UnsafeRawPointer,
  _ waveforms: UnsafeMutableRawPointer,
  _ windows: UnsafeMutableRawPointer,
  _ statuses: UnsafeMutableRawPointer
) {
  setUpRows(
    IMRPhenomPv2SetUp<Double>.self,
    binaries,
    count,
    tables,
    request,
    waveforms,
    windows,
    statuses
  )
}

/// Evaluates IMRPhenomPv2; see `evaluateBins`.
@c(whipbird_imrphenompv2_evaluate)
public func imrPhenomPv2Evaluate(
  _ waveforms: UnsafeRawPointer,
  _ windows: UnsafeRawPointer,
  _ count: Int,
  _ tables: UnsafeRawPointer,
  _ plus: UnsafeMutablePointer<Double>,
  _ cross: UnsafeMutablePointer<Double>,
  _ stride: Int
) {
  evaluateBins(
    of: IMRPhenomPv2Waveform<Double>.self,
    waveforms,
    windows,
    count,
    tables,
    plus,
    cross,
    stride
  )
}
