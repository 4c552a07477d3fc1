// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird build-svd`.
struct BuildSVD: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build-svd",
    abstract: "Make a singular-value basis of waveforms.",
    discussion: """
      Examples:
        whipbird build-svd settings.yaml --seed 1 -o svd.hdf5
        whipbird build-svd --dataset_file dataset.hdf5 --size 200 --num_train 4000 --out_file svd.hdf5

      Of settings: samples are drawn from the prior, whitened and heterodyned as the settings say; \
      the basis is the very one that a dataset of the same settings and seed has. Of a dataset, ours \
      or dingo-gw's: its first rows make the basis as they are stored, the others judge it. A dataset \
      takes the basis by 'compression: {svd: {file: svd.hdf5}}', in dingo-gw too.
      """
  )

  @Argument(help: "The settings: a YAML file as dingo's.")
  var settings: String?

  @Option(
    name: [.customLong("settings_file"), .customLong("settings-file")],
    help: "The settings, in dingo's spelling."
  )
  var settingsFile: String?

  @Option(
    name: [.customLong("dataset"), .customLong("dataset_file"), .customLong("dataset-file")],
    help: "A dataset without a basis, in place of settings."
  )
  var dataset: String?

  @Option(help: "The number of vectors. (default: the settings')")
  var size: Int?

  @Option(
    name: [.customLong("num_train"), .customLong("num-train")],
    help: "The samples that make the basis. (default: the settings'; all rows of a dataset)"
  )
  var trainingCount: Int?

  @Option(
    name: [.customLong("num_validation"), .customLong("num-validation")],
    help: """
      The samples that judge the basis, with settings. (default: the settings'; the rest of a dataset)
      """
  )
  var validationCount: Int?

  @Option(
    name: [.customShort("o"), .long, .customLong("out_file"), .customLong("out-file")],
    help: "The HDF5 file to make."
  )
  var output: String

  @Option(help: "The seed, with settings. (default: a random one, which the file records)")
  var seed: UInt64?

  @Option(help: "Where parameters come from: every sample's own stream, or bilby's stream.")
  var sampler: RunOptions.Sampler = .counter

  @Option(help: "What computes, in place of the settings' choice. (default: auto)")
  var backend: BackendChoice?

  @OptionGroup var threads: ThreadOptions

  @Flag(help: "Replace an existing file.")
  var overwrite = false

  func validate() throws {
    let sources = [settings, settingsFile, dataset].compactMap { $0 }
    guard sources.count == 1 else {
      throw ValidationError("Name either settings or a dataset (--dataset_file), once.")
    }
    guard dataset == nil || size != nil else {
      throw ValidationError("With --dataset_file, say how many vectors: --size.")
    }
    guard dataset == nil || validationCount == nil else {
      throw ValidationError(
        "With --dataset_file, the rows after the first --num_train judge the basis; there is no "
          + "--num_validation."
      )
    }
    guard (size == nil) == (trainingCount == nil) || dataset != nil else {
      throw ValidationError(
        "--size and --num_train go together, in place of the settings' numbers."
      )
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let interruption = Interruption()
      let run = try makeRun()
      let summary = try interruption.making { try run.run(shouldStop: $0, report: $1) }
      print("\(output): made of \(run.demand.trainingCount) training samples.")
      for line in BasisReport.lines(summary) { print(line) }
    }
  }

  private func makeRun() throws -> BasisRun {
    let threadCount = threads.count
    if let dataset {
      return try BasisRun(
        dataset: dataset,
        size: size ?? 0,
        trainingCount: trainingCount,
        output: output,
        overwrite: overwrite,
        threadCount: threadCount
      )
    }
    var demand: BasisDemand?
    if let size, let trainingCount {
      demand = try BasisDemand(
        size: size,
        trainingCount: trainingCount,
        validationCount: validationCount ?? 0
      )
    }
    return try BasisRun(
      settings: DatasetSettings.read(from: settings ?? settingsFile ?? ""),
      demand: demand,
      output: output,
      options: RunOptions(
        threadCount: threadCount,
        seed: seed,
        sampler: sampler,
        existing: overwrite ? .overwrite : .refuse,
        backend: backend
      )
    )
  }
}
