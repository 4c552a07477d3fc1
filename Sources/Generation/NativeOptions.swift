// SPDX-License-Identifier: MIT

import KernelRecords

/// What our own kernels make of a model's options, by LAL's names.
///
/// They follow LAL's defaults, evaluate every frequency, and know the versions of the precession
/// angles in `PrecessionVersion`. Every other option, and every other value, is LALSimulation's.
struct NativeOptions {
  /// The version of the precession angles.
  private(set) var precession = PrecessionVersion.twoSpins
  /// Why our kernels cannot serve the first option that is LALSimulation's, as a sentence; nil where
  /// there is none.
  private(set) var obstacle: String?

  /// Reads options.
  init(_ options: [ModelOption], of model: WaveformModel) {
    for option in options {
      guard let known = Self.values(of: option.name, for: model) else {
        obstacle = "the option \(option) is LALSimulation's."
        return
      }
      guard let number = option.value.number, let meaning = known[number] else {
        let values = known.keys.sorted().map { ModelOption.Value.text(of: $0) }
        obstacle =
          "the option \(option) is LALSimulation's; they know \(values.joined(separator: ", "))."
        return
      }
      if case .precession(let version) = meaning { precession = version }
    }
  }

  private enum Meaning {
    case asEvaluated
    case precession(PrecessionVersion)
  }

  /// The values that our kernels serve of an option; nil where they know none.
  private static func values(of name: String, for model: WaveformModel) -> [Double: Meaning]? {
    switch name {
    case "PhenomXHMThresholdMband" where model.hasThresholdOfModes: [0: .asEvaluated]
    case "PhenomXPHMThresholdMband" where model == .imrPhenomXPHM: [0: .asEvaluated]
    case "PhenomXHMReleaseVersion" where model.hasThresholdOfModes: [122_022: .asEvaluated]
    case "PhenomXPFinalSpinMod" where model.hasAnglesOfX: [4: .asEvaluated]
    case "PhenomXPConvention" where model.hasAnglesOfX: [1: .asEvaluated]
    case "PhenomXPExpansionOrder" where model.hasAnglesOfX: [5: .asEvaluated]
    case "PhenomXPrecVersion" where model.hasAnglesOfX:
      Dictionary(
        uniqueKeysWithValues: PrecessionVersion.allCases.map {
          (Double($0.rawValue), .precession($0))
        } + [(300, .precession(.twoSpins))]
      )
    default: nil
    }
  }
}

extension WaveformModel {
  fileprivate var hasThresholdOfModes: Bool { self == .imrPhenomXHM || self == .imrPhenomXPHM }
  fileprivate var hasAnglesOfX: Bool { self == .imrPhenomXP || self == .imrPhenomXPHM }
}

extension ModelOption.Value {
  /// The number; nil for text.
  fileprivate var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    case .text: nil
    }
  }

  fileprivate static func text(of number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}
