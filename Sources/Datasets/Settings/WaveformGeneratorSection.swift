// SPDX-License-Identifier: MIT

import Generation

/// Reads the map `waveform_generator`.
enum WaveformGeneratorSection {
  /// Keys of dingo's generators that need what is not here yet, with what they ask for.
  private static let notServed = [
    "mode_list": "a choice of modes",
    "postadiabatic": "options of SEOBNRv5",
    "postadiabatic_type": "options of SEOBNRv5",
    "enable_antisymmetric_modes": "options of SEOBNRv5",
    "antisymmetric_modes_hm": "options of SEOBNRv5",
    "lmax_nyquist": "options of SEOBNRv5",
  ]

  private static let known = [
    "approximant", "f_ref", "f_start", "spin_conversion_phase", "new_interface",
    "use_dft_phase_decomposition", "last_bin",
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
    let referenceFrequency = try map.requireNumber("f_ref", "the reference frequency in Hz")
    let startFrequency = try map.optionalNumber("f_start", "the start frequency in Hz")
    let phase = try map.optionalNumber("spin_conversion_phase", "an angle in radians")
    let lastBin = try lastBin(map)
    do {
      return try WaveformSettings(
        model: .named(name),
        referenceFrequency: referenceFrequency,
        startFrequency: startFrequency,
        spinConversionPhase: phase,
        lastBin: lastBin
      )
    } catch {
      throw map.error(key(of: error), "is refused: \(error)")
    }
  }

  private static func key(of error: GenerationError) -> String {
    if case .invalidSetting(let name, _, _) = error { return name }
    return "approximant"
  }

  private static func lastBin(_ map: SettingsMap) throws(DatasetError) -> LastBin {
    guard let value = map["last_bin"], value.content != .null else { return .lal }
    if case .text(let text) = value.content, let lastBin = LastBin(rawValue: text) {
      return lastBin
    }
    throw map.error(
      "last_bin",
      "must be 'lal' (zero where LAL has zero) or 'model', not \(value.kindInWords)."
    )
  }

  /// `use_dft_phase_decomposition` concerns mode-separated output alone and is read past.
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
