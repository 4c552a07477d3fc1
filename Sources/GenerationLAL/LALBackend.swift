// SPDX-License-Identifier: MIT

import Domains
import Generation
import KernelRecords

/// LALSimulation as the backend of a run: every approximant that it has.
///
/// Uniform domain: `SimInspiralFD` (or `SimInspiralChooseFDWaveform`, where the settings ask for no
/// conditioning), the merger moved to t = 0, zero below f_min. Multibanded domain:
/// `SimInspiralChooseFDWaveformSequence` at the domain's frequencies, or, for models without it,
/// the uniform base domain averaged over each bin. Time domain: `SimInspiralTD`, one period.
public struct LALBackend: Backend {
  /// The settings it was made with.
  public let settings: WaveformSettings
  /// The domain it was made for.
  public let domain: Domain
  let maker: LALRowMaker
  private let method: LALMethod

  /// Looks the approximant up and checks what can be checked without a binary.
  ///
  /// - Throws: `BackendError` for what LALSimulation does not have or the domain does not allow.
  public init(
    settings: WaveformSettings,
    domain: Domain,
    library: LALSimulation
  ) throws(BackendError) {
    guard settings.timeOrigin == .lal else {
      throw .notServed(
        approximant: settings.approximant,
        reason: "LALSimulation gives no 'time_origin: exact'"
      )
    }
    self.settings = settings
    self.domain = domain
    do {
      let approximant = try library.approximant(named: settings.approximant)
      maker = LALRowMaker(
        library: library,
        approximant: approximant,
        options: try library.options(settings.options, modes: settings.modes),
        withoutInterpolation: try Self.withoutInterpolation(settings, library)
      )
      method = try LALMethod(settings, domain: domain, approximant: approximant, library: library)
    } catch let error as LALSimulationError {
      throw .library(error)
    } catch let error as BackendError {
      throw error
    } catch {
      throw .notServed(approximant: settings.approximant, reason: "\(error)")
    }
  }

  /// The same on a uniform grid.
  private init(_ other: LALBackend, filling grid: LALGrid) {
    settings = other.settings
    domain = .uniform(grid.domain)
    maker = other.maker
    method = .grid(grid)
  }

  /// The name `lal` and the versions of LALSimulation and LAL.
  public var identity: BackendIdentity {
    let library = maker.library
    return BackendIdentity(name: "lal", version: "\(library.version) (LAL \(library.lalVersion))")
  }

  /// The number of bins of a row.
  public var binCount: Int { domain.count }
  /// 2 for complex numbers; 1 in a time domain.
  public var valuesPerBin: Int { domain.valuesPerBin }
  /// The uniform grid that LAL fills where multibanded bins are averages of it.
  public var unaveragedRows: UnaveragedRows? {
    guard case .averagedGrid(let grid, let multibanded) = method else { return nil }
    return UnaveragedRows(
      backend: LALBackend(self, filling: grid),
      averaging: RowAveraging(multibanded)
    )
  }
  /// Whether the model is one of the time domain.
  public var isConditionedInTime: Bool { !maker.approximant.isFrequencyDomain }
  /// One of the time domain, which takes up to minutes; of others, which take milliseconds, enough that
  /// what follows has its rows in numbers that it does well with.
  public var mostRowsAtATime: Int { isConditionedInTime ? 1 : 24 }

  /// Computes one row per binary; see `Backend`.
  public func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    fill(binaries, rows) { target, _, binary throws(LALRowError) in
      _ = try maker.fill(target, with: binary, by: method)
    }
  }

  /// Computes rows that are to be combined; see `Backend`.
  ///
  /// Where LAL's interpolation goes wrong for one row, all are made without it.
  public func evaluateAlike(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    var remade: Set<Int> = []
    let report = fill(binaries, rows) { target, row, binary throws(LALRowError) in
      if try maker.fill(target, with: binary, by: method) { remade.insert(row) }
    }
    guard !remade.isEmpty, remade.count < binaries.count else { return report }
    return fill(binaries, rows) { target, row, binary throws(LALRowError) in
      guard !remade.contains(row) else { return }
      try maker.fillWithoutInterpolation(target, with: binary, by: method)
    }
  }

  /// Fills row by row; a row that fails holds zeros.
  private func fill(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    _ rows: PolarizationRows,
    _ fillRow: (LALRow, Int, BinaryRecord) throws(LALRowError) -> Void
  ) -> BatchReport {
    var report = BatchReport()
    let count = binCount * valuesPerBin
    for (row, binary) in binaries.enumerated() {
      let target = LALRow(
        plus: UnsafeMutableBufferPointer(start: rows.plus + row * rows.stride, count: count),
        cross: UnsafeMutableBufferPointer(start: rows.cross + row * rows.stride, count: count)
      )
      do {
        try fillRow(target, row, binary)
      } catch {
        target.clear()
        report.failures.append(RowFailure(row: row, reason: error.description))
      }
    }
    return report
  }

  /// dingo-gw's remedy for interpolation that goes wrong, where a model interpolates and the
  /// settings leave it open.
  private static func withoutInterpolation(
    _ settings: WaveformSettings,
    _ library: LALSimulation
  ) throws(LALSimulationError) -> LALOptions? {
    let names = ["PhenomXHMThresholdMband", "PhenomXPHMThresholdMband"]
    let given = try library.options(settings.options)
    guard LALApproximantFacts.interpolates(settings.approximant),
      !names.contains(where: { given.contains($0) })
    else { return nil }
    let off = try library.options(names.map { ModelOption(name: $0, value: .real(0)) })
    return try library.options(settings.options, modes: settings.modes).adding(off)
  }
}
