// SPDX-License-Identifier: MIT

import Domains
import Generation
import KernelRecords
import Synchronization
import Testing
import Verification

/// Our own rows, changed by a closure, or refused.
private struct ChangedBackend: Backend {
  let base: any Backend
  let refuses: @Sendable (BinaryRecord) -> Bool
  var factor = 1.0
  var changes: @Sendable (BinaryRecord) -> Bool = { _ in true }

  var identity: BackendIdentity { BackendIdentity(name: "changed", version: "1") }
  var binCount: Int { base.binCount }

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    var report = base.evaluate(binaries, into: rows)
    for (row, binary) in binaries.enumerated() {
      if refuses(binary) { report.failures.append(RowFailure(row: row, reason: "No.")) }
      guard changes(binary) else { continue }
      for index in 0..<2 * binCount {
        rows.plus[row * rows.stride + index] *= factor
        rows.cross[row * rows.stride + index] *= factor
      }
    }
    return report
  }
}

@Suite("Verifier")
struct VerifierTests {
  static let tolerances = try? ModelTolerances.of("IMRPhenomD")
  static let native = Verifier.native(.best)

  static func draws(_ count: Int = 5, seed: UInt64 = 1) throws -> ModelDraws {
    let tolerances = try #require(tolerances)
    return try ModelDraws(
      of: .imrPhenomD,
      range: tolerances.range,
      randomCount: count,
      seed: seed
    )
  }

  static func report(
    refusing refuses: @escaping @Sendable (BinaryRecord) -> Bool = { _ in false },
    factor: Double = 1,
    changing changes: @escaping @Sendable (BinaryRecord) -> Bool = { _ in true },
    reference: @escaping Verifier.MakeBackend = native,
    requirements: [Requirement]? = nil,
    threadCount: Int = 1
  ) throws -> VerificationReport {
    try Verifier(
      draws: draws(),
      requirements: requirements ?? #require(tolerances).requirements,
      noise: .advancedLIGO,
      subject: { grid in
        ChangedBackend(base: try native(grid), refuses: refuses, factor: factor, changes: changes)
      },
      reference: reference
    ).run(threadCount: threadCount)
  }

  @Test("the same rows pass, and the report says how many")
  func passes() throws {
    let report = try Self.report()
    #expect(report.passed && report.isComplete)
    #expect(report.comparisons.count == 105 && report.refusals.isEmpty)
    #expect(report.subject?.name == "changed" && report.reference?.name == "native")
    #expect(report.lines(worst: 2).last == "PASSED")
  }

  @Test("a refusal by one side alone fails and is listed")
  func refusals() throws {
    let subject = try Self.report(refusing: { $0.mass1 == 36 && $0.mass2 == 29 })
    #expect(!subject.passed && subject.refusals.count == 10)
    #expect(subject.refusals.allSatisfy { $0.side == .subject && $0.reason == "No." })
    #expect(subject.lines(worst: 1).last?.contains("FAILED") == true)
    #expect(subject.lines(worst: 0).contains { $0.contains("changed alone: No.") })
    let reference = try Self.report(reference: { grid in
      ChangedBackend(base: try Self.native(grid), refuses: { $0.mass1 == 29 })
    })
    #expect(!reference.passed && reference.refusals.allSatisfy { $0.side == .reference })
  }

  @Test("draws that both sides refuse are counted; nothing compared is no pass")
  func nothingCompared() throws {
    let report = try Self.report(
      refusing: { _ in true },
      reference: { grid in
        ChangedBackend(base: try Self.native(grid), refuses: { _ in true })
      }
    )
    #expect(report.refusedByBoth == 105 && report.comparisons.isEmpty)
    #expect(!report.passed)
    #expect(report.lines(worst: 3).last == "FAILED: nothing was compared")
  }

  @Test("zeros beside what rounding leaves of a mode count as both, beside a signal they do not")
  func vanishing() throws {
    let zeros: @Sendable (VerificationGrid) throws -> any Backend = { grid in
      ChangedBackend(base: try Self.native(grid), refuses: { _ in false }, factor: 0)
    }
    let rounding = try Self.report(factor: 1e-20, reference: zeros)
    #expect(rounding.refusedByBoth == 105 && rounding.refusals.isEmpty)
    let signal = try Self.report(factor: 1e-6, reference: zeros)
    #expect(!signal.passed && signal.refusals.count == 105)
  }

