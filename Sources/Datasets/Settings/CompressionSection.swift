// SPDX-License-Identifier: MIT

import Compression

/// Reads the map `compression`, in dingo-gw's and in dingo-waveform's form.
enum CompressionSection {
  /// What is asked for; nil where nothing is, in any of the ways in which dingo's settings say so.
  static func settings(_ top: SettingsMap) throws(DatasetError) -> CompressionSettings? {
    guard let value = top["compression"] else { return nil }
    switch value.content {
    case .null, .text("None"), .map([]): return nil
    default: break
    }
    let map = try top.requireMap("compression", "whitening, phase_heterodyning, svd")
    try map.refuseUnknownKeys(["svd", "whitening", "phase_heterodyning"])
    return CompressionSettings(
      whitening: isThere("whitening", in: map)
        ? try whitening(map) : nil,
      heterodyning: isThere("phase_heterodyning", in: map)
        ? try heterodyning(map.requireMap("phase_heterodyning", "how the chirp is removed")) : nil,
      basis: isThere("svd", in: map)
        ? try basis(map.requireMap("svd", "the basis of the waveforms")) : nil
    )
  }

  private static func isThere(_ key: String, in map: SettingsMap) -> Bool {
    map[key].map { $0.content != .null } ?? false
  }

  private static func whitening(_ map: SettingsMap) throws(DatasetError) -> String {
    let name = try map.requireText("whitening", "the name of a noise curve, or a file")
    guard !name.isEmpty else { throw map.error("whitening", "is empty.") }
    return name
  }

  private static func heterodyning(
    _ map: SettingsMap
  ) throws(DatasetError) -> CompressionSettings.Heterodyning {
    try map.refuseUnknownKeys(["order", "fixed_parameters"])
    let number = isThere("order", in: map) ? try map.requireWhole("order", "0 or 2") : 0
    guard let order = PhaseHeterodyning.Order(rawValue: number) else {
      throw map.error("order", "is \(number), but must be 0 or 2.")
    }
    guard isThere("fixed_parameters", in: map) else {
      return .init(order: order, fixedMasses: nil)
    }
    let fixed = try map.requireMap("fixed_parameters", "the masses of all rows")
    try fixed.refuseUnknownKeys(["chirp_mass", "mass_ratio"])
    let chirpMass = try fixed.requireNumber("chirp_mass", "in solar masses")
    guard chirpMass > 0 else { throw fixed.error("chirp_mass", "must be above 0.") }
    let ratio = try fixed.optionalNumber("mass_ratio", "m2/m1")
    if let ratio, !(ratio > 0 && ratio <= 1) {
      throw fixed.error("mass_ratio", "must be above 0 and at most 1, not \(ratio).")
    }
    guard order == .leading || ratio != nil else {
      throw fixed.error("mass_ratio", "is missing, which order 2 needs.")
    }
    return .init(order: order, fixedMasses: .init(chirpMass: chirpMass, massRatio: ratio))
  }

  private static func basis(
    _ map: SettingsMap
  ) throws(DatasetError) -> CompressionSettings.Basis {
    try map.refuseUnknownKeys([
      "size", "num_training_samples", "num_validation_samples", "file",
    ])
    if isThere("file", in: map) {
      // dingo-waveform wants the other keys beside it, dingo-gw reads past them.
      return .file(try map.requireText("file", "a file of a basis"))
    }
    let size = try map.requireWhole("size", "the number of basis vectors")
    let training = try map.requireWhole("num_training_samples", "binaries that make the basis")
    let validation =
      isThere("num_validation_samples", in: map)
      ? try map.requireWhole("num_validation_samples", "binaries that judge the basis") : 0
    do {
      return .built(
        try BasisDemand(size: size, trainingCount: training, validationCount: validation)
      )
    } catch {
      throw DatasetError(.badInput, "\(map.file):\(map.line): '\(map.path)': \(error)")
    }
  }
}
