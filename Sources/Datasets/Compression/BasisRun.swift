// SPDX-License-Identifier: MIT

import Domains
import HDF5Files

/// Makes a singular-value basis in a file of its own.
public struct BasisRun: Sendable {
  /// The numbers of samples and vectors.
  public let demand: BasisDemand
  private let training: BasisTraining
  private let origin: BasisOrigin
  private let output: String
  private let inputs: [String]
  private let overwrite: Bool
  private let binCount: Int

  /// A basis of waveforms that settings describe: the very one that a dataset of these settings and
  /// this seed has.
  ///
  /// - Parameters:
  ///   - settings: The settings.
  ///   - demand: The numbers; nil for those of `compression.svd`.
  ///   - output: The file to make.
  ///   - options: Seed, sampler, threads, backend, and whether a file is replaced.
  /// - Throws: `DatasetError` for settings that describe no such waveforms.
  public init(
    settings: DatasetSettings,
    demand: BasisDemand? = nil,
    output: String,
    options: RunOptions
  ) throws(DatasetError) {
    var changed = settings
    if let demand {
      var compression = settings.compression ?? CompressionSettings()
      compression.basis = .built(demand)
      changed.compression = compression
    }
    guard case .built(let found) = changed.compression?.basis else {
      throw DatasetError(
        .badInput,
        "\(settings.file) has no 'compression.svd' with size and num_training_samples. Give --size and "
          + "--num_train."
      )
    }
    let run = try DatasetRun(settings: changed, output: output, options: options)
    self.demand = found
    training = try run.training(found)
    let seed = (name: "seed", value: String(run.plan.seed))
    // Nothing is multiplied with the basis here, whatever makes the waveforms.
    let notes = (run.plan.compression?.notes ?? []).filter { $0.name != "linear_algebra" }
    origin = BasisOrigin(
      domain: settings.domain,
      compression: changed.compression,
      others: notes + [("linear_algebra", try RunCompression.linearAlgebra()), seed]
    )
    self.output = output
    inputs = [settings.file]
    binCount = run.plan.waveformBinCount
    if case .overwrite = options.existing { overwrite = true } else { overwrite = false }
  }

  /// A basis of the waveforms of a dataset, as they are stored there.
  ///
  /// - Parameters:
  ///   - path: A dataset without a basis, ours or dingo-gw's.
  ///   - size: The number of vectors.
  ///   - trainingCount: The rows that make the basis, from the first on; nil for all. The others
  ///     judge it.
  ///   - output: The file to make.
  ///   - overwrite: Whether a file of that name is replaced.
  ///   - threadCount: The number of threads.
  /// - Throws: `DatasetError` for a dataset that is not there, unfinished, or has a basis already.
  public init(
    dataset path: String,
    size: Int,
    trainingCount: Int?,
    output: String,
    overwrite: Bool,
    threadCount: Int
  ) throws(DatasetError) {
    let part = try MergePart(path: path)
    let stored = try StoredCompression(part)
    guard stored.stored == nil else {
      throw DatasetError(
        .badInput,
        "\(path) is expanded in a basis already. Decompress it first ('whipbird decompress')."
      )
    }
    let count = trainingCount ?? part.rowCount
    guard count <= part.rowCount else {
      throw DatasetError(
        .badInput,
        "\(count) training samples were asked for, but \(path) has \(part.rowCount) rows."
      )
    }
    demand = try BasisDemand(
      size: size,
      trainingCount: count,
      validationCount: part.rowCount - count
    )
    let samples: StoredSamples
    do {
      samples = StoredSamples(
        try HDF5File.open(at: path, writable: false),
        columnNames: part.columnNames,
        binCount: stored.domain.count
      )
    } catch {
      throw DatasetError(.badInput, "\(error)")
    }
    training = BasisTraining(
      samples: samples,
      demand: demand,
      firstBin: stored.domain.minimumIndex,
      seed: 0,
      threadCount: threadCount
    )
    origin = BasisOrigin(
      domain: stored.domain,
      compression: stored.settings,
      others: [("linear_algebra", try RunCompression.linearAlgebra())]
    )
    self.output = output
    self.overwrite = overwrite
    inputs = [path]
    binCount = stored.domain.count
  }

  /// Makes the basis and its file.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked again and again; true ends the work, of which nothing is left.
  ///   - report: Told of the progress, at most ten times a second, from any thread.
  /// - Returns: What the basis is; nil when it was stopped.
  /// - Throws: `DatasetError`; nothing is left of the file then.
  public func run(
    shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws(DatasetError) -> BasisSummary? {
    let draft = try DraftFile(
      output: output,
      inputs: inputs,
      overwrite: overwrite,
      byteCount: 16 * binCount * demand.size
    )
    guard let made = try training.run(shouldStop: shouldStop, report: report) else { return nil }
    do {
      let file = try HDF5File.create(at: draft.path, overwrite: true)
      try file.setAttribute("dataset_type", of: "/", to: .string(StoredBasis.datasetType))
      try made.write(to: file, group: "")
      try origin.write(to: file)
      try file.close()
    } catch {
      draft.discard()
      throw DatasetError(.inputOutput, "\(error)")
    }
    try draft.finish()
    return BasisSummary(made)
  }
}

/// What a basis is, without its vectors.
public struct BasisSummary: Sendable {
  /// The number of vectors.
  public let size: Int
  /// The bins of a waveform.
  public let binCount: Int
  /// The singular values, descending; empty where a file does not tell.
  public let singularValues: [Double]
  /// How well truncations hold the validation samples; nil where there are none.
  public let mismatches: MismatchTable?

  init(_ stored: StoredBasis) {
    size = stored.basis.size
    binCount = stored.basis.binCount
    singularValues = stored.basis.singularValues
    mismatches = stored.mismatches
  }

  /// Reads the arrays of a group but for the vectors; the root's is the empty name.
  init(_ file: HDF5File, group: String) throws {
    let shape = try file.dataset(group + "/V").shape
    guard shape.count == 2 else {
      throw DatasetError(.badInput, "\(file.path): \(group)/V is no matrix.")
    }
    (binCount, size) = (shape[0], shape[1])
    singularValues =
      try file.exists(group + "/s") ? file.dataset(group + "/s").readDoubles() : []
    mismatches =
      try file.exists(group + "/mismatches")
      ? MismatchTable(file.dataset(group + "/mismatches")) : nil
  }
}
