// SPDX-License-Identifier: MIT

import Generation

/// Options of a model that a loaded LALSimulation has checked, and the modes to use.
///
/// Made by ``LALSimulation/options(_:modes:)``. The same value serves any number of calls.
public struct LALOptions: Sendable {
  /// One option with its value, and how to put it into LAL's dictionary.
  struct Entry: Sendable {
    let description: LALOptionDescription
    let insertion: LALInsertion
  }

  /// No options, and all modes that a model has.
  public static let none = LALOptions(entries: [], modeArray: nil)

  let entries: [Entry]
  let modeArray: LALModeArray?

  /// Whether an option of this name is among them.
  func contains(_ name: String) -> Bool { entries.contains { $0.description.name == name } }

  /// Whether an option brings state into a call that calls share.
  var shareState: Bool {
    entries.contains { entry in
      guard LALApproximantFacts.optionsWithSharedState.contains(entry.description.name) else {
        return false
      }
      if case .integer(0, _) = entry.insertion { return false }
      return true
    }
  }

  /// These options with others that they lack.
  func adding(_ others: LALOptions) -> LALOptions {
    let missing = others.entries.filter { !contains($0.description.name) }
    return LALOptions(entries: entries + missing, modeArray: modeArray ?? others.modeArray)
  }
}

/// A value with the function of LAL that stores it.
enum LALInsertion: Sendable {
  case integer(Int32, LALFunctions.InsertInteger)
  case real(Double, LALFunctions.InsertReal)
  case text(String, LALFunctions.InsertText)
  case keyedInteger(Int32, LALFunctions.InsertKeyedInteger)
  case keyedReal(Double, LALFunctions.InsertKeyedReal)
}

extension LALSimulation {
  /// Checks options and modes against what this LALSimulation has.
  ///
  /// - Parameters:
  ///   - options: Names as in LAL's functions `XLALSimInspiralWaveformParamsInsert<Name>`, or the
  ///     keys of its dictionary; each once.
  ///   - modes: The modes (l, m) to use, with the sign of m; nil for all that a model has.
  /// - Returns: What calls take.
  /// - Throws: ``LALSimulationError`` for an unknown name (with the nearest known one), a wrong
  ///   type, what is no option, an option that this version lacks, and modes that LAL refuses.
  public func options(
    _ options: [ModelOption],
    modes: [Mode]? = nil
  ) throws(LALSimulationError) -> LALOptions {
    var entries: [LALOptions.Entry] = []
    for option in options {
      let entry = try entry(for: option)
      guard !entries.contains(where: { $0.description == entry.description }) else {
        throw .optionRefused(name: option.name, reason: "it is given twice")
      }
      entries.append(entry)
    }
    var modeArray: LALModeArray?
    if let modes { modeArray = try LALModeArray(modes, functions: functions) }
    return LALOptions(entries: entries, modeArray: modeArray)
  }

  private func entry(for option: ModelOption) throws(LALSimulationError) -> LALOptions.Entry {
    guard let description = LALOptionDescription.named(option.name) else {
      if let replacement = LALRefusedOption.replacement(for: option.name) {
        throw .optionRefused(name: option.name, reason: "it is no option here; \(replacement)")
      }
      throw .optionUnknown(option.name)
    }
    return LALOptions.Entry(
      description: description,
      insertion: try insertion(of: option.value, as: description)
    )
  }

  private func insertion(
    of value: ModelOption.Value,
    as description: LALOptionDescription
  ) throws(LALSimulationError) -> LALInsertion {
    switch (description.kind, value) {
    case (.integer, .integer(let number)):
      guard let small = Int32(exactly: number) else {
        throw wrongValue(value, description, "a whole number of 32 bits")
      }
      return description.hasFunction
        ? .integer(small, try function(of: description, as: LALFunctions.InsertInteger.self))
        : .keyedInteger(small, functions.insertInteger)
    case (.natural, .integer(let number)):
      guard let small = UInt32(exactly: number) else {
        throw wrongValue(value, description, "a whole number from 0 on")
      }
      return .keyedInteger(Int32(bitPattern: small), functions.insertNatural)
    case (.real, .integer(let number)):
      return try insertion(of: .real(Double(number)), as: description)
    case (.real, .real(let number)):
      guard number.isFinite else { throw wrongValue(value, description, "finite") }
      return description.hasFunction
        ? .real(number, try function(of: description, as: LALFunctions.InsertReal.self))
        : .keyedReal(number, functions.insertReal)
    case (.text, .text(let text)):
      return .text(text, try function(of: description, as: LALFunctions.InsertText.self))
    case (.integer, _), (.natural, _): throw wrongValue(value, description, "a whole number")
    case (.real, _): throw wrongValue(value, description, "a number")
    case (.text, _): throw wrongValue(value, description, "text")
    }
  }

  private func wrongValue(
    _ value: ModelOption.Value,
    _ description: LALOptionDescription,
    _ wanted: String
  ) -> LALSimulationError {
    .optionRefused(name: description.name, reason: "its value is \(value), but must be \(wanted)")
  }

  private func function<Function>(
    of description: LALOptionDescription,
    as type: Function.Type
  ) throws(LALSimulationError) -> Function {
    let symbol = "XLALSimInspiralWaveformParamsInsert\(description.name)"
    guard let address = library.address(symbol) else {
      throw .optionMissing(name: description.name, version: version)
    }
    return unsafeBitCast(address, to: type)
  }
}
