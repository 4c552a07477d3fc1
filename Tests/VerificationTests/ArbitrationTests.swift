// SPDX-License-Identifier: MIT

import Generation
import GenerationLAL
import KernelRecords
import Testing
import Verification

private let lal = try? Verifier.lal(options: ModelTolerances.of("IMRPhenomXHM").referenceOptions)

/// Rows whose last digits are moved by what looks like rounding: a hash of the masses.
private struct RoundingBackend: Backend {
  let base: any Backend
  let size: Double

  var identity: BackendIdentity { BackendIdentity(name: "rounding", version: "1") }
  var binCount: Int { base.binCount }

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    let report = base.evaluate(binaries, into: rows)
    for (row, binary) in binaries.enumerated() {
      let bits = (binary.mass1.bitPattern &+ binary.spin1z.bitPattern) &* 0x9e37_79b9_7f4a_7c15
      let part = Double(bits >> 11) / Double(1 << 53) - 0.5
      for index in 0..<2 * binCount { rows.plus[row * rows.stride + index] *= 1 + size * part }
    }
    return report
  }
}

/// Rows that are all too large.
private struct WrongBackend: Backend {
  let base: any Backend

  var identity: BackendIdentity { BackendIdentity(name: "wrong", version: "1") }
  var binCount: Int { base.binCount }

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    let report = base.evaluate(binaries, into: rows)
    for row in binaries.indices {
      for index in 0..<2 * binCount { rows.plus[row * rows.stride + index] *= 1 + 1e-6 }
    }
    return report
  }
}

@Suite("Arbitration")
struct ArbitrationTests {
  private func report(
    of model: WaveformModel = .imrPhenomD,
    draws: Int = 5,
    subject: @escaping Verifier.MakeBackend = Verifier.native(.best),
    reference: @escaping Verifier.MakeBackend
  ) throws -> VerificationReport {
    let tolerances = try ModelTolerances.of(model.name)
    return try Verifier(
      draws: ModelDraws(of: model, range: tolerances.range, randomCount: draws, seed: 1),
      requirements: tolerances.requirements,
      noise: .advancedLIGO,
      subject: subject,
      reference: reference,
      arbitrationLimit: tolerances.arbitrationLimit
    ).run()
  }

  @Test("a reference that rounds is found out, and the subject passes")
  func referenceRounds() throws {
    let native = Verifier.native(.best)
    let report = try report { grid in RoundingBackend(base: try native(grid), size: 1e-6) }
    #expect(report.passed, "\(report.lines(worst: 2).joined(separator: "\n"))")
    #expect(report.count(of: .referenceRounds) > 90)
    #expect(report.count(of: .unexplained) == 0)
    #expect(report.lines(worst: 1).contains { $0.contains("the reference's rounding") })
  }

  @Test("a subject that rounds is not excused")
  func subjectRounds() throws {
    let native = Verifier.native(.best)
    let report = try report(
      subject: { grid in RoundingBackend(base: try native(grid), size: 1e-6) },
      reference: native
    )
    #expect(!report.passed)
    #expect(report.count(of: .unexplained) > 90)
  }

  @Test("an error that is the same everywhere is no rounding, on either side")
  func wrong() throws {
    let native = Verifier.native(.best)
    let wrong: Verifier.MakeBackend = { WrongBackend(base: try native($0)) }
    for report in [
      try report(subject: wrong, reference: native), try report(reference: wrong),
    ] {
      #expect(!report.passed)
      #expect(report.count(of: .unexplained) == report.comparisons.count)
    }
  }

  @Test(
    "IMRPhenomXHM passes where LALSimulation's (3, 2) rounds",
    .enabled(if: lal != nil, "LALSimulation is not here")
  )
  func higherModes() throws {
    let report = try report(of: .imrPhenomXHM, draws: 0, reference: #require(lal))
    #expect(report.passed, "\(report.lines(worst: 2).joined(separator: "\n"))")
    #expect(report.count(of: .referenceRounds) > 50)
  }
}
