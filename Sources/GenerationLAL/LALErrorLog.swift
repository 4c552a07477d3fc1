// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What LAL reports in the calling thread during one call.
///
/// LAL tells its error handler, which each thread has its own of, the function, file, line and
/// number of every error, from the innermost function outwards. The specific message it prints to
/// `stderr` just before (see ``LALStandardError``). An object belongs to one thread.
final class LALErrorLog {
  /// One report to the handler.
  struct Report {
    let function: String
    let place: String
    let code: Int32
    let text: String
  }

  private var isListening = false
  private var reports: [Report] = []
  private var text: [UInt8] = []

  private init() { text.reserveCapacity(Self.textLimit) }

  /// The log of the calling thread.
  static func ofThisThread() -> LALErrorLog {
    if let log = present() { return log }
    let log = LALErrorLog()
    pthread_setspecific(key, Unmanaged.passRetained(log).toOpaque())
    return log
  }

  /// Starts to listen, with nothing heard so far.
  func begin(_ functions: LALFunctions) {
    _ = functions.setHandler { function, file, line, code in
      LALErrorLog.present()?.report(function: function, file: file, line: line, code: code)
    }
    _ = functions.clearErrorNumber()
    if !reports.isEmpty { reports.removeAll(keepingCapacity: true) }
    if !text.isEmpty { text.removeAll(keepingCapacity: true) }
    isListening = true
  }

  /// Stops listening.
  func end() { isListening = false }

  /// Takes what was printed in the calling thread; false when nothing listens there.
  static func hear(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let log = present(), log.isListening else { return false }
    let room = textLimit - log.text.count
    log.text.append(contentsOf: bytes.prefix(max(room, 0)))
    return true
  }

  private static func present() -> LALErrorLog? {
    guard let address = pthread_getspecific(key) else { return nil }
    return Unmanaged<LALErrorLog>.fromOpaque(address).takeUnretainedValue()
  }

  private func report(
    function: UnsafePointer<CChar>?,
    file: UnsafePointer<CChar>?,
    line: Int32,
    code: Int32
  ) {
    defer { text.removeAll(keepingCapacity: true) }
    guard isListening, reports.count < Self.reportLimit else { return }
    let name = file.map { String(cString: $0) } ?? "?"
    reports.append(
      Report(
        function: function.map { String(cString: $0) } ?? "?",
        place: "\(name.split(separator: "/").last.map(String.init) ?? name):\(line)",
        code: code,
        text: LALMessage.cleaned(String(decoding: text, as: UTF8.self))
      )
    )
  }

  private static let textLimit = 4096
  private static let reportLimit = 32

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { address in
      #if canImport(Glibc)
      guard let address else { return }
      #endif
      Unmanaged<LALErrorLog>.fromOpaque(address).release()
    }
    return key
  }()
}

extension LALErrorLog {
  /// LAL's own words on why the call failed, innermost first.
  ///
  /// - Parameters:
  ///   - code: LAL's error number after the call.
  ///   - describe: LAL's general words for an error number.
  /// - Returns: A clause, with the place where the error arose.
  func message(code: Int32, describe: (Int32) -> String) -> String {
    let leftover = LALMessage.cleaned(String(decoding: text, as: UTF8.self))
    guard let first = reports.first else {
      return [describe(code), leftover].filter { !$0.isEmpty }.joined(separator: ": ")
    }
    // An error that is none of a called function starts anew: what is said there counts too.
    let fresh = reports.dropFirst().filter { $0.code & Self.internalFlag == 0 }
    var said: [String] = []
    for report in [first] + fresh where !report.text.isEmpty && !said.contains(report.text) {
      said.append(report.text)
    }
    if said.isEmpty, let later = reports.first(where: { !$0.text.isEmpty }) {
      said = [later.text]
    }
    let base = first.code & ~Self.internalFlag
    let general = describe(base == 0 ? first.code : base)
    let place = "\(first.function), \(first.place)"
    return "\(said.isEmpty ? general : "\(general): \(said.joined(separator: "; "))") [\(place)]"
  }

  /// LAL's bit for the failure of a called function.
  static let internalFlag: Int32 = 1024
}
