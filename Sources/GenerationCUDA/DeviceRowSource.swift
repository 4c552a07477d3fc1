// SPDX-License-Identifier: MIT

import KernelRecords

/// What puts rows into the memory of a card's queues: kernels of a model, or the host.
protocol DeviceRowSource: Sendable {
  /// What rows are asked for by.
  associatedtype Input: RowInput
  /// The memory of a queue that this needs beside that of rows.
  associatedtype Memory
  /// The bins of a row.
  var binCount: Int { get }
  /// The bytes of the record that is sent for each row.
  var recordByteCount: Int { get }
  /// The bytes that a row takes on the card until it is made, beside its bins and its record.
  var scratchByteCount: Int { get }
  /// Takes the memory for so many rows; the card must be the calling thread's.
  func makeMemory(capacity: Int, on device: CUDADevice) throws(CUDAError) -> Memory
  /// Where the windows of bins with signal are on the card, once rows are made.
  func windows(in buffers: Buffers<Self>) -> UnsafePointer<BinWindow?>
  /// Queues what makes rows, and sends what else is written in `Buffers.hostWork`.
  func make(
    _ input: Input,
    in buffers: Buffers<Self>,
    on stream: CUDAStream
  ) throws(CUDAError)
  /// Hands on what the card said of rows that are done.
  func finish(_ input: Input, in buffers: Buffers<Self>)
}

/// What some rows are asked for by, row by row.
protocol RowInput {
  /// The rows.
  var count: Int { get }
  /// The same for some of the rows.
  func rows(_ rows: Range<Int>) -> Self
}
