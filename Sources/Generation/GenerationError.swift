// SPDX-License-Identifier: MIT

import Binaries

/// Why a generator could not be made or a waveform not be computed.
public enum GenerationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// `WHIPBIRD_ISA` names no build.
  case unknownInstructionSet(String)
  /// The named build cannot run on this processor.
  case instructionSetUnavailable(InstructionSet)
  /// No model has this name.
  case unknownModel(String, nearest: String?)
  /// A setting of the generator has a value that cannot be.
  case invalidSetting(name: String, value: Double, mustBe: String)
  /// The lowest frequency of the domain is zero and no start frequency is given.
  case minimumFrequencyIsZero
  /// A list of modes is empty.
  case noModes
  /// A mode that is none, or is listed twice.
  case invalidMode(Mode)
  /// Our own kernels do not have what is asked of them.
  case notNative(approximant: String, reason: String)
  /// A generator of frequency series was made for a time domain, or the other way round.
  case wrongDomain(String)
  /// Components by their dependence on the phase are asked for, but the phase turns the spins.
  case spinConversionPhaseMissing
  /// The waveforms of a model cannot be separated by their dependence on the phase.
  case notSeparable(approximant: String, reason: String)
  /// What computes stopped working, such as a card.
  case brokenDown(String)
  /// The parameters of one waveform are refused.
  case parametersRefused(String)

  /// What is wrong and how to mend it.
  public var description: String {
    switch self {
    case .unknownInstructionSet(let text):
      "\(InstructionSet.environmentVariable)=\(text) names no build of the kernels. Use one of "
        + InstructionSet.allCases.map(\.rawValue).joined(separator: ", ") + ", or unset it."
    case .instructionSetUnavailable(let set):
      "The build \(set.rawValue) of the kernels needs instructions that this processor (or this "
        + "build of Whipbird) does not have. Use "
        + InstructionSet.allCases.filter(\.isAvailable).map(\.rawValue).joined(separator: " or ")
        + ", or leave the choice open (unset \(InstructionSet.environmentVariable))."
    case .unknownModel(let name, let nearest):
      "There is no waveform model \(name) here"
        + (nearest.map { ", did you mean \($0)?" } ?? ".") + " Models: "
        + WaveformModel.all.map(\.name).joined(separator: ", ") + "."
    case .noModes: "The list of modes is empty. Name at least one, or leave it out for all."
    case .invalidMode(let mode):
      "\(mode) is no mode, or is listed twice: l is from 2 to \(Mode.largestDegree), m from -l to l."
    case .notNative(let approximant, let reason):
      "Our own kernels do not serve \(approximant) as it is asked for: \(reason) LALSimulation may: "
        + "'backend: lal'."
    case .wrongDomain(let problem): problem
    case .invalidSetting(let name, let value, let mustBe):
      "\(name) is \(value), but must be \(mustBe)."
    case .minimumFrequencyIsZero:
      "f_min is 0 Hz, where waveforms of infinite length begin. "
        + "Set f_min of the domain, or f_start of the waveform_generator, above 0. A time domain "
        + "has no f_min: it needs f_start."
    case .spinConversionPhaseMissing:
      "Components exp(−i m φ) describe a change of the phase at fixed spins, but without "
        + "spin_conversion_phase the phase also turns spins in the orbital plane. Set "
        + "spin_conversion_phase to a number, such as 0."
    case .notSeparable(let approximant, let reason):
      "\(approximant) cannot be separated into components exp(−i m φ): \(reason)"
    case .brokenDown(let reason): reason
    case .parametersRefused(let reason): reason
    }
  }
}
