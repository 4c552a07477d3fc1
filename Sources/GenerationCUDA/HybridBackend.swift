// SPDX-License-Identifier: MIT

import Domains
import Generation
import KernelRecords

/// Rows of another backend, which threads of the processor make and NVIDIA cards transform: averaged
/// over bins, whitened, turned, expanded in a basis.
///
/// Rows that are not transformed are the other backend's as they are. Those that keep their bins have
/// the bits that the processor's steps give; coefficients differ in their last digits.
public struct HybridBackend: Backend {
  private let rows: any Backend
  /// What makes rows before a card averages them; nil where it does not.
  private let unaveraged: UnaveragedRows?
  private let queues: CardQueues<HostRows>

  /// Takes the cards that the driver shows.
  ///
  /// - Parameters:
  ///   - rows: What makes the rows, which are complex.
  ///   - driver: The driver; nil for this machine's.
  /// - Throws: `CUDAError` where there is no card, or one that cannot be used.
  public init(rows: any Backend, driver: CUDADriver? = nil) throws(CUDAError) {
    precondition(rows.valuesPerBin == 2)
    let unaveraged = rows.unaveragedRows
    self.rows = rows
    self.unaveraged = unaveraged
    // Rows come a few at a time, for which cuBLAS would multiply as many as ever.
    queues = try CardQueues(driver: driver, usesLibrary: false) { stream throws(CUDAError) in
      var averaging: DeviceAveraging?
      if let unaveraged { averaging = try DeviceAveraging(unaveraged.averaging, stream: stream) }
      return HostRows(binCount: rows.binCount, averaging: averaging)
    }
  }

  /// The cards in use.
  public var cards: [CUDACard] { queues.cards }
  /// What makes the rows, and what transforms them.
  public var identity: BackendIdentity { rows.identity.transformed(by: queues.identity) }
  /// The number of bins of a row.
  public var binCount: Int { rows.binCount }
  /// As many as what makes them takes.
  public var mostRowsAtATime: Int { rows.mostRowsAtATime }
  /// As what makes the rows has it.
  public var preferredBlockByteCount: Int { rows.preferredBlockByteCount }
  /// As what makes the rows has it.
  public var isConditionedInTime: Bool { rows.isConditionedInTime }
  /// As what makes the rows has it.
  public var unaveragedRows: UnaveragedRows? { unaveraged }

  /// Page-locked memory, which the cards write to directly.
  public func makeRowMemory(byteCount: Int) -> RowMemory {
    queues.makeRowMemory(byteCount: byteCount)
  }

  /// Has one row per binary made; no card has a part in it.
  public func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into target: PolarizationRows
  ) -> BatchReport {
    rows.evaluate(binaries, into: target)
  }

  /// The same in single precision.
  public func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    intoSingle target: SinglePolarizationRows
  ) -> BatchReport {
    rows.evaluate(binaries, intoSingle: target)
  }

  /// Has rows made that are to be combined.
  public func evaluateAlike(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into target: PolarizationRows
  ) -> BatchReport {
    rows.evaluateAlike(binaries, into: target)
  }

  /// Our own kernels.
  public func productDescription() throws -> String? { try queues.products.description() }

  /// Rows that go from the processor to a card, and come back as what is wanted.
  public func transformedRows(_ transform: RowTransform) -> (any TransformedRows)? {
    CUDATransformedRows(
      transform: DeviceTransform(transform, binCount: binCount, products: queues.products)
    ) { evaluate($0, $1, $2) }
  }

  private func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    _ target: RowTarget,
    _ transform: TransformRequest
  ) -> BatchReport {
    let maker = unaveraged?.backend ?? rows
    let stride = 2 * maker.binCount
    let values = UnsafeMutableBufferPointer<Double>.allocate(
      capacity: 2 * binaries.count * stride
    )
    defer { values.deallocate() }
    values.initialize(repeating: 0)
    guard let plus = values.baseAddress else { return BatchReport() }
    let made = PolarizationRows(plus: plus, cross: plus + binaries.count * stride, stride: stride)
    let report = maker.evaluate(binaries, into: made)
    do throws(CUDAError) {
      let input = HostRows.Input(rows: made, count: binaries.count)
      try queues.evaluate(input, into: target, transform)
    } catch {
      return BatchReport(brokenDown: error.description, rowCount: binaries.count)
    }
    return report
  }
}
