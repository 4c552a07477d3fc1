// SPDX-License-Identifier: MIT

/// The functions of LAL and LALSimulation that Whipbird calls, with their C types.
struct LALFunctions: Sendable {
  /// Where a function stores the address of a new series.
  typealias NewSeries = UnsafeMutablePointer<UnsafeMutableRawPointer?>

  /// Both `SimInspiralChooseFDWaveform` and `SimInspiralFD`: two new series; masses; two spins;
  /// distance, inclination, phase; node, eccentricity, anomaly; spacing, lowest, highest and
  /// reference frequency; options; approximant.
  typealias UniformGrid =
    @convention(c) @Sendable (
      NewSeries, NewSeries,
      Double, Double, Double, Double, Double, Double, Double, Double,
      Double, Double, Double, Double, Double, Double,
      Double, Double, Double, Double, UnsafeMutableRawPointer?, Int32
    ) -> Int32

  /// `SimInspiralChooseFDWaveformSequence`: two new series; phase; masses; two spins; reference
  /// frequency, distance, inclination; options; approximant; the frequencies.
  typealias Sequence =
    @convention(c) @Sendable (
      NewSeries, NewSeries, Double,
      Double, Double, Double, Double, Double, Double, Double, Double,
      Double, Double, Double, UnsafeMutableRawPointer?, Int32, UnsafeMutableRawPointer
    ) -> Int32

  typealias DestroySeries = @convention(c) @Sendable (UnsafeMutableRawPointer) -> Void
  typealias CreateSequence = @convention(c) @Sendable (Int) -> UnsafeMutableRawPointer?
  typealias ApproximantFromString = @convention(c) @Sendable (UnsafePointer<CChar>) -> Int32
  typealias IntegerOfInteger = @convention(c) @Sendable (Int32) -> Int32
  typealias Integer = @convention(c) @Sendable () -> Int32
  typealias SetLevel = @convention(c) @Sendable (Int32) -> Void
  typealias SetHandler = @convention(c) @Sendable () -> UnsafeRawPointer?
  typealias ErrorString = @convention(c) @Sendable (Int32) -> UnsafePointer<CChar>?

  let chooseFDWaveform: UniformGrid
  let simInspiralFD: UniformGrid
  let chooseFDWaveformSequence: Sequence
  let destroySeries: DestroySeries
  let createSequence: CreateSequence
  let destroySequence: DestroySeries
  let approximantFromString: ApproximantFromString
  let implementsFD: IntegerOfInteger
  let debugLevel: Integer
  let setDebugLevel: SetLevel
  let setSilentHandler: SetHandler
  let clearErrorNumber: Integer
  let errorString: ErrorString

  /// Finds the functions in an opened library.
  init(library: DynamicLibrary) throws(LALSimulationError) {
    chooseFDWaveform = try library.function(
      "XLALSimInspiralChooseFDWaveform",
      as: UniformGrid.self
    )
    simInspiralFD = try library.function("XLALSimInspiralFD", as: UniformGrid.self)
    chooseFDWaveformSequence = try library.function(
      "XLALSimInspiralChooseFDWaveformSequence",
      as: Sequence.self
    )
    destroySeries = try library.function(
      "XLALDestroyCOMPLEX16FrequencySeries",
      as: DestroySeries.self
    )
    createSequence = try library.function("XLALCreateREAL8Sequence", as: CreateSequence.self)
    destroySequence = try library.function("XLALDestroyREAL8Sequence", as: DestroySeries.self)
    approximantFromString = try library.function(
      "XLALSimInspiralGetApproximantFromString",
      as: ApproximantFromString.self
    )
    implementsFD = try library.function(
      "XLALSimInspiralImplementedFDApproximants",
      as: IntegerOfInteger.self
    )
    debugLevel = try library.function("XLALGetDebugLevel", as: Integer.self)
    setDebugLevel = try library.function("XLALClobberDebugLevel", as: SetLevel.self)
    setSilentHandler = try library.function("XLALSetSilentErrorHandler", as: SetHandler.self)
    clearErrorNumber = try library.function("XLALClearErrno", as: Integer.self)
    errorString = try library.function("XLALErrorString", as: ErrorString.self)
  }
}
