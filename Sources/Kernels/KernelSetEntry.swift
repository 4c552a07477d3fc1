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
    imrPhenomD: { binaries, count, tables, request, rows, statuses in
      evaluateIMRPhenomD(
        NativeLane.self,
        binaries: binaries,
        count: count,
        tables: tables,
        request: request,
        rows: rows,
        statuses: statuses
      )
    }
  )
}
#endif
