// SPDX-License-Identifier: MIT

import ComplexModule
import Domains
import Generation
import KernelRecords

/// Components exp(−i m φ) by the modes that LALSimulation gives.
///
/// `SimInspiralChooseFDModes` (IMRPhenomXPHM, whose modes are turned from the frame of J to that of
/// L₀), or `SimInspiralChooseTDModes` (tapered, transformed). Multibanded domain: means over the
/// bins of its base. As dingo's `generate_hplus_hcross_m` without Fourier sums.
extension LALBackend: ModeBackend {
  /// The components of one binary; see `ModeBackend`.
  public func modeSeparatedPolarizations(
    _ binary: BinaryRecord
  ) throws(GenerationError) -> ModeSeparatedPolarizations {
    do {
      let components = try components(binary).map { try onDomain($0) }
      return ModeSeparatedPolarizations(components: components, warnings: [])
    } catch let error as GenerationError {
      throw error
    } catch {
      throw .parametersRefused("\(settings.approximant): \(error)")
    }
  }

  /// The components on the uniform grid.
  private func components(_ binary: BinaryRecord) throws -> [Polarizations] {
    switch settings.approximant {
    case "IMRPhenomXPHM": try componentsOfFrequencyModes(binary)
    case "SEOBNRv4P", "SEOBNRv4PHM", "NRSur7dq4": try componentsOfTimeModes(binary)
    default:
      throw GenerationError.notSeparable(
        approximant: settings.approximant,
        reason: isConditionedInTime
          ? "it is a model of the time domain, and its modes are not served."
          : "its modes are not served. Leave use_dft_phase_decomposition out, or set it to true."
      )
    }
  }

  /// Modes over frequencies, in the frame of the total angular momentum.
  private func componentsOfFrequencyModes(_ binary: BinaryRecord) throws -> [Polarizations] {
    try refuseOtherFrames()
    let base = domain.base
    let modes = try maker.library.frequencyDomainModes(
      maker.approximant,
      binary: binary,
      options: maker.options,
      spacing: base.spacing,
      minimumFrequency: modeStartFrequency,
      maximumFrequency: base.maximumFrequency
    )
    let largest = modes.map(\.l).max() ?? 0
    let frame = TotalAngularMomentumFrame(of: binary)
    var combination = ModeCombination(largestOrder: largest, binCount: base.count)
    for mode in modes {
      let spectrum = ModeSpectrum(
        mode: Mode(l: mode.l, m: mode.m),
        values: mode.values,
        binCount: base.count
      )
      for order in -mode.l...mode.l {
        combination.add(
          spectrum,
          times: frame.element(spectrum.mode, into: order)
            * harmonic(Mode(l: mode.l, m: order), binary),
          order: order
        )
      }
    }
    return combination.components
  }

  /// Refuses options that give modes in other frames than those that are turned here.
  private func refuseOtherFrames() throws(GenerationError) {
    for option in settings.options {
      let served = Self.frameOptions.first { $0.names.contains(option.name) }?.served
      guard let served, !served.contains(option.value) else { continue }
      throw .notSeparable(
        approximant: settings.approximant,
        reason: "its modes are not served with the option \(option). Leave "
          + "use_dft_phase_decomposition out, or set it to true."
      )
    }
  }

  /// Options that decide on the frame of the modes, by both of LAL's names, and what is served.
  private static let frameOptions: [(names: Set<String>, served: [ModelOption.Value])] = [
    (["PhenomXPrecVersion", "PrecVersion"], [.integer(222), .integer(223), .integer(300)]),
    (["PhenomXPConvention", "Convention"], [.integer(1)]),
    (["PhenomXPHMModesL0Frame", "ModesL0Frame"], [.integer(0)]),
    (["PhenomXPHMPrecModes", "PrecModes"], [.integer(0)]),
  ]

  /// Modes over times, in the frame of the orbit at the reference frequency.
  private func componentsOfTimeModes(_ binary: BinaryRecord) throws -> [Polarizations] {
    let base = domain.base
    let spacing = 0.5 / base.maximumFrequency
    // The phase enters by the harmonics alone.
    var atZero = binary
    atZero.phase = 0
    let modes = try maker.library.timeDomainModes(
      maker.approximant,
      binary: atZero,
      options: maker.options,
      spacing: spacing,
      minimumFrequency: modeStartFrequency,
      highestDegree: Self.highestDegree
    )
    let spectra = try TimeModeSpectrum(
      count: 2 * (base.count - 1),
      spacing: spacing,
      library: maker.library.library
    )
    let largest = modes.map { $0.m.magnitude }.max() ?? 0
    var combination = ModeCombination(largestOrder: Int(largest), binCount: base.count)
    for mode in modes {
      let spectrum = ModeSpectrum(
        mode: Mode(l: mode.l, m: mode.m),
        values: try spectra.values(mode),
        binCount: base.count
      )
      combination.add(spectrum, times: harmonic(spectrum.mode, binary), order: mode.m)
    }
    return combination.components
  }

  /// The highest degree of the models that are served, which is dingo's.
  private static let highestDegree = 5

  /// Where modes start: f_start, else f_min of the uniform grid that they are computed on.
  private var modeStartFrequency: Double {
    if let start = settings.startFrequency { return start }
    let base = domain.base.minimumFrequency
    return base > 0 ? base : domain.minimumFrequency
  }

  private func harmonic(_ mode: Mode, _ binary: BinaryRecord) -> Complex<Double> {
    WignerMatrix.harmonic(mode, polar: binary.inclination, azimuth: .pi / 2 - binary.phase)
  }

  /// Zero below f_min on a uniform domain, means on a multibanded one.
  private func onDomain(_ waves: Polarizations) throws -> Polarizations {
    Polarizations(
      plus: try onDomain(waves.plus),
      cross: try onDomain(waves.cross),
      warnings: waves.warnings
    )
  }

  private func onDomain(_ row: [Complex<Double>]) throws -> [Complex<Double>] {
    switch domain {
    case .uniform(let uniform):
      guard settings.bandStart == .zero else { return row }
      let below = min(uniform.minimumIndex, row.count)
      return [Complex<Double>](repeating: .zero, count: below) + row[below...]
    case .multibanded(let multibanded):
      let means = try multibanded.decimate(
        row.flatMap { [$0.real, $0.imaginary] },
        valuesPerBin: 2
      )
      return (0..<multibanded.count).map { Complex(means[2 * $0], means[2 * $0 + 1]) }
    case .time:
      throw GenerationError.wrongDomain("Components exp(−i m φ) exist in frequency domains alone.")
    }
  }
}
