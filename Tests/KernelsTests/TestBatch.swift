// SPDX-License-Identifier: MIT

/// Arguments of many calls and room for their results.
final class TestBatch {
  var x: [Double] = []
  var y: [Double] = []
  var z: [Double] = []
  var first: [Double] = []
  var second: [Double] = []

  /// Arguments of one block of a million, from all over the function's domain and beyond.
  init(_ function: ElementaryFunction, count: Int, block: UInt64) {
    let seed = 1000 * UInt64(function.rawValue + 1) + block
    if let claim = AccuracyClaim.all.first(where: { $0.function == function }) {
      for (x, y) in claim.points(count, seed: seed).suffix(count) {
        self.x.append(x)
        self.y.append(y)
      }
      z = x
    } else {
      addMultiplyAddArguments(count, seed: seed)
    }
    first = Array(repeating: 0, count: count)
    second = first
  }

  /// Factors and summands of like and of unlike size, and sums that cancel.
  private func addMultiplyAddArguments(_ count: Int, seed: UInt64) {
    var random = RandomNumbers(seed: seed)
    let wide = Sampling.logarithmic(-40...40, signed: true)
    for index in 0..<count {
      x.append(wide.draw(&random))
      y.append(wide.draw(&random))
      let product = x[index] * y[index]
      let tie = product.ulp * Double(Int.random(in: -9...9, using: &random)) / 4
      switch index % 4 {
      case 0: z.append(wide.draw(&random))
      case 1: z.append(-product)
      case 2: z.append(tie - product)
      default: z.append(product * 0x1p53 + tie)
      }
    }
  }

  func withPointers(
    _ body: (
      Int, UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>,
      UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
    ) -> Void
  ) {
    let count = x.count
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        z.withUnsafeBufferPointer { z in
          first.withUnsafeMutableBufferPointer { first in
            second.withUnsafeMutableBufferPointer { second in
              guard let x = x.baseAddress, let y = y.baseAddress, let z = z.baseAddress,
                let first = first.baseAddress, let second = second.baseAddress
              else { return }
              body(count, x, y, z, first, second)
            }
          }
        }
      }
    }
  }

  /// A hash of the bits of all results; every NaN counts the same.
  var hash: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for value in first + second {
      hash = (hash ^ (value.isNaN ? 1 : value.bitPattern)) &* 0x100_0000_01b3
    }
    return hash
  }
}
