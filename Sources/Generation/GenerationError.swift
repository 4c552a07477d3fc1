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
    case .invalidSetting(let name, let value, let mustBe):
      "\(name) is \(value), but must be \(mustBe)."
    case .minimumFrequencyIsZero:
      "f_min is 0 Hz, where waveforms of infinite length begin. "
        + "Set f_min of the domain, or f_start of the waveform_generator, above 0."
    case .parametersRefused(let reason): reason
    }
  }
}
