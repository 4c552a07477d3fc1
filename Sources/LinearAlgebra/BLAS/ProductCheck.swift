// SPDX-License-Identifier: MIT

import ComplexModule

/// Small products whose result is known exactly: some kernels of some versions of OpenBLAS multiply
/// wrongly on processors they were not tried on.
struct ProductCheck {
  let functions: BLASFunctions

  init(_ functions: BLASFunctions) { self.functions = functions }

  /// Whether products of both precisions are right, element by element.
  var passes: Bool { isRight(Double.self) && isRight(Float.self) }

  /// Whether A·Bᴴ is exact for small whole numbers, with sizes that leave a rest in every kernel.
  private func isRight<Scalar: BLASScalar>(_ type: Scalar.Type) -> Bool {
    let (rows, columns, inner) = (37, 23, 301)
    let a = Self.wholeNumbers(rows * inner, seed: 1, of: type)
    let b = Self.wholeNumbers(columns * inner, seed: 2, of: type)
    var c = [Complex<Scalar>](repeating: .zero, count: rows * columns)
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          MatrixPart(rows: rows, columns: inner, of: a)
            .multiply(
              by: MatrixPart(rows: columns, columns: inner, of: b).adjoint,
              into: c.baseAddress,
              stride: columns,
              with: functions
            )
        }
      }
    }
    for row in 0..<rows {
      for column in 0..<columns {
        var sum = Complex<Scalar>.zero
        for k in 0..<inner { sum += a[row * inner + k] * b[column * inner + k].conjugate }
        if c[row * columns + column] != sum { return false }
      }
    }
    return true
  }

  /// Numbers −8 … 8, so that every sum is exact in single precision.
  private static func wholeNumbers<Scalar: BLASScalar>(
    _ count: Int,
    seed: Int,
    of type: Scalar.Type
  ) -> [Complex<Scalar>] {
    (0..<count).map { index in
      let mixed = (index &* 40503 &+ seed &* 9176) & 0xFFFF
      return Complex(Scalar(mixed % 17 - 8), Scalar(mixed / 17 % 17 - 8))
    }
  }
}