  @Test("no requirements are no pass, and NaN is none")
  func requirements() throws {
    #expect(try !Self.report(requirements: []).passed)
    #expect(try !Self.report(factor: .nan).passed)
    #expect(
      !VerificationReport.Check(requirement: Requirement(.strain, atMost: 1), value: .nan).passed
    )
  }

  @Test("a wrong amplitude fails by the strain and is shown with what repeats it")
  func wrongAmplitude() throws {
    let report = try Self.report(factor: 1 + 1e-5)
    #expect(!report.passed)
    let worst = try #require(report.worst(1).first)
    #expect(abs(worst.difference.amplitude.value - 1e-5) < 1e-9)
    let lines = report.lines(worst: 1)
    #expect(lines.contains { $0.contains("approximant: IMRPhenomD") })
    #expect(lines.contains { $0.contains(worst.draw.tableLines[1]) })
  }

  @Test("the share of a requirement counts draws: 10 of 105 are wrong", arguments: [0.9, 0.91])
  func shares(share: Double) throws {
    let report = try Self.report(
      factor: 1 + 1e-5,
      changing: { $0.mass1 == 36 && $0.mass2 == 29 },
      requirements: [Requirement(.strain, atMost: 1e-9, share: share)]
    )
    #expect(report.passed == (share == 0.9))
  }

  @Test("a comparison that is stopped has no verdict")
  func stopped() throws {
    let asked = Mutex(0)
    let report = try Verifier(
      draws: Self.draws(),
      requirements: #require(Self.tolerances).requirements,
      noise: .advancedLIGO,
      subject: Self.native,
      reference: Self.native
    ).run(shouldStop: {
      asked.withLock { count in
        count += 1
        return count > 7
      }
    })
    #expect(report.finishedCount == 7 && !report.isComplete && !report.passed)
    #expect(report.lines(worst: 0).last == "NO VERDICT: 7 of 105 draws")
  }

  @Test("the report does not depend on the number of threads")
  func threads() throws {
    let one = try Self.report(factor: 1 + 1e-12)
    let four = try Self.report(factor: 1 + 1e-12, threadCount: 4)
    #expect(one.comparisons.map(\.difference) == four.comparisons.map(\.difference))
    #expect(one.lines(worst: 5) == four.lines(worst: 5))
    #expect(one.json(worst: 5) == four.json(worst: 5))
  }
}

@Suite("Draws of a model")
struct ModelDrawsTests {
  @Test("a draw depends on seed and index alone")
  func reproducible() throws {
    let (few, many) = (try VerifierTests.draws(3), try VerifierTests.draws(50))
    for index in 0..<few.count { #expect(try few.draw(index) == many.draw(index)) }
    let other = try VerifierTests.draws(3, seed: 2)
    #expect(try other.draw(few.count - 1) != few.draw(few.count - 1))
  }

  @Test("grids are uniform and multibanded, from several lowest and reference frequencies")
  func grids() throws {
    let grids = try VerifierTests.draws().grids
    let kinds = Dictionary(grouping: grids, by: \.domain.kind).mapValues(\.count)
    #expect(kinds[.uniformFrequency] == 48 && kinds[.multibandedFrequency] == 48)
    #expect(Set(grids.map(\.domain.minimumFrequency)).count >= 5)
    #expect(Set(grids.map(\.settings.referenceFrequency)).count >= 10)
    for grid in grids { #expect(grid.yamlLines.count == 2) }
  }

  @Test("random draws keep to the range, and their angles fill theirs")
  func range() throws {
    let draws = try VerifierTests.draws(400)
    let range = try #require(VerifierTests.tolerances).range
    var inclinations: [Double] = []
    for index in (draws.count - 400)..<draws.count {
      let draw = try draws.draw(index)
      let values = Dictionary(uniqueKeysWithValues: zip(draw.names, draw.values))
      let masses = [values["mass_1"] ?? 0, values["mass_2"] ?? 0]
      #expect(masses.allSatisfy(range.masses.contains))
      #expect((masses.min() ?? 0) / (masses.max() ?? 1) >= range.smallestRatio)
      #expect(abs(values["chi_1"] ?? 2) <= range.largestSpin)
      inclinations.append(values["theta_jn"] ?? .nan)
    }
    #expect((inclinations.min() ?? 9) < 0.4 && (inclinations.max() ?? 0) > 2.7)
  }

  @Test("every model has tolerances, and a reason for them", arguments: WaveformModel.all)
  func tolerances(model: WaveformModel) throws {
    let tolerances = try ModelTolerances.of(model.name)
    #expect(tolerances.reason.count > 40)
    for figure in DifferenceFigure.allCases {
      #expect(
        tolerances.requirements.contains { $0.figure == figure && $0.share == 1 },
        "\(figure) is not held in every draw"
      )
    }
  }

  @Test("a model without tolerances is an error")
  func noTolerances() {
    let error = #expect(throws: VerificationError.self) { try ModelTolerances.of("IMRPhenomA") }
    #expect(error?.description.contains("nothing could be said to pass") == true)
  }
}
