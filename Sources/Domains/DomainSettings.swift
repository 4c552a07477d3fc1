// SPDX-License-Identifier: MIT

/// The settings that rebuild a domain, in the order of dingo's `domain_dict`.
public struct DomainSettings: Sendable, Equatable {
  /// One setting.
  public struct Entry: Sendable, Equatable {
    /// The key, as dingo spells it.
    public let key: String
    /// The value.
    public let value: Value
  }

  /// The value of a setting.
  public indirect enum Value: Sendable, Equatable {
    /// A string.
    case text(String)
    /// A floating-point number.
    case number(Double)
    /// A list of floating-point numbers.
    case numbers([Double])
    /// Settings of a domain within the domain.
    case settings(DomainSettings)
  }

  /// The settings in order.
  public let entries: [Entry]

  /// The value of a key.
  ///
  /// - Parameter key: A key as dingo spells it.
  public subscript(key: String) -> Value? {
    entries.first { $0.key == key }?.value
  }

  init(_ entries: KeyValuePairs<String, Value>) {
    self.entries = entries.map { Entry(key: $0, value: $1) }
  }
}

extension UniformFrequencyDomain {
  /// dingo's `domain_dict`: `type`, `f_min`, `f_max`, `delta_f`.
  public var settingsDictionary: DomainSettings {
    DomainSettings([
      "type": .text(DomainKind.uniformFrequency.rawValue),
      "f_min": .number(minimumFrequency),
      "f_max": .number(maximumFrequency),
      "delta_f": .number(spacing),
    ])
  }
}

extension MultibandedFrequencyDomain {
  /// dingo's `domain_dict`: `type`, `nodes`, `delta_f_initial`, `base_domain`.
  ///
  /// Nodes and first width are what dingo has after rounding to single precision.
  public var settingsDictionary: DomainSettings {
    DomainSettings([
      "type": .text(DomainKind.multibandedFrequency.rawValue),
      "nodes": .numbers(nodes.map { Double($0) }),
      "delta_f_initial": .number(Double(Float(initialSpacing))),
      "base_domain": .settings(base.settingsDictionary),
    ])
  }
}
