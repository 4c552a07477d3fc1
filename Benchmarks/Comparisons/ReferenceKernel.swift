// SPDX-License-Identifier: MIT

import Binaries
import GenerationLAL
import KernelRecords

/// LALSimulation in the place of a kernel, so that the comparison itself can be tried.
enum ReferenceKernel {
  /// Evaluates each bin with LAL's call for sequences of frequencies; does not taper.
  static func evaluate(
    lal: LALSimulation,
    approximant: LALSimulation.Approximant,
    cutoff: Double
  ) -> KernelSet.Evaluate {
    { binaries, _, tables, request, rows, statuses in
      var binary = binaries[0]
      let totalMassTime = (binary.mass1 + binary.mass2) * PhysicalConstants.solarMassInSeconds
      if request.spacing > 0 && request.minimumFrequency * totalMassTime >= cutoff {
        statuses[0] = WaveformStatus(failure: .minimumFrequencyAboveCutoff)
        return
      }
      let end =
        request.spacing > 0
        ? min(request.endBin, Int(cutoff / totalMassTime / request.spacing) + 1) : request.endBin
      let bins = max(request.firstBin, tables.frequency[0] > 0 ? 0 : 1)..<end
      if binary.referenceFrequency == 0 && request.spacing > 0 {
        binary.referenceFrequency = request.minimumFrequency
      }
      for index in 0..<(2 * tables.count) { (rows.plus[index], rows.cross[index]) = (0, 0) }
      do {
        let wave = try lal.frequencyDomainWaveformSequence(
          approximant,
          binary: binary,
          frequencies: bins.map { tables.frequency[$0] }
        )
        for index in 0..<(2 * bins.count) {
          rows.plus[2 * bins.lowerBound + index] = wave.plus[index]
          rows.cross[2 * bins.lowerBound + index] = wave.cross[index]
        }
        statuses[0] = WaveformStatus()
      } catch {
        statuses[0] = WaveformStatus(failure: .resultNotFinite)
      }
    }
  }
}
