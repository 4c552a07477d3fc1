// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded) && !WITHOUT_KERNEL_SET
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
    imrPhenomD: model(IMRPhenomDSetUp<Double>.self),
    imrPhenomPv2: model(IMRPhenomPv2SetUp<Double>.self),
    imrPhenomXAS: model(IMRPhenomXASSetUp<Double>.self),
    imrPhenomXHM: model(IMRPhenomXHMBinary<Double>.self),
    imrPhenomXP: model(IMRPhenomXPSetUp<Double>.self),
    imrPhenomXPHM: model(IMRPhenomXPHMSetUp<Double>.self)
  )
}

/// The entry points of one model.
@inline(__always)
private func model<SetUp: WaveformSetUp & SendableMetatype>(
  _ model: SetUp.Type
) -> KernelSet.Model
where SetUp.Waveform: RowWaveform {
  KernelSet.Model(
    evaluate: { binaries, count, tables, request, rows, statuses in
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
    },
    evaluateComponents: { binaries, count, tables, request, largestOrder, rows, statuses in
      evaluateComponents(
        SetUp.self,
        NativeLane.self,
        binaries: binaries,
        count: count,
        tables: tables,
        request: request,
        largestOrder: largestOrder,
        rows: rows,
        statuses: statuses
      )
    }
  )
}
#endif
