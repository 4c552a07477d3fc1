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

  /// How many doubles a lane of this build has.
  public let laneCount: Int
  /// Fills the tables of a frequency grid.
  public let fillTables: FillTables
  /// IMRPhenomD.
  public let imrPhenomD: Evaluate
  /// IMRPhenomPv2.
  public let imrPhenomPv2: Evaluate
  /// IMRPhenomXAS.
  public let imrPhenomXAS: Evaluate
  /// IMRPhenomXHM.
  public let imrPhenomXHM: Evaluate
  /// IMRPhenomXP.
  public let imrPhenomXP: Evaluate
  /// IMRPhenomXPHM.
  public let imrPhenomXPHM: Evaluate

  /// Collects the entry points of a build.
  public init(
    laneCount: Int,
    fillTables: @escaping FillTables,
    imrPhenomD: @escaping Evaluate,
    imrPhenomPv2: @escaping Evaluate,
    imrPhenomXAS: @escaping Evaluate,
    imrPhenomXHM: @escaping Evaluate,
    imrPhenomXP: @escaping Evaluate,
    imrPhenomXPHM: @escaping Evaluate
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
