// SPDX-License-Identifier: MIT

/// What can go wrong in linear algebra; each description says what, where and how to mend it.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// No OpenBLAS opens; `attempts` holds the dynamic linker's words on each candidate.
  case libraryNotFound(attempts: [String])
  /// The library lacks a function that is needed.
  case functionMissing(name: String, library: String)
  /// The library was built without threads, so calls from several threads are not safe.
  case libraryWithoutThreads(library: String)
  /// The library's kernels give wrong products on this processor.
  case wrongProducts(coreType: String, library: String)
  /// A matrix has other numbers of rows and columns, or of elements, than are needed.
  case wrongShape(String)
  /// A training row holds an infinite number or none.
  case notFinite(row: Int, column: Int)
  /// There is nothing to build a basis from.
  case noTrainingData(rowCount: Int, columnCount: Int)
  /// A basis was to have fewer than no vectors.
  case negativeSize(Int)
  /// More vectors were wanted than the training matrix has rows or columns.
  case sizeAboveShape(size: Int, rowCount: Int, columnCount: Int)
  /// More vectors were wanted than the training matrix has independent rows.
  case sizeAboveRank(size: Int, rank: Int, rowCount: Int)
  /// A routine of LAPACK did not come to an end.
  case decompositionFailed(routine: String, code: Int)
}

extension LinearAlgebraError: CustomStringConvertible {
  /// What is wrong, where, and how to mend it.
  public var description: String {
    switch self {
    case .libraryNotFound(let attempts):
      """
      Products of matrices need OpenBLAS, and none was found (\(attempts.joined(separator: "; "))). \
      Install it (Debian: apt-get install libopenblas0-pthread; macOS: brew install openblas), or \
      name its file in the environment variable \(BLASLibrary.pathVariable).
      """
    case .functionMissing(let name, let library):
      "'\(library)' has no function '\(name)'. Use OpenBLAS 0.3.10 or later, built with LAPACK."
    case .libraryWithoutThreads(let library):
      """
      '\(library)' is OpenBLAS built without threads: calls from several threads are not safe. \
      Install the build with threads (Debian: apt-get install libopenblas0-pthread), or name its \
      file in the environment variable \(BLASLibrary.pathVariable).
      """
    case .wrongProducts(let coreType, let library):
      """
      '\(library)' multiplies wrongly with its kernels '\(coreType)' on this processor. Choose \
      others by the environment variable \(BLASLibrary.coreTypeVariable) (Haswell, Prescott), or \
      install another version of OpenBLAS.
      """
    case .wrongShape(let reason): reason
    case .notFinite(let row, let column):
      """
      Training row \(row) is not finite in column \(column): a basis cannot be built from it. \
      Leave this row out, or look why its waveform failed.
      """
    case .noTrainingData(let rowCount, let columnCount):
      "A basis needs training data: there are \(rowCount) rows of \(columnCount) columns."
    case .negativeSize(let size):
      "A basis cannot have \(size) vectors. Give a positive size, or 0 for all there are."
    case .sizeAboveShape(let size, let rowCount, let columnCount):
      """
      A basis of \(size) vectors cannot be built from \(rowCount) training rows of \(columnCount) \
      columns. Give a smaller size or more training samples.
      """
    case .sizeAboveRank(let size, let rank, let rowCount):
      """
      A basis of \(size) vectors was wanted, and the \(rowCount) training rows have rank \(rank): \
      more vectors would hold rounding errors alone. Give a size of at most \(rank), or more \
      training samples (with aligned spins and modes (2, ±2) alone, h_cross is a multiple of \
      h_plus, and the rank is half of the number of rows at most).
      """
    case .decompositionFailed(let routine, let code):
      "LAPACK's \(routine) failed (info = \(code)): the singular values did not converge."
    }
  }
}
