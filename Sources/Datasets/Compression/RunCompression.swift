// SPDX-License-Identifier: MIT

import Compression
import Domains
import Generation
import LinearAlgebra

/// What a run does to its waveforms before they are stored, with everything that was read for it.
struct RunCompression: Sendable {
  let steps: CompressionSteps
  let basis: Basis?
  /// What the file notes of it, by name.
  let notes: [(name: String, value: String)]

  /// The steps in words, line by line.
  let summary: [String]

  /// Whether rows are compressed by what makes them, on a card.
  let isOnDevice: Bool

  /// Where the basis of a run comes from.
  enum Basis: Sendable {
    /// It is made before the first row.
    case built(BasisDemand)
    /// It was read.
    case given(StoredBasis)

    var size: Int {
      switch self {
      case .built(let demand): demand.size
      case .given(let stored): stored.basis.size
      }
    }
  }

  /// The names of the notes, in the order in which files have them.
  static let noteNames = ["whitening", "basis", "linear_algebra"]

  /// Reads what settings name: noise curves, bases.
  ///
  /// - Throws: `DatasetError` for what is not there or does not fit the domain.
  init(
    _ settings: CompressionSettings,
    file: String,
    domain: Domain,
    backend: any Backend,
    instructionSet: InstructionSet?,
    columnNames: [String]
  ) throws(DatasetError) {
    summary = settings.lines
    isOnDevice = DeviceRows.areMade(by: backend)
    var notes: [(name: String, value: String)] = []
    let curve = try settings.whitening.map { name throws(DatasetError) in
      try WhiteningCurve(named: name, domain: domain)
    }
    if let curve { notes.append(("whitening", curve.note)) }
    steps = try Self.steps(
      settings,
      file: file,
      domain: domain,
      whitening: curve?.whitening,
      instructionSet: instructionSet,
      columnNames: columnNames
    )
    if settings.heterodyning != nil, backend.unaveragedRows != nil {
      throw DatasetError(
        .badInput,
        "\(file): 'compression.phase_heterodyning' needs waveforms at the domain's own frequencies, "
          + "but this model is averaged from the uniform base domain. Choose a model of the frequency "
          + "domain, or a uniform domain."
      )
    }
    switch settings.basis {
    case nil: basis = nil
    case .built(let demand):
      let bins = domain.count - domain.minimumIndex
      guard demand.size <= bins else {
        throw DatasetError(
          .badInput,
          "\(file): 'compression.svd.size' is \(demand.size), but a waveform has \(bins) bins with a "
            + "signal. Lower size, or store the waveforms without a basis."
        )
      }
      basis = .built(demand)
      notes.append(("basis", BasisTraining.methodInWords(demand, binCount: bins)))
    case .file(let path):
      let stored = try StoredBasis(path: path)
      guard stored.basis.binCount == domain.count else {
        throw DatasetError(
          .badInput,
          "\(file): the basis in \(path) has \(stored.basis.binCount) bins, the domain "
            + "\(domain.count). Make a basis for this domain."
        )
      }
      try BasisOrigin.check(path, domain: domain, compression: settings)
      basis = .given(stored)
      let sum = stored.basis.withUnsafeVectors { Journal.checksum($0) }
      notes.append(("basis", "\(path), check sum \(String(sum, radix: 16))"))
    }
    if let basis {
      notes.append(("linear_algebra", try Self.linearAlgebra(of: basis, backend)))
    }
    self.notes = notes
  }

  /// What makes the basis, and what multiplies rows with it where that is not the same: last digits
  /// depend on both.
  private static func linearAlgebra(
    of basis: Basis,
    _ backend: any Backend
  ) throws(DatasetError) -> String {
    let product: String?
    do {
      product = try backend.productDescription()
    } catch {
      throw DatasetError(.generation, "\(error)")
    }
    guard let product else { return try linearAlgebra() }
    let coefficients = Self.coefficients + product
    guard case .built = basis else { return coefficients }
    return "\(try linearAlgebra()), \(coefficients)"
  }

  /// Whether what a run noted of its linear algebra says that cards made its coefficients.
  static func isOnCard(linearAlgebra note: String) -> Bool { note.contains(coefficients) }

  /// What comes before the name of what multiplies rows on cards.
  private static let coefficients = "coefficients by "

  /// Rows that a backend compresses itself; nil where it does not.
  func deviceRows(_ backend: any Backend, basis: WaveformBasis?) -> DeviceRows? {
    DeviceRows(backend, steps: steps, basis: basis)
  }

  /// The steps before a basis.
  static func steps(
    _ settings: CompressionSettings,
    file: String,
    domain: Domain,
    whitening: Whitening?,
    instructionSet: InstructionSet?,
    columnNames: [String]
  ) throws(DatasetError) -> CompressionSteps {
    let build: InstructionSet
    do {
      build = try instructionSet ?? .chosen()
      return try CompressionSteps(
        whitening: whitening,
        heterodyning: settings.heterodyning.map { heterodyning in
          PhaseHeterodyning(
            order: heterodyning.order,
            fixedMasses: heterodyning.fixedMasses,
            domain: domain,
            sineCosine: { build.fillSineCosine(of: $0, sines: $1, cosines: $2) }
          )
        },
        columnNames: columnNames
      )
    } catch {
      throw DatasetError(.badInput, "\(file): 'compression': \(error)")
    }
  }

  /// What multiplies matrices here: its last digits are in the file.
  static func linearAlgebra() throws(DatasetError) -> String {
    do {
      return try BLASLibrary.shared().summary
    } catch {
      throw DatasetError(.generation, "\(error)")
    }
  }
}

/// Does a run's compression on blocks, by several threads at the same time.
struct BlockCompressor: Sendable {
  let steps: CompressionSteps
  let basis: WaveformBasis?

  /// Brings the first rows of a block to the form in which they are stored.
  func compress(rowCount: Int, in block: RowBlock) {
    steps.apply(toRows: rowCount, of: block)
    guard let basis else { return }
    basis.expand(
      [block.plus, block.cross],
      rowCount: rowCount,
      into: [block.storedPlus, block.storedCross]
    )
  }
}
