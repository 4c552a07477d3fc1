// SPDX-License-Identifier: MIT

import Compression
import Generation

/// Shows that the comparison notices what it is there to notice.
///
/// Errors are planted into one row of many; the whole comparison runs over all of them, and must
/// fail by the figure that is made to see the error. Unspoiled rows must pass.
public struct SelfTest: Sendable {
  /// What became of one planted error.
  public struct Trial: Sendable {
    /// The error; nil for the trial without one.
    public let planted: PlantedError?
    /// What the rows were compared with.
    public let reference: BackendIdentity?
    /// The figures whose limits were exceeded.
    public let caughtBy: [DifferenceFigure]
    /// The largest value of the figure that should see the error.
    public let value: Double
    /// Whether the comparison said what it should.
    public let succeeded: Bool
  }

  private let tolerances: ModelTolerances
  private let draws: ModelDraws
  private let noise: NoiseCurve
  private let subject: Verifier.MakeBackend

  /// Prepares the trials.
  ///
  /// - Parameters:
  ///   - model: The model whose rows are spoiled.
  ///   - seed: The seed of the draws.
  ///   - noise: The detector of the overlap in noise.
  ///   - instructionSet: The build of the kernels.
  /// - Throws: `VerificationError` for a model without tolerances.
  public init(
    model: WaveformModel,
    seed: UInt64,
    noise: NoiseCurve,
    instructionSet: InstructionSet
  ) throws(VerificationError) {
    tolerances = try .of(model.name)
    draws = try ModelDraws(
      of: model,
      range: tolerances.range,
      randomCount: Self.randomCount,
      seed: seed
    )
    self.noise = noise
    subject = Verifier.native(instructionSet)
  }

  private static let randomCount = 20

  /// Runs the trials against one reference.
  ///
  /// - Parameters:
  ///   - reference: What is believed; nil for the unspoiled rows themselves.
  ///   - threadCount: How many threads to use.
  ///   - shouldStop: Asked before every draw.
  /// - Returns: One trial without an error, and one for each error.
  /// - Throws: What making a backend throws.
  public func run(
    against reference: Verifier.MakeBackend? = nil,
    threadCount: Int = 1,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> [Trial] {
    let target = try targetDraw()
    return try ([nil] + PlantedError.allCases).map { planted in
      let report = try Verifier(
        draws: draws,
        requirements: tolerances.requirements,
        noise: noise,
        subject: { grid in
          let base = try subject(grid)
          guard let planted else { return base }
          return SpoilingBackend(
            base: base,
            frequencies: grid.domain.evaluationFrequencies,
            error: planted,
            target: try target.record(settings: draws.grids[target.gridIndex].settings)
          )
        },
        reference: reference ?? subject,
        arbitrationLimit: reference == nil ? nil : tolerances.arbitrationLimit
      ).run(threadCount: threadCount, shouldStop: shouldStop)
      return Self.trial(planted, report)
    }
  }

  /// The random draw that is spoiled: one with both polarizations and some signal.
  private func targetDraw() throws -> VerificationDraw {
    for index in (draws.count - Self.randomCount)..<draws.count {
      let draw = try draws.draw(index)
      let grid = draws.grids[draw.gridIndex]
      let record = try draw.record(settings: grid.settings)
      guard case .row = RowOutcome(of: record, from: try subject(grid)),
        record.inclination > 0.3, record.inclination < 1.2
      else { continue }
      return draw
    }
    throw VerificationError.badInput("No draw of the self-test has both polarizations.")
  }

  private static func trial(_ planted: PlantedError?, _ report: VerificationReport) -> Trial {
    let failed = report.checks.filter { !$0.passed }.map(\.requirement.figure)
    let figure = planted?.figure ?? .strain
    let isRight =
      planted == nil ? report.passed : report.isComplete && failed.contains(figure)
    return Trial(
      planted: planted,
      reference: report.reference,
      caughtBy: DifferenceFigure.allCases.filter(failed.contains),
      value: report.quantiles(of: figure).largest,
      succeeded: isRight && report.isComplete
    )
  }

  /// The trials as a table.
  public static func lines(_ trials: [Trial]) -> [String] {
    let head =
      ScientificText.left("planted error", 32) + ScientificText.left("should be seen by", 20)
      + ScientificText.right("its value", 10) + "  " + ScientificText.left("caught by", 46)
      + "caught"
    return [head]
      + trials.map { trial in
        let caught =
          trial.caughtBy.count == DifferenceFigure.allCases.count
          ? "all figures" : trial.caughtBy.map(\.rawValue).joined(separator: ", ")
        let verdict =
          trial.planted == nil
          ? (trial.succeeded ? "passes, as it should" : "FAILS, and should pass")
          : (trial.succeeded ? "yes" : "NO")
        return ScientificText.left(trial.planted?.title ?? "none", 32)
          + ScientificText.left(trial.planted?.figure.rawValue ?? "-", 20)
          + ScientificText.right(ScientificText.text(trial.value), 10) + "  "
          + ScientificText.left(caught.isEmpty ? "-" : caught, 46) + verdict
      }
  }
}
