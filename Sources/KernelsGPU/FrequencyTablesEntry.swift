// SPDX-License-Identifier: MIT

/// Fills the tables of a grid, one thread for each of `total` entries (padding included).
///
/// `first` is the first positive frequency of the grid; entries at f ≤ 0 become those of it.
@c(whipbird_fill_tables)
public func fillTablesEntry(
  _ frequencies: UnsafePointer<Double>,
  _ total: Int,
  _ first: Double,
  _ cubeRoots: UnsafeMutablePointer<Double>,
  _ inverseCubeRoots: UnsafeMutablePointer<Double>,
  _ logarithms: UnsafeMutablePointer<Double>
) {
  let index = threadIndex()
  if index >= total { return }
  let entries = frequencyEntries(frequencies[index], first: first)
  cubeRoots[index] = entries.cubeRoot
  inverseCubeRoots[index] = entries.inverseCubeRoot
  logarithms[index] = entries.logarithm
}
