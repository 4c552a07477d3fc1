// SPDX-License-Identifier: MIT

import Domains
import KernelRecords

extension EvaluationRequest {
  /// The request that fills rows of a domain as dingo-gw's datasets hold them.
  ///
  /// Uniform domain: as LAL's `SimInspiralFD` conditions it, zero below f_min (unless the settings
  /// ask for the tapered start) and, as in LAL, in the last bin. Multibanded domain: the
  /// model at every bin above 0 Hz.
  package init(
    domain: Domain,
    settings: WaveformSettings,
    model: WaveformModel
  ) throws(GenerationError) {
    let precession = NativeOptions(settings.options, of: model).precession
    let modes = ModeSelection(settings.modes)
    switch domain {
    case .uniform(let uniform):
      let start = settings.startFrequency ?? uniform.minimumFrequency
      guard start > 0 else { throw .minimumFrequencyIsZero }
      let lowest = settings.bandStart == .zero ? uniform.minimumIndex : 1
      self.init(
        firstBin: max(lowest, 1),
        endBin: uniform.count - (settings.lastBin == .lal ? 1 : 0),
        minimumFrequency: start,
        spacing: uniform.spacing,
        tapersStart: settings.conditioning == .lal,
        modes: modes,
        precession: precession,
        hasExactTimeOrigin: settings.timeOrigin == .exact
      )
    case .multibanded(let multibanded):
      // A grid that starts at 0 Hz has a bin there when its first bins are as narrow as the base's.
      let startsAtZero = multibanded.frequencies.first == 0
      self.init(
        firstBin: startsAtZero ? 1 : 0,
        endBin: multibanded.count,
        minimumFrequency: multibanded.minimumFrequency,
        spacing: 0,
        tapersStart: false,
        modes: modes,
        precession: precession,
        hasExactTimeOrigin: settings.timeOrigin == .exact
      )
    case .time:
      throw .wrongDomain("Our own kernels compute in the frequency domain alone.")
    }
  }
}

extension ModeSelection {
  /// The modes of a list; all where there is none.
  fileprivate init(_ modes: [Mode]?) {
    guard let modes else {
      self = .all
      return
    }
    self.init(modes.map { ModeSelection(ell: $0.l, emm: $0.m) })
  }
}
