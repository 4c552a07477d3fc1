// SPDX-License-Identifier: MIT

/// A complex number.
struct Complex<N: Real>: Sendable {
  var real: N
  var imaginary: N

  @inline(__always)
  init(_ real: N, _ imaginary: N) {
    self.real = real
    self.imaginary = imaginary
  }

  /// `size · e^(i angle)`.
  @inline(__always)
  static func polar(_ size: N, _ angle: N) -> Self {
    let (sine, cosine) = N.sincos(angle)
    return Self(size * cosine, size * sine)
  }

  /// The absolute value.
  @inline(__always) var size: N { N.sqrt(N.fma(real, real, imaginary * imaginary)) }

  /// a b + c.
  @inline(__always)
  static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self {
    Self(
      N.fma(a.real, b.real, N.fma(-a.imaginary, b.imaginary, c.real)),
      N.fma(a.real, b.imaginary, N.fma(a.imaginary, b.real, c.imaginary))
    )
  }

  /// The same number on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (N) -> Other) -> Complex<Other> {
    Complex<Other>(convert(real), convert(imaginary))
  }

  @inline(__always)
  static func + (a: Self, b: Self) -> Self {
    Self(a.real + b.real, a.imaginary + b.imaginary)
  }

  @inline(__always)
  static func * (a: Self, b: Self) -> Self {
    Self(
      N.fma(a.real, b.real, -(a.imaginary * b.imaginary)),
      N.fma(a.real, b.imaginary, a.imaginary * b.real)
    )
  }
}

extension Complex where N: ScalarReal {
  /// a / b.
  static func / (a: Self, b: Self) -> Self {
    let square = N.fma(b.real, b.real, b.imaginary * b.imaginary)
    let product = a * Self(b.real, -b.imaginary)
    return Self(product.real / square, product.imaginary / square)
  }
}
