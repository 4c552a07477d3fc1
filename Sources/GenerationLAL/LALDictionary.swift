// SPDX-License-Identifier: MIT

import KernelRecords

/// LAL's dictionary of parameters for one call, which may change it; destroyed with this value.
struct LALDictionary: ~Copyable {
  /// The address of LAL's dictionary.
  let pointer: UnsafeMutableRawPointer

  private let functions: LALFunctions

  /// Makes an empty dictionary; nil when LAL has no memory.
  init?(functions: LALFunctions) {
    guard let pointer = functions.createDictionary() else { return nil }
    self.pointer = pointer
    self.functions = functions
  }

  deinit { functions.destroyDictionary(pointer) }

  /// Puts the options and the binary's tides in.
  ///
  /// As dingo does it, a body's deformability is 0 unless given, which is LAL's own default.
  ///
  /// - Returns: Whether LAL took all of them.
  func fill(with options: LALOptions, of binary: BinaryRecord) -> Bool {
    var outcome: Int32 = 0
    for entry in options.entries {
      outcome |= insert(entry)
    }
    if let modes = options.modeArray {
      outcome |= functions.insertModeArray(pointer, modes.value)
    }
    if binary.lambda1 != 0 || binary.lambda2 != 0 {
      outcome |= functions.insertLambda1(pointer, binary.lambda1)
      outcome |= functions.insertLambda2(pointer, binary.lambda2)
    }
    return outcome == 0
  }

  private func insert(_ entry: LALOptions.Entry) -> Int32 {
    switch entry.insertion {
    case .integer(let value, let function): function(pointer, value)
    case .real(let value, let function): function(pointer, value)
    case .text(let value, let function): function(pointer, value)
    case .keyedInteger(let value, let function): function(pointer, entry.description.key, value)
    case .keyedReal(let value, let function): function(pointer, entry.description.key, value)
    }
  }
}
