// SPDX-License-Identifier: MIT

/// A type of domain, by the names that dingo's settings give it.
public enum DomainKind: String, CaseIterable, Sendable {
  /// ``UniformFrequencyDomain``.
  case uniformFrequency = "UniformFrequencyDomain"
  /// ``MultibandedFrequencyDomain``.
  case multibandedFrequency = "MultibandedFrequencyDomain"
  /// ``TimeDomain``.
  case time = "TimeDomain"

  /// The names that stand for this type, the full one first.
  public var names: [String] {
    switch self {
    case .uniformFrequency: [rawValue, "FrequencyDomain", "FD"]
    case .multibandedFrequency: [rawValue, "MFD"]
    case .time: [rawValue, "TD"]
    }
  }

  /// Every name of every type.
  public static let allNames = allCases.flatMap(\.names)

  /// The type that a name stands for.
  ///
  /// - Parameter name: One of ``allNames``, or a full one after a Python import path such as
  ///   `dingo_waveform.domains.` or `dingo.gw.domains.`.
  /// - Throws: ``DomainError/unknownType(_:known:)`` for any other name.
  public init(name: String) throws(DomainError) {
    let isPath = name.hasPrefix("dingo.") || name.hasPrefix("dingo_waveform.")
    let last = isPath ? name.split(separator: ".").last.map(String.init) ?? name : name
    guard let kind = Self.allCases.first(where: { $0.names.contains(last) }) else {
      throw .unknownType(name, known: Self.allNames)
    }
    self = kind
  }
}
