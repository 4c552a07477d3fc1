// SPDX-License-Identifier: MIT

import ComplexModule

/// Builds the basis of n vectors that holds a training matrix best, in the sense of least squares.
///
/// The result does not depend on the number of threads.
public struct SingularBasisBuilder: Sendable {
  /// What to do when more vectors are wanted than the training matrix can give.
  public enum Excess: Sendable {
    /// An error that says how many there are.
    case refuse
    /// A basis of as many as there are.
    case reduce
  }

  /// Passes after which the mismatches are those of LAPACK's basis; docs/Compression.md has figures.
  public static let defaultPassCount = 3

  /// The blocked method keeps rows that take no more bytes, so that they are made once.
  static let keptByteCount = 1 << 30

  /// The number of vectors n; 0 for as many as the numerical rank.
  public let size: Int
  /// How the basis is computed.
  public let method: BasisMethod
  /// The key of the method's random numbers.
  public let seed: UInt64
  /// How often the blocked method reads the rows.
  public let passCount: Int
  /// How many threads read and multiply; changes no bit of the result.
  public let threadCount: Int
  /// What to do when `size` is above what there is.
  public let excess: Excess

  /// Prepares the building of a basis.
  ///
  /// - Parameters:
  ///   - size: The number of vectors n; 0 for as many as the numerical rank.
  ///   - method: How the basis is computed.
  ///   - seed: The key of the method's random numbers.
  ///   - passCount: How often the blocked method reads the rows, at least 2.
  ///   - threadCount: How many threads read and multiply.
  ///   - excess: What to do when `size` is above the rank, or the number of rows or columns.
  public init(
    size: Int,
    method: BasisMethod = .automatic,
    seed: UInt64 = 0,
    passCount: Int = SingularBasisBuilder.defaultPassCount,
    threadCount: Int = 1,
    excess: Excess = .refuse
  ) {
    self.size = size
    self.method = method
    self.seed = seed
    self.passCount = max(2, passCount)
    self.threadCount = max(1, threadCount)
    self.excess = excess
  }

  /// The basis of a training matrix.
  ///
  /// The numerical rank is the number of singular values above s₁ · max(N, F) · 2⁻⁵², NumPy's
  /// threshold.
  ///
  /// - Parameters:
  ///   - rows: The training matrix X.
  ///   - progress: Is told how far it has come, by one thread at a time; what it throws ends the
  ///     work.
  /// - Returns: The basis.
  /// - Throws: ``LinearAlgebraError`` for data that gives no such basis; what `rows` or `progress`
  ///   throw.
  public func build(
    from rows: TrainingRows,
    progress: @escaping @Sendable (BasisProgress) throws -> Void = { _ in }
  ) throws -> SingularBasis {
    let library = try BLASLibrary.shared()
    try checkShape(rows)
    let chosen = chosenMethod(for: rows)
    let isBlocked = chosen == .blocked
    let task = BasisTask(
      rows: isBlocked ? rows.kept(within: Self.keptByteCount) : rows,
      threadCount: threadCount,
      functions: library.functions,
      progress: progress
    )
    let decomposition =
      try isBlocked
      ? BlockedDecomposition(task, seed: seed, passCount: passCount).decomposed(wanted: size)
      : WholeDecomposition(task).decomposed(wanted: size)
    let count = try vectorCount(of: decomposition, rows: rows)
    return try SingularBasis(
      vectors: decomposition.vectors(count),
      singularValues: Array(decomposition.values[..<count]),
      provenance: SingularBasis.Provenance(
        method: chosen,
        seed: isBlocked ? seed : nil,
        passCount: isBlocked ? passCount : 1,
        trainingRowCount: rows.rowCount,
        libraryVersion: library.version,
        coreName: library.coreName,
        libraryThreadCount: library.threadCount
      )
    )
  }

  /// The method that ``build(from:progress:)`` uses for these rows.
  ///
  /// The blocked one needs a size and room for more vectors than are wanted; for all vectors, and
  /// where nearly all are wanted, it gives way to LAPACK.
  ///
  /// - Parameter rows: The training matrix.
  /// - Returns: ``BasisMethod/lapack`` or ``BasisMethod/blocked``.
  public func chosenMethod(for rows: TrainingRows) -> BasisMethod {
    let shortSide = min(rows.rowCount, rows.columnCount)
    let canIterate = size > 0 && BlockedDecomposition.iteratedCount(wanted: size) < shortSide
    guard canIterate, method != .lapack else { return .lapack }
    return method == .blocked || shortSide > Self.largestShortSide ? .blocked : .lapack
  }

  /// The most bytes that ``build(from:progress:)`` takes for these rows, with the basis itself.
  ///
  /// - Parameter rows: The training matrix.
  /// - Returns: Bytes.
  public func memoryByteCount(for rows: TrainingRows) -> Int {
    let (count, width) = (rows.rowCount, rows.columnCount)
    let basis = size * width
    guard chosenMethod(for: rows) == .blocked else {
      let short = min(count, width)
      return 16 * (basis + count * width + 10 * short * short)
    }
    let iterated = BlockedDecomposition.iteratedCount(wanted: size)
    let block = min(count, BlockedDecomposition.blockRows)
    let kept = rows.isKept(within: Self.keptByteCount) ? count : 0
    // Two sums wait for their turn, as a rule.
    let working = 4 * iterated + threadCount * (block + iterated) + 2 * iterated
    return 16 * (basis + width * (working + kept))
  }

  /// The largest min(N, F) that ``BasisMethod/automatic`` leaves to LAPACK.
  public static let largestShortSide = 1000

  private func checkShape(_ rows: TrainingRows) throws(LinearAlgebraError) {
    guard rows.rowCount > 0, rows.columnCount > 0 else {
      throw .noTrainingData(rowCount: rows.rowCount, columnCount: rows.columnCount)
    }
    guard size >= 0 else { throw .negativeSize(size) }
    if excess == .refuse, size > min(rows.rowCount, rows.columnCount) {
      throw .sizeAboveShape(
        size: size,
        rowCount: rows.rowCount,
        columnCount: rows.columnCount
      )
    }
  }

  /// How many vectors the basis gets.
  private func vectorCount(
    of decomposition: Decomposition,
    rows: TrainingRows
  ) throws(LinearAlgebraError) -> Int {
    let rank = decomposition.numericalRank(rowCount: rows.rowCount)
    if size > rank, excess == .refuse {
      throw .sizeAboveRank(size: size, rank: rank, rowCount: rows.rowCount)
    }
    return size == 0 ? rank : min(size, rank)
  }
}
