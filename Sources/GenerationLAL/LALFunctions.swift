// SPDX-License-Identifier: MIT

import Generation

/// The functions of LAL and LALSimulation that Whipbird calls, with their C types.
struct LALFunctions: Sendable {
  typealias Address = UnsafeMutableRawPointer
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
      Double, Double, Double, Double, Address?, Int32
    ) -> Int32

  /// Both `SimInspiralChooseTDWaveform` and `SimInspiralTD`: as for frequencies, but the time
  /// between samples, lowest and reference frequency.
  typealias TimeGrid =
    @convention(c) @Sendable (
      NewSeries, NewSeries,
      Double, Double, Double, Double, Double, Double, Double, Double,
      Double, Double, Double, Double, Double, Double,
      Double, Double, Double, Address?, Int32
    ) -> Int32

  /// `SimInspiralChooseFDWaveformSequence`: two new series; phase; masses; two spins; reference
  /// frequency, distance, inclination; options; approximant; the frequencies.
  typealias Sequence =
    @convention(c) @Sendable (
      NewSeries, NewSeries, Double,
      Double, Double, Double, Double, Double, Double, Double, Double,
      Double, Double, Double, Address?, Int32, Address
    ) -> Int32

  /// `SimInspiralChooseFDModes`: masses; two spins; spacing, lowest, highest and reference
  /// frequency; phase, distance, inclination; options; approximant.
  typealias FrequencyModes =
    @convention(c) @Sendable (
      Double, Double, Double, Double, Double, Double, Double, Double,
      Double, Double, Double, Double, Double, Double, Double, Address?, Int32
    ) -> Address?

  /// `SimInspiralChooseTDModes`: phase, time between samples; masses; two spins; lowest and
  /// reference frequency; distance; options; highest degree; approximant.
  typealias TimeModes =
    @convention(c) @Sendable (
      Double, Double, Double, Double, Double, Double, Double, Double, Double, Double,
      Double, Double, Double, Address?, Int32, Int32
    ) -> Address?

  typealias DestroySeries = @convention(c) @Sendable (Address) -> Void
  typealias Create = @convention(c) @Sendable () -> Address?
  typealias CreateSequence = @convention(c) @Sendable (Int) -> Address?
  typealias ActivateMode = @convention(c) @Sendable (Address, UInt32, Int32) -> Address?
  typealias InsertValue = @convention(c) @Sendable (Address, Address) -> Int32
  typealias InsertInteger = @convention(c) @Sendable (Address, Int32) -> Int32
  typealias InsertReal = @convention(c) @Sendable (Address, Double) -> Int32
  typealias InsertText = @convention(c) @Sendable (Address, UnsafePointer<CChar>) -> Int32
  typealias InsertKeyedInteger =
    @convention(c) @Sendable (Address, UnsafePointer<CChar>, Int32) -> Int32
  typealias InsertKeyedReal =
    @convention(c) @Sendable (Address, UnsafePointer<CChar>, Double) -> Int32
  typealias ApproximantFromString = @convention(c) @Sendable (UnsafePointer<CChar>) -> Int32
  typealias StringOfInteger = @convention(c) @Sendable (Int32) -> UnsafePointer<CChar>?
  typealias IntegerOfInteger = @convention(c) @Sendable (Int32) -> Int32
  typealias Integer = @convention(c) @Sendable () -> Int32
  typealias TurnOff = @convention(c) @Sendable () -> Address?
  typealias SetLevel = @convention(c) @Sendable (Int32) -> Void
  typealias ErrorHandler =
    @convention(c) (UnsafePointer<CChar>?, UnsafePointer<CChar>?, Int32, Int32) -> Void
  typealias SetHandler = @convention(c) @Sendable (ErrorHandler) -> UnsafeRawPointer?

  let chooseFDWaveform: UniformGrid
  let simInspiralFD: UniformGrid
  let chooseTDWaveform: TimeGrid
  let simInspiralTD: TimeGrid
  let chooseFDWaveformSequence: Sequence
  let chooseFDModes: FrequencyModes
  let chooseTDModes: TimeModes
  let destroySeries: DestroySeries
  let destroyTimeSeries: DestroySeries
  let destroyFrequencyModes: DestroySeries
  let destroyTimeModes: DestroySeries
  let createSequence: CreateSequence
  let destroySequence: DestroySeries
  let createDictionary: Create
  let destroyDictionary: DestroySeries
  let createModeArray: Create
  let activateMode: ActivateMode
  let insertModeArray: InsertValue
  let destroyValue: DestroySeries
  let insertLambda1: InsertReal
  let insertLambda2: InsertReal
  let insertInteger: InsertKeyedInteger
  let insertNatural: InsertKeyedInteger
  let insertReal: InsertKeyedReal
  let approximantFromString: ApproximantFromString
  let approximantName: StringOfInteger
  let implementsFD: IntegerOfInteger
  let implementsTD: IntegerOfInteger
  let spinSupport: IntegerOfInteger
  let debugLevel: Integer
  let setDebugLevel: SetLevel
  let setHandler: SetHandler
  let clearErrorNumber: Integer
  let errorString: StringOfInteger

  /// Finds the functions in an opened library.
  init(library: DynamicLibrary) throws(LALSimulationError) {
    chooseFDWaveform = try library.function("XLALSimInspiralChooseFDWaveform")
    simInspiralFD = try library.function("XLALSimInspiralFD")
    chooseTDWaveform = try library.function("XLALSimInspiralChooseTDWaveform")
    simInspiralTD = try library.function("XLALSimInspiralTD")
    chooseFDWaveformSequence = try library.function("XLALSimInspiralChooseFDWaveformSequence")
    chooseFDModes = try library.function("XLALSimInspiralChooseFDModes")
    chooseTDModes = try library.function("XLALSimInspiralChooseTDModes")
    destroySeries = try library.function("XLALDestroyCOMPLEX16FrequencySeries")
    destroyTimeSeries = try library.function("XLALDestroyREAL8TimeSeries")
    destroyFrequencyModes = try library.function("XLALDestroySphHarmFrequencySeries")
    destroyTimeModes = try library.function("XLALDestroySphHarmTimeSeries")
    createSequence = try library.function("XLALCreateREAL8Sequence")
    destroySequence = try library.function("XLALDestroyREAL8Sequence")
    createDictionary = try library.function("XLALCreateDict")
    destroyDictionary = try library.function("XLALDestroyDict")
    createModeArray = try library.function("XLALSimInspiralCreateModeArray")
    activateMode = try library.function("XLALSimInspiralModeArrayActivateMode")
    insertModeArray = try library.function("XLALSimInspiralWaveformParamsInsertModeArray")
    destroyValue = try library.function("XLALDestroyValue")
    insertLambda1 = try library.function("XLALSimInspiralWaveformParamsInsertTidalLambda1")
    insertLambda2 = try library.function("XLALSimInspiralWaveformParamsInsertTidalLambda2")
    insertInteger = try library.function("XLALDictInsertINT4Value")
    insertNatural = try library.function("XLALDictInsertUINT4Value")
    insertReal = try library.function("XLALDictInsertREAL8Value")
    approximantFromString = try library.function("XLALSimInspiralGetApproximantFromString")
    approximantName = try library.function("XLALSimInspiralGetStringFromApproximant")
    implementsFD = try library.function("XLALSimInspiralImplementedFDApproximants")
    implementsTD = try library.function("XLALSimInspiralImplementedTDApproximants")
    spinSupport = try library.function("XLALSimInspiralGetSpinSupportFromApproximant")
    debugLevel = try library.function("XLALGetDebugLevel")
    setDebugLevel = try library.function("XLALClobberDebugLevel")
    setHandler = try library.function("XLALSetErrorHandler")
    clearErrorNumber = try library.function("XLALClearErrno")
    errorString = try library.function("XLALErrorString")
  }
}
