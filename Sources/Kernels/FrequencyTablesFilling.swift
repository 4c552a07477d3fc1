// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// The table entries of one lane of frequencies; those of `first` where f is not positive.
@inline(__always)
func frequencyEntries<L: Lane>(
  _ frequency: L,
  first: Double
) -> (cubeRoot: L, inverseCubeRoot: L, logarithm: L) {
  let positive = L.select(L.less(L(0), frequency), frequency, L(first))
  let root = L.cbrt(positive)
  return (root, L(1) / root, L.log(positive))
}

/// Fills the tables of a grid, padding included; see `KernelSet.FillTables`.
func fillTables<L: Lane>(
  _ lane: L.Type,
  frequencies: UnsafePointer<Double>,
  count: Int,
  cubeRoots: UnsafeMutablePointer<Double>,
  inverseCubeRoots: UnsafeMutablePointer<Double>,
  logarithms: UnsafeMutablePointer<Double>
) {
  var first = 0
  while first < count - 1 && !(frequencies[first] > 0) { first += 1 }
  let firstPositive = count > 0 ? frequencies[first] : 1

  let total = count + FrequencyTables.padding
  var start = 0
  while start < total {
    // The last lane overlaps the one before it; the same entries are written once more.
    let position = min(start, total - L.count)
    let entries = frequencyEntries(L.load(frequencies + position), first: firstPositive)
    entries.cubeRoot.store(to: cubeRoots + position)
    entries.inverseCubeRoot.store(to: inverseCubeRoots + position)
    entries.logarithm.store(to: logarithms + position)
    start += L.count
  }
}
