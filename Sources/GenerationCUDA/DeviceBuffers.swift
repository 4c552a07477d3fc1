// SPDX-License-Identifier: MIT

/// The memory in which a queue of a card makes up to `capacity` rows.
struct Buffers<Source: DeviceRowSource> {
  let capacity: Int
  let isSingle: Bool
  /// Whether rows are single already when they are made: not where they are transformed.
  let isMadeSingle: Bool
  /// The bytes of one polarization in one row.
  let rowByteCount: Int
  /// The records of work, and those of rows after them; `WorkOffset` says where.
  let work: DeviceMemory
  let plus: DeviceMemory
  let cross: DeviceMemory
  /// What makes rows needs this beside.
  let memory: Source.Memory
  /// What transforms take; nil where rows stay as they are made.
  let transform: TransformBuffers?
  /// What is copied to `work`.
  let hostWork: PinnedMemory

  init(
    capacity: Int,
    source: Source,
    isSingle: Bool,
    transform: DeviceTransform? = nil,
    on device: CUDADevice
  ) throws(CUDAError) {
    self.capacity = capacity
    self.isSingle = isSingle
    isMadeSingle = isSingle && transform == nil
    rowByteCount = RowLayout.byteCount(source.binCount, isSingle: isMadeSingle)
    plus = try DeviceMemory(capacity * rowByteCount, on: device)
    cross = try DeviceMemory(capacity * rowByteCount, on: device)
    let workByteCount = WorkOffset.rows + capacity * source.recordByteCount
    work = try DeviceMemory(workByteCount, on: device)
    hostWork = try PinnedMemory(workByteCount, for: device)
    memory = try source.makeMemory(capacity: capacity, on: device)
    self.transform =
      if let transform {
        try TransformBuffers(capacity: capacity, transform, isSingle: isSingle, on: device)
      } else { nil }
  }

  /// Whether rows can be made here, and transformed so.
  func fits(_ rowCount: Int, isSingle: Bool, _ wanted: DeviceTransform?) -> Bool {
    capacity >= rowCount && self.isSingle == isSingle && transform?.transform === wanted
  }

  /// Where h₊ is when all is done.
  var finishedPlus: DeviceMemory { transform?.plus ?? plus }
  /// Where h× is when all is done.
  var finishedCross: DeviceMemory { transform?.cross ?? cross }
  /// The bytes of one polarization in one row when all is done.
  var finishedRowByteCount: Int { transform?.rowByteCount ?? rowByteCount }
}

/// Where the records of work lie in the memory that is sent to a card in one go.
enum WorkOffset {
  /// The record of the kernel that rows begin with.
  static let making = 0
  /// The record of a model's evaluation.
  static let evaluation = 256
  /// The record of the steps that leave a row its bins.
  static let transform = 512
  /// The record of the product with a basis.
  static let projection = 768
  /// The records of the rows.
  static let rows = 1024
}

/// How rows lie in memory.
enum RowLayout {
  /// The bytes of one polarization in one row.
  static func byteCount(_ binCount: Int, isSingle: Bool) -> Int {
    2 * binCount * (isSingle ? MemoryLayout<Float>.stride : MemoryLayout<Double>.stride)
  }
}
