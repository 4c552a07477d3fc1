// SPDX-License-Identifier: MIT

/// LAL's linked list of modes, in LAL's memory; destroyed with this value.
///
/// A record of the list is the address of a series, a 32-bit degree, a 32-bit order, the address
/// of a sequence of times or frequencies, and the address of the next record.
struct LALModeList: ~Copyable {
  private let first: UnsafeMutableRawPointer
  private let kind: LALSeries.Kind
  private let destroy: LALFunctions.DestroySeries

  init(
    first: UnsafeMutableRawPointer,
    kind: LALSeries.Kind,
    destroy: @escaping LALFunctions.DestroySeries
  ) {
    self.first = first
    self.kind = kind
    self.destroy = destroy
  }

  deinit { destroy(first) }

  /// Copies the modes into Swift, ordered by degree and order.
  func copied() -> [LALMode] {
    var modes: [LALMode] = []
    var next: UnsafeMutableRawPointer? = first
    while let record = next {
      if let address = record.load(as: UnsafeMutableRawPointer?.self) {
        modes.append(mode(record, LALSeries(address: address, kind: kind)))
      }
      next = record.load(fromByteOffset: 24, as: UnsafeMutableRawPointer?.self)
    }
    return modes.sorted { ($0.l, $0.m) < ($1.l, $1.m) }
  }

  private func mode(_ record: UnsafeMutableRawPointer, _ series: LALSeries) -> LALMode {
    LALMode(
      l: Int(record.load(fromByteOffset: 8, as: UInt32.self)),
      m: Int(record.load(fromByteOffset: 12, as: Int32.self)),
      values: Array(series.values),
      count: series.count,
      startFrequency: series.startFrequency,
      spacing: series.spacing,
      start: series.epoch
    )
  }
}
