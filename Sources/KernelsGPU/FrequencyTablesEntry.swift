// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Fills the tables of a grid, one thread for each entry; see `FillTablesWork`.
@c(whipbird_fill_tables)
public func fillTablesEntry(_ work: UnsafeRawPointer) {
  let work = work.assumingMemoryBound(to: FillTablesWork.self).pointee
  let index = threadIndex()
  if index >= work.total { return }
  let entries = frequencyEntries(work.frequencies[index], first: work.first)
  work.cubeRoots[index] = entries.cubeRoot
  work.inverseCubeRoots[index] = entries.inverseCubeRoot
  work.logarithms[index] = entries.logarithm
}
