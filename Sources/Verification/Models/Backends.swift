// SPDX-License-Identifier: MIT

import Generation
import GenerationCUDA
import GenerationLAL

extension Verifier {
  /// Makes our own backend, with one build of the kernels.
  public static func native(_ instructionSet: InstructionSet) -> MakeBackend {
    { grid in
      try NativeBackend(
        settings: grid.settings(addingOptions: []),
        domain: grid.domain,
        instructionSet: instructionSet
      )
    }
  }

  /// Makes our own backend on the cards of a driver.
  ///
  /// - Parameter driver: The driver; nil for this machine's.
  /// - Returns: What makes the backend of a grid.
  public static func cuda(_ driver: CUDADriver? = nil) -> MakeBackend {
    { grid in try cudaBackend(of: grid, driver) }
  }

  /// Our own backend on the cards of a driver, for one grid.
  ///
  /// - Throws: As `CUDABackend`.
  package static func cudaBackend(
    of grid: VerificationGrid,
    _ driver: CUDADriver?,
    mostCards: Int = .max
  ) throws -> CUDABackend {
    try CUDABackend(
      settings: grid.settings(addingOptions: []),
      domain: grid.domain,
      driver: driver,
      mostCards: mostCards
    )
  }

  /// Makes backends of LALSimulation, as the environment says where it is.
  ///
  /// - Parameter options: What the model is asked for beside its defaults.
  /// - Returns: What makes the backend of a grid.
  /// - Throws: `VerificationError.referenceUnavailable`, which says how to install it.
  public static func lal(options: [ModelOption] = []) throws(VerificationError) -> MakeBackend {
    let library: LALSimulation
    do {
      library = try LALSimulation.shared(environment: LALSimulation.processEnvironment)
    } catch {
      throw .referenceUnavailable("\(error)")
    }
    return { grid in
      do {
        return try LALBackend(
          settings: grid.settings(addingOptions: options),
          domain: grid.domain,
          library: library
        )
      } catch {
        throw VerificationError.referenceUnavailable("\(error)")
      }
    }
  }
}
