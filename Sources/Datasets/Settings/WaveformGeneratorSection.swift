// SPDX-License-Identifier: MIT

import Backends
import Generation
import GenerationLAL

/// Reads the map `waveform_generator`.
enum WaveformGeneratorSection {
  /// Keys of dingo's generators that need what is not here yet, with what they ask for.
  private static let notServed = [
    "postadiabatic": "options of SEOBNRv5",
    "postadiabatic_type": "options of SEOBNRv5",
    "enable_antisymmetric_modes": "options of SEOBNRv5",
    "antisymmetric_modes_hm": "options of SEOBNRv5",
    "lmax_nyquist": "options of SEOBNRv5",
  ]

  private static let known = [
    "approximant", "f_ref", "f_start", "spin_conversion_phase", "new_interface",
    "use_dft_phase_decomposition", "last_bin", "mode_list", "lal_options", "backend",
    "conditioning", "time_origin",
  ]

  static func settings(_ map: SettingsMap) throws(DatasetError) -> WaveformSettings {
    try map.refuseUnknownKeys(known + notServed.keys.sorted())
    for entry in map.entries where entry.value.content != .null {
      guard let wish = notServed[entry.key] else { continue }
      throw map.error(
        entry.key,
        "asks for \(wish), which this version does not serve. Remove the key."
      )
    }
    try requireFalse("new_interface", of: map)
    let name = try map.requireText("approximant", "the name of the waveform model")
    do {
      try BackendSelection.checkName(name)
    } catch {
      throw map.error("approximant", "is refused: \(error)")
    }
    let referenceFrequency = try map.requireNumber("f_ref", "the reference frequency in Hz")
    let startFrequency = try map.optionalNumber("f_start", "the start frequency in Hz")
    let phase = try map.optionalNumber("spin_conversion_phase", "an angle in radians")
    let lastBin = try choice("last_bin", of: LastBin.self, else: .lal, in: map)
    let timeOrigin = try choice("time_origin", of: TimeOrigin.self, else: .lal, in: map)
    let conditioning = try choice("conditioning", of: Conditioning.self, else: .lal, in: map)
    let backend = try choice("backend", of: BackendChoice.self, else: .auto, in: map)
    let modeSeparation = try modeSeparation(map)
    let modes = try modes(map)
    let options = try options(map)
    do {
      return try WaveformSettings(
        approximant: name,
        referenceFrequency: referenceFrequency,
        startFrequency: startFrequency,
        spinConversionPhase: phase,
        lastBin: lastBin,
        timeOrigin: timeOrigin,
        modes: modes,
        options: options,
        conditioning: conditioning,
        backend: backend,
        modeSeparation: modeSeparation
      )
    } catch {
      throw map.error(key(of: error), "is refused: \(error)")
    }
  }

  private static func key(of error: GenerationError) -> String {
    switch error {
    case .invalidSetting(let name, _, _): name
    case .noModes, .invalidMode: "mode_list"
    default: "approximant"
    }
  }

  /// One of the words that a type has for its cases; `standard` where the key is absent or null.
  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String,
    of type: Choice.Type,
    else standard: Choice,
    in map: SettingsMap
  ) throws(DatasetError) -> Choice {
    guard let value = map[key], value.content != .null else { return standard }
    if case .text(let text) = value.content, let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: " or ")
    throw map.error(key, "must be \(words), not \(value.kindInWords).")
  }

  /// dingo's `mode_list`: pairs [l, m], both signs of m listed.
  private static func modes(_ map: SettingsMap) throws(DatasetError) -> [Mode]? {
    guard let value = map["mode_list"], value.content != .null else { return nil }
    guard case .list(let items) = value.content else {
      throw map.error("mode_list", "must be a list of pairs [l, m], not \(value.kindInWords).")
    }
    var modes: [Mode] = []
    for item in items {
      guard case .list(let pair) = item.content, pair.count == 2,
        case .integer(let l) = pair[0].content, case .integer(let m) = pair[1].content
      else { throw map.error("mode_list", "must hold pairs of whole numbers [l, m].") }
      modes.append(Mode(l: l, m: m))
    }
    return modes
  }

  /// Options of LALSimulation by their names there.
  private static func options(_ map: SettingsMap) throws(DatasetError) -> [ModelOption] {
    guard let value = map["lal_options"], value.content != .null else { return [] }
    let map = try SettingsMap(value, file: map.file, path: map.fullName("lal_options"))
    var options: [ModelOption] = []
    for entry in map.entries {
      let value: ModelOption.Value
      switch entry.value.content {
      case .integer(let number): value = .integer(number)
      case .float(let number): value = .real(number)
      case .text(let text): value = .text(text)
      default:
        throw map.error(
          entry.key,
          "must be a number or a text, not \(entry.value.kindInWords)."
        )
      }
      options.append(ModelOption(name: entry.key, value: value))
    }
    return options
  }

  /// dingo's `use_dft_phase_decomposition`, true where it is absent; it concerns components by
  /// their dependence on the phase alone.
  private static func modeSeparation(_ map: SettingsMap) throws(DatasetError) -> ModeSeparation {
    let key = "use_dft_phase_decomposition"
    guard let value = map[key] else { return .phases }
    switch value.content {
    case .null, .bool(true): return .phases
    case .bool(false): return .modes
    default: throw map.error(key, "must be true or false, not \(value.kindInWords).")
    }
  }

  private static func requireFalse(_ key: String, of map: SettingsMap) throws(DatasetError) {
    guard let value = map[key] else { return }
    switch value.content {
    case .null, .bool(false): return
    default:
      throw map.error(
        key,
        "asks for the generator of gwsignal, which this version does not serve. Remove it."
      )
    }
  }
}
