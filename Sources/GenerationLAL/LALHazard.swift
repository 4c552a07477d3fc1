// SPDX-License-Identifier: MIT

import KernelRecords
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Calls that would end this process or never return, found by trying every approximant.
///
/// Seen with LALSimulation 6.2.1 (LAL 7.7.1), which others of the same functions share.
enum LALHazard {
  /// Why a call is not made, as a clause; nil when there is no reason.
  static func obstacle(_ call: LALCall) -> String? {
    let masses = (call.binary.mass1, call.binary.mass2)
    let massRatio = max(masses.0, masses.1) / min(masses.0, masses.1)
    if min(masses.0, masses.1) < 0.01 {
      return "a mass is below 0.01 solar masses, where LAL writes beyond its memory"
    }
    switch call.approximant.name {
    case let name where name.contains("NRTidal") && massRatio > 10:
      return "a mass is above 10 times the other, where LAL's tides end the process"
    case "TEOBResumS" where massRatio > 1000:
      return "a mass is above 1000 times the other, where LAL ends the process"
    default: return known(call)
    }
  }

  private static func known(_ call: LALCall) -> String? {
    switch call.approximant.name {
    case "PhenSpinTaylor", "PhenSpinTaylorRD", "SpinTaylorT4Fourier", "SpinTaylorT5Fourier":
      "LAL's implementation of it reads memory that it does not own and ends the process"
    case "TEOBResum_ROM" where !tidesAreInTable(call):
      "its tables need both tidal deformabilities from 50 to 5000, and LAL ends the process otherwise"
    case "EccentricTD" where !(call.binary.eccentricity > 0):
      "LAL's integration never ends for an eccentricity of 0"
    case "EOBNRv2_ROM", "EOBNRv2HM_ROM":
      missingEOBNRv2Data()
    case "SEOBNRv4_ROM_NRTidal", "SEOBNRv4_ROM_NRTidalv2", "SEOBNRv4_ROM_NRTidalv2_NSBH":
      missingData(of: "SEOBNRv4_ROM", call)
    case "SEOBNRv5_ROM_NRTidalv3":
      missingData(of: "SEOBNRv5_ROM", call)
    default: nil
    }
  }

  private static func tidesAreInTable(_ call: LALCall) -> Bool {
    let range = 50.0...5000.0
    return range.contains(call.binary.lambda1) && range.contains(call.binary.lambda2)
  }

  /// LAL goes on without its data where a model is built on another one's: that is called first.
  private static func missingData(of base: String, _ call: LALCall) -> String? {
    if basesWithData.withLock({ $0.contains(base) }) { return nil }
    do {
      let library = call.library
      _ = try library.frequencyDomainWaveformSequence(
        library.approximant(named: base),
        binary: trialBinary,
        frequencies: [50, 100]
      )
      basesWithData.withLock { _ = $0.insert(base) }
      return nil
    } catch {
      return "LAL cannot compute \(base), which it is built on: \(error)"
    }
  }

  private static let basesWithData = Mutex<Set<String>>([])

  private static let trialBinary = BinaryRecord(
    mass1: 30,
    mass2: 30,
    luminosityDistance: 100,
    inclination: 0,
    phase: 0,
    referenceFrequency: 50
  )

  /// LAL ends the process when `LAL_DATA_PATH` is set and one of these files is in no folder of it.
  private static func missingEOBNRv2Data() -> String? {
    guard let path = getenv("LAL_DATA_PATH").map({ String(cString: $0) }) else { return nil }
    let folders = path.split(separator: ":").map(String.init)
    let files = eobnrv2Files
    if folders.contains(where: { folder in
      files.allSatisfy { access("\(folder)/\($0)", R_OK) == 0 }
    }) {
      return nil
    }
    return "no folder of LAL_DATA_PATH (\(path)) has all of its files EOBNRv2HMROM_*.dat"
  }

  private static let eobnrv2Files: [String] = {
    let kinds = ["freq", "Camp", "Cphi", "Bamp", "Bphi", "shifttime", "shiftphase"]
    let modes = ["22", "21", "33", "44", "55"]
    let perMode = modes.flatMap { mode in kinds.map { "EOBNRv2HMROM_\($0)_\(mode).dat" } }
    return ["EOBNRv2HMROM_q.dat"] + perMode
  }()
}
