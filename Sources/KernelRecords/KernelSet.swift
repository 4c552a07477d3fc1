// SPDX-License-Identifier: MIT

/// The entry points of one build of the kernels.
///
/// Every build gives the same bits; they differ in speed and in the processor they need.
public struct KernelSet: Sendable {
  /// Fills the tables of a grid.
  ///
  /// Takes (frequencies, count, cube roots, inverse cube roots, logarithms). Writes
  /// `count + FrequencyTables.padding` entries of each; `frequencies` is padded too.
  public typealias FillTables =
    @Sendable (
      UnsafePointer<Double>, Int, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>,
      UnsafeMutablePointer<Double>
    ) -> Void

  /// Evaluates a batch of binaries on one grid.
  ///
  /// Takes (binaries, number of them, grid, request, rows to write, statuses to write).
  /// A row that fails is filled with zeros.
  public typealias Evaluate =
    @Sendable (
      UnsafePointer<BinaryRecord>, Int, FrequencyTables, EvaluationRequest, PolarizationRows,
      UnsafeMutablePointer<WaveformStatus>
    ) -> Void

  /// Evaluates a batch of binaries by components that go as exp(−i m φ), φ the orbital phase at fixed
  /// spins.
  ///
  /// Takes (binaries, number of them, grid, request, largest m, rows to write, statuses to write).
  /// Each binary has a row for each m in ascending order, from −(largest m) on; the largest m is at
  /// least the largest ℓ of the modes asked for. A binary that fails has rows of zeros.
  public typealias EvaluateComponents =
    @Sendable (
      UnsafePointer<BinaryRecord>, Int, FrequencyTables, EvaluationRequest, Int, PolarizationRows,
      UnsafeMutablePointer<WaveformStatus>
    ) -> Void

  /// The entry points of one model.
  public struct Model: Sendable {
    /// Evaluates waveforms.
    public let evaluate: Evaluate
    /// Evaluates their components.
    public let evaluateComponents: EvaluateComponents

    /// Collects the entry points of a model.
    public init(
      evaluate: @escaping Evaluate,
      evaluateComponents: @escaping EvaluateComponents
    ) {
      self.evaluate = evaluate
      self.evaluateComponents = evaluateComponents
    }
  }

  /// How many doubles a lane of this build has.
  public let laneCount: Int
  /// Fills the tables of a frequency grid.
  public let fillTables: FillTables
  /// IMRPhenomD.
  public let imrPhenomD: Model
  /// IMRPhenomPv2.
  public let imrPhenomPv2: Model
  /// IMRPhenomXAS.
  public let imrPhenomXAS: Model
  /// IMRPhenomXHM.
  public let imrPhenomXHM: Model
  /// IMRPhenomXP.
  public let imrPhenomXP: Model
  /// IMRPhenomXPHM.
  public let imrPhenomXPHM: Model

  /// Collects the entry points of a build.
  public init(
    laneCount: Int,
    fillTables: @escaping FillTables,
    imrPhenomD: Model,
    imrPhenomPv2: Model,
    imrPhenomXAS: Model,
    imrPhenomXHM: Model,
    imrPhenomXP: Model,
    imrPhenomXPHM: Model
  ) {
    self.laneCount = laneCount
    self.fillTables = fillTables
    self.imrPhenomD = imrPhenomD
    self.imrPhenomPv2 = imrPhenomPv2
    self.imrPhenomXAS = imrPhenomXAS
    self.imrPhenomXHM = imrPhenomXHM
    self.imrPhenomXP = imrPhenomXP
    self.imrPhenomXPHM = imrPhenomXPHM
  }
}
