// SPDX-License-Identifier: MIT

import KernelRecords

/// One call of a waveform function of LAL: what it is called, for what, and what failed.
struct LALCall {
  let library: LALSimulation
  /// LAL's name of the function.
  let function: String
  let approximant: LALSimulation.Approximant
  let binary: BinaryRecord
  let options: LALOptions

  /// Runs a function that stores two new series and returns an outcome.
  func pair(
    _ kind: LALSeries.Kind,
    destroy: @escaping LALFunctions.DestroySeries,
    _ call: (LALFunctions.NewSeries, LALFunctions.NewSeries, UnsafeMutableRawPointer) -> Int32
  ) throws(LALSimulationError) -> LALSeriesPair {
    var plus: UnsafeMutableRawPointer?
    var cross: UnsafeMutableRawPointer?
    var outcome: Int32 = -1
    let failure = try run { dictionary in
      outcome = call(&plus, &cross, dictionary)
      return outcome == 0 && plus != nil && cross != nil
    }
    if failure == nil, let plus, let cross {
      return LALSeriesPair(
        plus: LALSeries(address: plus, kind: kind),
        cross: LALSeries(address: cross, kind: kind),
        destroy: destroy
      )
    }
    if let plus { destroy(plus) }
    if let cross { destroy(cross) }
    throw failure
      ?? .callFailed(
        function: function,
        approximant: approximant.name,
        code: outcome,
        message: "no waveform came back"
      )
  }

  /// Runs a function that returns a new list of modes.
  func modes(
    _ kind: LALSeries.Kind,
    destroy: @escaping LALFunctions.DestroySeries,
    _ call: (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer?
  ) throws(LALSimulationError) -> [LALMode] {
    var first: UnsafeMutableRawPointer?
    let failure = try run { dictionary in
      first = call(dictionary)
      return first != nil
    }
    guard failure == nil, let first else {
      throw failure
        ?? .callFailed(
          function: function,
          approximant: approximant.name,
          code: -1,
          message: "no modes came back"
        )
    }
    return LALModeList(first: first, kind: kind, destroy: destroy).copied()
  }

  /// Checks the arguments, makes the dictionary, and makes the call alone where it must be.
  ///
  /// - Parameter call: The call, with the dictionary; returns whether it succeeded.
  /// - Returns: Why it failed, or nil.
  /// - Throws: ``LALSimulationError`` when it is not made at all.
  private func run(
    _ call: (UnsafeMutableRawPointer) -> Bool
  ) throws(LALSimulationError) -> LALSimulationError? {
    if let reason = LALArguments.obstacle(binary) ?? LALHazard.obstacle(self) {
      throw .argumentsRefused(function: function, approximant: approximant.name, reason: reason)
    }
    let log = LALErrorLog.ofThisThread()
    log.begin(library.functions)
    defer { log.end() }
    guard let dictionary = LALDictionary(functions: library.functions),
      dictionary.fill(with: options, of: binary)
    else { return failure(log) }
    let pointer = dictionary.pointer
    let succeeded = LALGate.shared.pass(alone: runsAlone) { call(pointer) }
    return succeeded ? nil : failure(log)
  }

  private var runsAlone: Bool {
    !library.isBuiltForThreads || !approximant.isThreadSafe || options.shareState
  }

  private func failure(_ log: LALErrorLog) -> LALSimulationError {
    let code = library.functions.clearErrorNumber()
    let message = log.message(code: code) { code in
      library.functions.errorString(code).map { String(cString: $0) } ?? "unknown error"
    }
    // Surrogates look for their data once per process, and later say only that it failed.
    if message.contains("LAL_DATA_PATH") || message.contains("Error loading surrogate data") {
      return .dataMissing(approximant: approximant.name, message: message)
    }
    return .callFailed(
      function: function,
      approximant: approximant.name,
      code: code,
      message: message
    )
  }
}
