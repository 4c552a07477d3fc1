// SPDX-License-Identifier: MIT

import Binaries
import KernelRecords

/// A waveform model: its name, what it can do, and where it comes from.
public struct WaveformModel: Sendable, Equatable {
  /// The name, as LALSimulation spells it.
  public let name: String
  /// One line on what the model describes.
  public let summary: String
  /// Whether spins may have components in the orbital plane.
  public let precesses: Bool
  /// The modes (l, |m|) in the co-precessing frame, each with both signs of m.
  public let modes: [Mode]
  /// The ranges in which the model is calibrated, in words.
  public let calibratedRange: String
  /// The keys of its papers in `References.bib`.
  public let references: [String]
  /// The cut-off: no signal above this value of M f, in units of G = c = 1.
  public let cutoff: Double
  let kernel: KeyPath<KernelSet, KernelSet.Model> & Sendable

  /// IMRPhenomD: the dominant mode of binaries with spins along the orbital angular momentum.
  ///
  /// Reference: Husa2016, Khan2016 (arXiv:1508.07250, 1508.07253).
  public static let imrPhenomD = WaveformModel(
    name: "IMRPhenomD",
    summary: "aligned spins, (2, 2) mode, inspiral-merger-ringdown",
    precesses: false,
    modes: [Mode(l: 2, m: 2)],
    calibratedRange: "mass ratio 1/18 to 1, aligned spins to 0.85 (0.98 for equal masses)",
    references: ["Husa2016", "Khan2016"],
    cutoff: 0.2,
    kernel: \.imrPhenomD
  )

  /// IMRPhenomXAS: the dominant mode of binaries with spins along the orbital angular momentum.
  ///
  /// Reference: Pratten2020 (arXiv:2001.11412).
  public static let imrPhenomXAS = WaveformModel(
    name: "IMRPhenomXAS",
    summary: "aligned spins, (2, 2) mode, inspiral-merger-ringdown",
    precesses: false,
    modes: [Mode(l: 2, m: 2)],
    calibratedRange:
      "mass ratio 1/18 to 1 (1/1000 to 1 with perturbation theory), aligned spins to 0.99",
    references: ["Pratten2020"],
    cutoff: 0.3,
    kernel: \.imrPhenomXAS
  )

  /// IMRPhenomXHM: binaries with spins along the orbital angular momentum, with higher modes.
  ///
  /// Reference: GarciaQuiros2020 (arXiv:2001.10914).
  public static let imrPhenomXHM = WaveformModel(
    name: "IMRPhenomXHM",
    summary: "aligned spins, modes up to (4, 4), inspiral-merger-ringdown",
    precesses: false,
    modes: [
      Mode(l: 2, m: 2), Mode(l: 2, m: 1), Mode(l: 3, m: 3), Mode(l: 3, m: 2), Mode(l: 4, m: 4),
    ],
    calibratedRange:
      "mass ratio 1/18 to 1 (1/1000 to 1 with perturbation theory), aligned spins to 0.99",
    references: ["GarciaQuiros2020", "Pratten2020"],
    cutoff: 0.3,
    kernel: \.imrPhenomXHM
  )

  /// IMRPhenomPv2: IMRPhenomD's modes, twisted up by the precession of a single spin.
  ///
  /// Reference: Hannam2014, Schmidt2015, Bohe2016 (arXiv:1308.3271, 1408.1810, LIGO-T1500602).
  public static let imrPhenomPv2 = WaveformModel(
    name: "IMRPhenomPv2",
    summary: "precessing spins, (2, 2) mode of the orbital plane, inspiral-merger-ringdown",
    precesses: true,
    modes: [Mode(l: 2, m: 2)],
    calibratedRange: "aligned part as IMRPhenomD; mass ratio 1/18 to 1; not tuned to precession",
    references: ["Hannam2014", "Schmidt2015", "Bohe2016"],
    cutoff: 0.2,
    kernel: \.imrPhenomPv2
  )

  /// IMRPhenomXP: the dominant mode of precessing binaries.
  ///
  /// Reference: Pratten2021 (arXiv:2004.06503).
  public static let imrPhenomXP = WaveformModel(
    name: "IMRPhenomXP",
    summary: "precessing spins, (2, 2) mode, inspiral-merger-ringdown",
    precesses: true,
    modes: [Mode(l: 2, m: 2)],
    calibratedRange:
      "that of IMRPhenomXAS in the co-precessing frame; precession is not calibrated",
    references: ["Pratten2021", "Pratten2020", "Chatziioannou2017"],
    cutoff: 0.3,
    kernel: \.imrPhenomXP
  )

  /// IMRPhenomXPHM: precessing binaries with higher modes.
  ///
  /// Reference: Pratten2021 (arXiv:2004.06503).
  public static let imrPhenomXPHM = WaveformModel(
    name: "IMRPhenomXPHM",
    summary: "precessing spins, higher modes, inspiral-merger-ringdown",
    precesses: true,
    modes: [
      Mode(l: 2, m: 2), Mode(l: 2, m: 1), Mode(l: 3, m: 3), Mode(l: 3, m: 2), Mode(l: 4, m: 4),
    ],
    calibratedRange:
      "that of IMRPhenomXHM in the co-precessing frame; precession is not calibrated",
    references: ["Pratten2021", "GarciaQuiros2020", "Pratten2020", "Chatziioannou2017"],
    cutoff: 0.3,
    kernel: \.imrPhenomXPHM
  )

  /// All models that our own kernels compute.
  public static let all = [
    imrPhenomD, imrPhenomXAS, imrPhenomXHM, imrPhenomPv2, imrPhenomXP, imrPhenomXPHM,
  ]

  /// The model of that name.
  ///
  /// - Throws: `GenerationError.unknownModel`, which names the nearest one.
  public static func named(_ name: String) throws(GenerationError) -> WaveformModel {
    guard let model = all.first(where: { $0.name == name }) else {
      throw .unknownModel(name, nearest: NameSuggestion.nearest(to: name, in: all.map(\.name)))
    }
    return model
  }

  /// Whether the mode, with either sign of m, is one of the model's.
  func has(_ mode: Mode) -> Bool {
    modes.contains { $0.l == mode.l && $0.m.magnitude == mode.m.magnitude }
  }

  /// The model's modes, as a list in a sentence.
  var modesInWords: String {
    let pairs = modes.map { "(\($0.l), ±\($0.m))" }
    return pairs.count < 2
      ? pairs.joined() : pairs.dropLast().joined(separator: ", ") + " and " + pairs[pairs.count - 1]
  }

  /// Compares models by name, which is unique.
  public static func == (a: WaveformModel, b: WaveformModel) -> Bool { a.name == b.name }
}
