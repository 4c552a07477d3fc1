// SPDX-License-Identifier: MIT

import ComplexModule
import RealModule

/// What a pass over rows X with a basis Q adds up.
struct PassSums: Sendable {
  /// Xᴴ X Q, of shape (F, l).
  var product: [Complex<Double>]
  /// L of (X Q)ᵀ = L Q', column by column, of shape (l, l).
  var triangle: [Complex<Double>]
  /// The columns of X that have a number other than zero.
  var isUsed: [Bool]

  private let count: Int
  private let functions: BLASFunctions

  init(task: BasisTask, count: Int) {
    product = []
    triangle = []
    isUsed = [Bool](repeating: false, count: task.columnCount)
    self.count = count
    functions = task.functions
  }

  /// Takes further columns of (X Q)ᵀ into the triangle.
  mutating func reduce(_ columns: some Collection<Complex<Double>>) throws(LinearAlgebraError) {
    triangle.append(contentsOf: columns)
    triangle = try LAPACK(functions: functions).lowerTriangle(of: &triangle, rows: count)
  }

  /// Adds the sums of further rows.
  mutating func add(_ other: PassSums) throws(LinearAlgebraError) {
    if product.isEmpty {
      product = other.product
    } else {
      for index in product.indices { product[index] += other.product[index] }
    }
    if triangle.isEmpty { triangle = other.triangle } else { try reduce(other.triangle) }
    isUsed.formUnion(other.isUsed)
  }
}

/// Sums of chains of rows, added in the order of the chains whenever they come.
struct OrderedSums: Sendable {
  private(set) var total: PassSums
  private var next = 0
  private var waiting: [Int: PassSums] = [:]

  init(_ zero: PassSums) { total = zero }

  mutating func add(_ sums: PassSums, of chain: Int) throws {
    waiting[chain] = sums
    while let sums = waiting.removeValue(forKey: next) {
      try total.add(sums)
      next += 1
    }
  }
}
