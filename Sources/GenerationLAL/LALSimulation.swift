// SPDX-License-Identifier: MIT

import Generation

/// LALSimulation, loaded at run time: every approximant it has, and the reference of our own.
///
/// Nothing of LAL is linked. The library is looked for, in this order, where `WHIPBIRD_LAL` points
/// (a library file, a folder, an environment, a Python interpreter); in the environments of
/// `WHIPBIRD_PYTHON`, `VIRTUAL_ENV` and `CONDA_PREFIX`; beside each `python3` in the `PATH`; among the
/// user's own packages; in the system's folders.
///
/// Calls may be made from many threads at once. LAL keeps its error number and error handler for
/// each thread; approximants that share more than that between calls
/// (``Approximant/isThreadSafe``) run alone, the others wait for them. What LAL prints on a
/// failure becomes the error's message; it is not printed unless `LAL_DEBUG_LEVEL` asks for it.
public final class LALSimulation: Sendable {
  /// The file that was opened.
  public let libraryPath: String
  /// The version of LALSimulation, for example `6.2.1`.
  public let version: String
  /// The version of LAL, for example `7.7.1`.
  public let lalVersion: String
  /// Whether LAL's specific error messages are heard; else errors have its general words alone.
  public let hearsMessages: Bool
  let library: DynamicLibrary
  let functions: LALFunctions
  /// Whether LAL was built for threads: otherwise its error number is one for all.
  let isBuiltForThreads: Bool

  /// Finds and opens the library.
  ///
  /// - Parameter environment: the variables that are asked where the library lies.
  /// - Throws: ``LALSimulationError`` when no library opens, a function is missing, or the version
  ///   is not one whose records are known (`WHIPBIRD_LAL_ANY_VERSION=1` takes it all the same).
  public init(environment: [String: String]) throws(LALSimulationError) {
    let level = environment["LAL_DEBUG_LEVEL"].flatMap { $0.isEmpty ? nil : $0 }
    if let level { try LALDebugLevel.check(level) }
    let locations = LALLibraryLocations(environment: environment)
    library = try DynamicLibrary.lalSimulation(firstOf: locations.candidates)
    libraryPath = library.path
    version = Self.version(in: library.variable("lalSimulationVCSInfo"))
    lalVersion = Self.version(in: library.variable("lalVCSInfo"))
    guard
      LALVersion.isKnown(lalSimulation: LALVersion(version), lal: LALVersion(lalVersion))
        || environment[LALVersion.environmentVariable] == "1"
    else {
      throw .versionUnknown(lalSimulation: version, lal: lalVersion, library: library.path)
    }
    functions = try LALFunctions(library: library)
    isBuiltForThreads = library.address("xlalErrnoGlobal") == nil
    // LAL reads its variable at the first question, and not again over what is set below.
    let found = functions.debugLevel()
    let asked = level == nil ? 0 : found
    hearsMessages = LALStandardError.listen(to: library, echoes: LALDebugLevel.prints(asked))
    functions.setDebugLevel(hearsMessages ? asked | LALDebugLevel.errors : asked)
    // GSL's own handler would end the process. Turned off before any call, so that no call that
    // turns it off and on again can leave it on.
    if let turnOff = library.address("gsl_set_error_handler_off") {
      _ = unsafeBitCast(turnOff, to: LALFunctions.TurnOff.self)()
    }
  }

  /// Reads the second string of LAL's record of a build.
  private static func version(in record: UnsafeRawPointer?) -> String {
    guard let text = record?.load(fromByteOffset: 8, as: UnsafePointer<CChar>?.self) else {
      return "unknown"
    }
    return String(cString: text)
  }
}

extension LALSimulation {
  /// Asks LAL something whose errors do not matter.
  func listening<Answer>(_ ask: () -> Answer) -> Answer {
    let log = LALErrorLog.ofThisThread()
    log.begin(functions)
    defer {
      log.end()
      _ = functions.clearErrorNumber()
    }
    return ask()
  }
}
