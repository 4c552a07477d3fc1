// SPDX-License-Identifier: MIT

// What the entry points of a GPU work on. Host and device agree on the layout, which is the one that
// Swift gives these types on both; every pointer is one of the device's memory.

/// What `whipbird_fill_tables` works on: the tables of a grid, padding included.
public struct FillTablesWork: @unchecked Sendable, BitwiseCopyable {
  /// The entries of each table: the bins and `FrequencyTables.padding`.
  public let total: Int
  /// The first positive frequency of the grid; entries at f ≤ 0 become those of it.
  public let first: Double
  /// The frequencies in hertz.
  public let frequencies: UnsafePointer<Double>
  /// Where f^(1/3) goes.
  public let cubeRoots: UnsafeMutablePointer<Double>
  /// Where f^(−1/3) goes.
  public let inverseCubeRoots: UnsafeMutablePointer<Double>
  /// Where log f goes.
  public let logarithms: UnsafeMutablePointer<Double>

  /// Names the memory.
  @inlinable
  public init(
    total: Int,
    first: Double,
    frequencies: UnsafePointer<Double>,
    cubeRoots: UnsafeMutablePointer<Double>,
    inverseCubeRoots: UnsafeMutablePointer<Double>,
    logarithms: UnsafeMutablePointer<Double>
  ) {
    self.total = total
    self.first = first
    self.frequencies = frequencies
    self.cubeRoots = cubeRoots
    self.inverseCubeRoots = inverseCubeRoots
    self.logarithms = logarithms
  }
}

/// What a model's `…_set_up` works on.
public struct SetUpWork: @unchecked Sendable {
  /// The binaries.
  public let binaries: UnsafePointer<BinaryRecord>
  /// How many.
  public let count: Int
  /// The grid.
  public let tables: FrequencyTables
  /// What is asked for.
  public let request: EvaluationRequest
  /// Room for `count` waveforms of the model, whose size `…_size` tells.
  public let waveforms: UnsafeMutableRawPointer
  /// Room for the windows of their bins; nil where there is no waveform.
  public let windows: UnsafeMutablePointer<BinWindow?>
  /// What became of each binary.
  public let statuses: UnsafeMutablePointer<WaveformStatus>

  /// Names the memory.
  @inlinable
  public init(
    binaries: UnsafePointer<BinaryRecord>,
    count: Int,
    tables: FrequencyTables,
    request: EvaluationRequest,
    waveforms: UnsafeMutableRawPointer,
    windows: UnsafeMutablePointer<BinWindow?>,
    statuses: UnsafeMutablePointer<WaveformStatus>
  ) {
    self.binaries = binaries
    self.count = count
    self.tables = tables
    self.request = request
    self.waveforms = waveforms
    self.windows = windows
    self.statuses = statuses
  }
}

/// What a model's `…_evaluate` works on: binaries that were set up.
public struct EvaluationWork: @unchecked Sendable {
  /// The waveforms that `…_set_up` made.
  public let waveforms: UnsafeRawPointer
  /// The windows of their bins.
  public let windows: UnsafePointer<BinWindow?>
  /// How many.
  public let count: Int
  /// The grid.
  public let tables: FrequencyTables
  /// Where the rows go, one after the other: `count` times the bins, complex, in double or single.
  public let plus: UnsafeMutableRawPointer
  /// Likewise h×.
  public let cross: UnsafeMutableRawPointer
  /// Whether the rows are in single precision; they are computed in double all the same.
  public let isSingle: Bool

  /// Names the memory.
  @inlinable
  public init(
    waveforms: UnsafeRawPointer,
    windows: UnsafePointer<BinWindow?>,
    count: Int,
    tables: FrequencyTables,
    plus: UnsafeMutableRawPointer,
    cross: UnsafeMutableRawPointer,
    isSingle: Bool
  ) {
    self.waveforms = waveforms
    self.windows = windows
    self.count = count
    self.tables = tables
    self.plus = plus
    self.cross = cross
    self.isSingle = isSingle
  }
}
