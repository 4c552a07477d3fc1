// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords

/// The entry points of this build of the kernels.
public func kernelSet() -> KernelSet {
  KernelSet(
    laneCount: NativeLane.count,
    fillTables: { frequencies, count, cubeRoots, inverseCubeRoots, logarithms in
      fillTables(
        NativeLane.self,
        frequencies: frequencies,
        count: count,
        cubeRoots: cubeRoots,
        inverseCubeRoots: inverseCubeRoots,
        logarithms: logarithms
      )
    },
    imrPhenomD: evaluation(IMRPhenomDSetUp<Double>.self),
    imrPhenomPv2: evaluation(IMRPhenomPv2SetUp<Double>.self),
    imrPhenomXAS: evaluation(IMRPhenomXASSetUp<Double>.self),
    imrPhenomXHM: evaluation(IMRPhenomXHMBinary<Double>.self),
    imrPhenomXP: evaluation(IMRPhenomXPSetUp<Double>.self),
    imrPhenomXPHM: evaluation(IMRPhenomXPHMSetUp<Double>.self)
  )
}

/// The entry point of one model.
@inline(__always)
private func evaluation<SetUp: WaveformSetUp & SendableMetatype>(
  _ model: SetUp.Type
) -> KernelSet.Evaluate
where SetUp.Waveform: RowWaveform {
  { binaries, count, tables, request, rows, statuses in
    evaluateRows(
      SetUp.self,
      NativeLane.self,
      binaries: binaries,
      count: count,
      tables: tables,
      request: request,
      rows: rows,
      statuses: statuses
    )
  }
}
#endif
