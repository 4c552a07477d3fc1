// SPDX-License-Identifier: MIT

import Generation

/// LAL's record of the modes to use; calls copy it.
final class LALModeArray: Sendable {
  private let storage: Storage
  private let destroy: LALFunctions.DestroySeries

  /// The address of the record; written before anything else can see it, and then only read.
  private struct Storage: @unchecked Sendable {
    let value: UnsafeMutableRawPointer
  }

  /// The address of LAL's value.
  var value: UnsafeMutableRawPointer { storage.value }

  /// Activates exactly these modes.
  ///
  /// - Throws: ``LALSimulationError`` for a mode that LAL's record has no place for.
  init(_ modes: [Mode], functions: LALFunctions) throws(LALSimulationError) {
    let log = LALErrorLog.ofThisThread()
    log.begin(functions)
    defer { log.end() }
    guard let value = functions.createModeArray() else {
      throw .optionRefused(name: "mode_list", reason: "LAL has no memory for it")
    }
    storage = Storage(value: value)
    destroy = functions.destroyValue
    for mode in modes {
      guard let l = UInt32(exactly: mode.l), let m = Int32(exactly: mode.m),
        functions.activateMode(value, l, m) != nil
      else {
        throw .optionRefused(
          name: "mode_list",
          reason: "LAL has no mode \(mode) (l from 2 to 8, m from -l to l)"
        )
      }
    }
  }

  deinit { destroy(storage.value) }
}
