// SPDX-License-Identifier: MIT

/// Two lanes worked on at once.
///
/// Long formulas wait for their own square roots and quotients; two of them side by side fill the
/// time. Every operation is that of the lane, so that the bits are the same.
struct LanePair<Element: Lane>: Sendable {
  let first: Element
  let second: Element

  @inline(__always)
  init(_ first: Element, _ second: Element) {
    self.first = first
    self.second = second
  }
}

extension LanePair: Real {
  @inline(__always) init(_ value: Double) { self.init(Element(value), Element(value)) }

  @inline(__always) static func + (a: Self, b: Self) -> Self {
    Self(a.first + b.first, a.second + b.second)
  }
  @inline(__always) static func - (a: Self, b: Self) -> Self {
    Self(a.first - b.first, a.second - b.second)
  }
  @inline(__always) static func * (a: Self, b: Self) -> Self {
    Self(a.first * b.first, a.second * b.second)
  }
  @inline(__always) static func / (a: Self, b: Self) -> Self {
    Self(a.first / b.first, a.second / b.second)
  }
  @inline(__always) static prefix func - (a: Self) -> Self { Self(-a.first, -a.second) }
  @inline(__always) static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self {
    Self(
      Element.fma(a.first, b.first, c.first),
      Element.fma(a.second, b.second, c.second)
    )
  }
  @inline(__always) static func sqrt(_ x: Self) -> Self {
    Self(Element.sqrt(x.first), Element.sqrt(x.second))
  }
  @inline(__always) static func abs(_ x: Self) -> Self {
    Self(Element.abs(x.first), Element.abs(x.second))
  }
  @inline(__always) static func exp(_ x: Self) -> Self {
    Self(Element.exp(x.first), Element.exp(x.second))
  }
  @inline(__always) static func log(_ x: Self) -> Self {
    Self(Element.log(x.first), Element.log(x.second))
  }
  @inline(__always) static func cbrt(_ x: Self) -> Self {
    Self(Element.cbrt(x.first), Element.cbrt(x.second))
  }
  @inline(__always) static func sincos(_ x: Self) -> (sin: Self, cos: Self) {
    let first = Element.sincos(x.first)
    let second = Element.sincos(x.second)
    return (Self(first.sin, second.sin), Self(first.cos, second.cos))
  }
  @inline(__always) static func atan(_ x: Self) -> Self {
    Self(Element.atan(x.first), Element.atan(x.second))
  }
  @inline(__always) static func atan2(_ y: Self, _ x: Self) -> Self {
    Self(Element.atan2(y.first, x.first), Element.atan2(y.second, x.second))
  }
  @inline(__always) static func acos(_ x: Self) -> Self {
    Self(Element.acos(x.first), Element.acos(x.second))
  }
  @inline(__always) static func pow(_ x: Self, _ y: Self) -> Self {
    Self(Element.pow(x.first, y.first), Element.pow(x.second, y.second))
  }
}

extension LanePair: Lane {
  @inline(__always) static var count: Int { 2 * Element.count }
  @inline(__always) static func less(
    _ a: Self,
    _ b: Self
  ) -> (Element.Mask, Element.Mask) {
    (Element.less(a.first, b.first), Element.less(a.second, b.second))
  }
  @inline(__always) static func select(
    _ mask: (Element.Mask, Element.Mask),
    _ a: Self,
    _ b: Self
  ) -> Self {
    Self(
      Element.select(mask.0, a.first, b.first),
      Element.select(mask.1, a.second, b.second)
    )
  }
  @inline(__always) static func load(_ address: UnsafePointer<Double>) -> Self {
    Self(Element.load(address), Element.load(address + Element.count))
  }
  @inline(__always) func store(to address: UnsafeMutablePointer<Double>) {
    first.store(to: address)
    second.store(to: address + Element.count)
  }
  @inline(__always) static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    Element.storeComplex(real.first, imaginary.first, to: address)
    Element.storeComplex(real.second, imaginary.second, to: address + 2 * Element.count)
  }
  @inline(__always) static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    Element.addComplex(real.first, imaginary.first, to: address)
    Element.addComplex(real.second, imaginary.second, to: address + 2 * Element.count)
  }
  @inline(__always) static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    let some = min(elements, Element.count)
    Element.addComplex(real.first, imaginary.first, first: some, to: address)
    Element.addComplex(
      real.second,
      imaginary.second,
      first: elements - some,
      to: address + 2 * Element.count
    )
  }
  @inline(__always) static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    let some = min(elements, Element.count)
    Element.storeComplex(real.first, imaginary.first, first: some, to: address)
    Element.storeComplex(
      real.second,
      imaginary.second,
      first: elements - some,
      to: address + 2 * Element.count
    )
  }
}
