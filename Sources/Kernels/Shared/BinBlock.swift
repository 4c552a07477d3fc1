// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// A few bins of a row that are finished step by step, while what one step leaves for the next stays
/// in the fastest cache.
///
/// A step is a small loop, in which the processor works on many bins at a time; one loop of all steps
/// would wait for its own quotients and roots, and run out of registers.
struct BinBlock {
  /// The bins of a block.
  static var length: Int { 128 }

  let tables: FrequencyTables
  let bins: Range<Int>

  /// The first bin of each lane of a range of the block's bins; the last lane may reach beyond it.
  @inline(__always)
  func lanes<L: Lane>(_ lane: L.Type, _ range: Range<Int>) -> LaneBins<L> { LaneBins(range) }

  /// The first bin of each lane of all bins.
  @inline(__always)
  func lanes<L: Lane>(_ lane: L.Type) -> LaneBins<L> { LaneBins(bins) }

  /// The point of the lane of bins from a bin on.
  @inline(__always)
  func point<L: Lane>(_ lane: L.Type, at bin: Int) -> GridPoint<L> {
    GridPoint<L>(tables, at: bin)
  }

}

extension Range<Int> {
  /// The part between two numbers in any order; empty where the second is not beyond the first.
  @inline(__always)
  func part(from start: Int, to end: Int) -> Range<Int> {
    let first = Swift.min(Swift.max(start, lowerBound), upperBound)
    return first..<Swift.max(first, Swift.min(end, upperBound))
  }
}

/// The first bins of the lanes that cover a range.
struct LaneBins<L: Lane>: Sequence, IteratorProtocol {
  private var bin: Int
  private let end: Int

  @inline(__always)
  init(_ range: Range<Int>) {
    bin = range.lowerBound
    end = range.upperBound
  }

  @inline(__always)
  mutating func next() -> Int? {
    if bin >= end { return nil }
    defer { bin &+= L.count }
    return bin
  }
}

/// One number for each bin of a block.
///
/// Columns are filled from the first bin on, so that a lane that reaches beyond its range is
/// overwritten by what belongs there; behind the last bin there is room for a lane.
struct BlockColumn {
  private let address: UnsafeMutablePointer<Double>
  private let firstBin: Int

  static var capacity: Int { BinBlock.length + FrequencyTables.padding }

  /// The column with an index among those in `memory`, for a block.
  @inline(__always)
  init(_ index: Int, in memory: UnsafeMutablePointer<Double>, of block: BinBlock) {
    address = memory + index &* Self.capacity
    firstBin = block.bins.lowerBound
  }

  /// The lane of numbers from a bin on.
  @inline(__always)
  func load<L: Lane>(_ lane: L.Type, at bin: Int) -> L { L.load(address + (bin &- firstBin)) }

  /// Puts a lane of numbers from a bin on.
  @inline(__always)
  func store<L: Lane>(_ value: L, at bin: Int) { value.store(to: address + (bin &- firstBin)) }
}

/// One complex number for each bin of a block.
struct ComplexColumn {
  let real: BlockColumn
  let imaginary: BlockColumn

  /// The columns with an index and the next one among those in `memory`.
  @inline(__always)
  init(_ index: Int, in memory: UnsafeMutablePointer<Double>, of block: BinBlock) {
    real = BlockColumn(index, in: memory, of: block)
    imaginary = BlockColumn(index &+ 1, in: memory, of: block)
  }

  @inline(__always)
  func load<L: Lane>(_ lane: L.Type, at bin: Int) -> Complex<L> {
    Complex(real.load(lane, at: bin), imaginary.load(lane, at: bin))
  }

  @inline(__always)
  func store<L: Lane>(_ value: Complex<L>, at bin: Int) {
    real.store(value.real, at: bin)
    imaginary.store(value.imaginary, at: bin)
  }
}

extension RowEvaluation {
  /// Calls with the blocks of a window and memory for `columns` columns of each.
  @inline(__always)
  func inBlocks(
    of window: BinWindow,
    columns: Int,
    _ body: (BinBlock, UnsafeMutablePointer<Double>) -> Void
  ) {
    withUnsafeTemporaryAllocation(
      byteCount: columns * BlockColumn.capacity * MemoryLayout<Double>.stride,
      alignment: 64
    ) { memory in
      guard let base = memory.baseAddress else { return }
      let doubles = base.assumingMemoryBound(to: Double.self)
      var start = window.start
      while start < window.end {
        let end = min(start &+ BinBlock.length, window.end)
        body(BinBlock(tables: tables, bins: start..<end), doubles)
        start = end
      }
    }
  }

  /// Writes a row: zeros outside of the window, and inside of it what the steps of its blocks make.
  @inline(__always)
  func write(
    _ window: BinWindow,
    columns: Int,
    _ body: (BinBlock, UnsafeMutablePointer<Double>) -> Void
  ) {
    clear(0..<window.start)
    inBlocks(of: window, columns: columns, body)
    clear(window.end..<tables.count)
    taper(window)
  }

  /// The bins of a window at which the frequency M f reaches given ones, each at least the one before.
  func joins<let count: Int>(
    _ frequencies: InlineArray<count, Double>,
    massInSeconds: Double,
    _ window: BinWindow
  ) -> InlineArray<count, Int> {
    var last = window.start
    return frequencies.mapped { frequency in
      last = firstBin(
        reaching: frequency,
        massInSeconds: massInSeconds,
        from: last,
        to: window.end
      )
      return last
    }
  }

  /// Writes a lane of values, of which those before `end` count.
  @inline(__always)
  func store<L: Lane>(_ value: Polarizations<L>, at bin: Int, before end: Int) {
    let (plus, cross) = (plus + 2 &* bin, cross + 2 &* bin)
    let rest = end &- bin
    if rest >= L.count {
      L.storeComplex(value.plus.real, value.plus.imaginary, to: plus)
      L.storeComplex(value.cross.real, value.cross.imaginary, to: cross)
    } else {
      L.storeComplex(value.plus.real, value.plus.imaginary, first: rest, to: plus)
      L.storeComplex(value.cross.real, value.cross.imaginary, first: rest, to: cross)
    }
  }
}
