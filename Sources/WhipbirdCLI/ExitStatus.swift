// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Turns errors into messages and exit statuses, in one place.
enum ExitStatus {
  /// What was verified failed.
  static let failed = ExitCode(1)

  /// The run was interrupted and can be resumed.
  static let interrupted = ExitCode(130)

  /// Runs the body; an error of the library becomes one line on standard error and a status.
  static func guarding(_ body: () throws -> Void) throws {
    do {
      try body()
      try flushOutput()
    } catch let error as DatasetError {
      Terminal.error("Error: \(error)")
      throw status(of: error.kind)
    } catch let error as GenerationError {
      Terminal.error("Error: \(error)")
      throw status(of: .generation)
    } catch let error as CUDAError {
      Terminal.error("Error: \(error)")
      throw status(of: .generation)
    } catch let error as VerificationError {
      Terminal.error("Error: \(error)")
      throw status(of: error)
    } catch let error as BenchmarkError {
      Terminal.error("Error: \(error)")
      switch error {
      case .interrupted: throw interrupted
      case .timeDomain: throw status(of: .badInput)
      default: throw status(of: .generation)
      }
    }
  }

  private static func status(of error: VerificationError) -> ExitCode {
    if case .referenceUnavailable = error { return status(of: .generation) }
    return status(of: .badInput)
  }

  /// What was printed may be waiting still; a full disk shows itself here.
  private static func flushOutput() throws {
    guard fflush(nil) != 0 else { return }
    let reason = String(cString: strerror(errno))
    throw DatasetError(.inputOutput, "The standard output cannot be written: \(reason).")
  }

  private static func status(of kind: DatasetError.Kind) -> ExitCode {
    switch kind {
    case .badInput: ExitCode(65)
    case .inputMissing: ExitCode(66)
    case .generation: ExitCode(69)
    case .outputRefused: ExitCode(73)
    case .inputOutput: ExitCode(74)
    }
  }
}
