// SPDX-License-Identifier: MIT

/// The functions of OpenBLAS that are used: of CBLAS, of LAPACK by their Fortran names, and its own.
///
/// Fortran takes every argument by address, and the length of each text at the end.
struct BLASFunctions: Sendable {
  typealias Size = UnsafePointer<Int32>
  typealias Letter = UnsafePointer<CChar>
  typealias Numbers = UnsafeMutableRawPointer
  typealias Status = UnsafeMutablePointer<Int32>

  /// C ← α op(A) op(B) + β C.
  typealias Product =
    @Sendable @convention(c) (
      _ order: Int32, _ transposeA: Int32, _ transposeB: Int32,
      _ rows: Int32, _ columns: Int32, _ inner: Int32,
      _ alpha: UnsafeRawPointer, _ a: UnsafeRawPointer, _ strideA: Int32,
      _ b: UnsafeRawPointer, _ strideB: Int32,
      _ beta: UnsafeRawPointer, _ c: Numbers, _ strideC: Int32
    ) -> Void

  /// A = Q R or A = L Q, in place.
  typealias Factorization =
    @Sendable @convention(c) (
      _ rows: Size, _ columns: Size, _ a: Numbers, _ stride: Size, _ scales: Numbers,
      _ work: Numbers, _ workSize: Size, _ status: Status
    ) -> Void

  /// C ← Q C, where Q is the product of the reflections of a factorization.
  typealias Reflection =
    @Sendable @convention(c) (
      _ side: Letter, _ transpose: Letter, _ rows: Size, _ columns: Size, _ count: Size,
      _ a: Numbers, _ strideA: Size, _ scales: Numbers, _ c: Numbers, _ strideC: Size,
      _ work: Numbers, _ workSize: Size, _ status: Status, _ sideLength: Int,
      _ transposeLength: Int
    ) -> Void

  /// The first rows of Q of a factorization A = L Q, in place.
  typealias Rows =
    @Sendable @convention(c) (
      _ rows: Size, _ columns: Size, _ count: Size, _ a: Numbers, _ stride: Size,
      _ scales: Numbers, _ work: Numbers, _ workSize: Size, _ status: Status
    ) -> Void

  /// A = U S Vᴴ by divide and conquer.
  typealias Decomposition =
    @Sendable @convention(c) (
      _ job: Letter, _ rows: Size, _ columns: Size, _ a: Numbers, _ stride: Size,
      _ values: UnsafeMutablePointer<Double>, _ u: Numbers, _ strideU: Size, _ v: Numbers,
      _ strideV: Size, _ work: Numbers, _ workSize: Size, _ realWork: UnsafeMutablePointer<Double>,
      _ integerWork: UnsafeMutablePointer<Int32>, _ status: Status, _ jobLength: Int
    ) -> Void

  /// Products of double precision, with four real multiplications for each complex one.
  let zgemm: Product
  /// The same with three, where that is faster: (a + ib)(c + id) from ac, bd and (a + b)(c + d).
  ///
  /// Its errors are as small beside |A|·|B| [@Higham1992].
  let zgemm3m: Product
  let cgemm: Product
  let zgeqrf: Factorization
  let zgelqf: Factorization
  let zunmqr: Reflection
  let zunglq: Rows
  let zgesdd: Decomposition
  let setThreadCount: @Sendable @convention(c) (_ count: Int32) -> Void
  let threadCount: @Sendable @convention(c) () -> Int32
  let threadKind: @Sendable @convention(c) () -> Int32
  let coreName: @Sendable @convention(c) () -> UnsafePointer<CChar>?
  let configuration: @Sendable @convention(c) () -> UnsafePointer<CChar>?

  init(_ library: OpenBLASFile) throws(LinearAlgebraError) {
    coreName = try library.function("openblas_get_corename")
    zgemm = try library.function("cblas_zgemm")
    // Builds of OpenBLAS may lack it.
    let three: Product? = try? library.function("cblas_zgemm3m")
    zgemm3m = Self.hasFastThree(coreName) ? three ?? zgemm : zgemm
    cgemm = try library.function("cblas_cgemm")
    zgeqrf = try library.function("zgeqrf_")
    zgelqf = try library.function("zgelqf_")
    zunmqr = try library.function("zunmqr_")
    zunglq = try library.function("zunglq_")
    zgesdd = try library.function("zgesdd_")
    setThreadCount = try library.function("openblas_set_num_threads")
    threadCount = try library.function("openblas_get_num_threads")
    threadKind = try library.function("openblas_get_parallel")
    configuration = try library.function("openblas_get_config")
  }

  /// Whether the kernels of three multiplications are written for the same vectors as those of four.
  private static func hasFastThree(
    _ coreName: @convention(c) () -> UnsafePointer<CChar>?
  ) -> Bool {
    coreName().map { ["Haswell", "Zen"].contains(String(cString: $0)) } ?? false
  }
}
