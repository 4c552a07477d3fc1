// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// What `whipbird compress` and `whipbird decompress` have in common.
struct ConversionOptions: ParsableArguments {
  @Argument(help: "A dataset of Whipbird or dingo-gw.")
  var dataset: String?

  @Option(
    name: [.customLong("dataset_file"), .customLong("dataset-file")],
    help: "The dataset, in dingo's spelling."
  )
  var datasetFile: String?

  @Option(
    name: [.customShort("o"), .long, .customLong("out_file"), .customLong("out-file")],
    help: "The HDF5 file to make."
  )
  var output: String

  @Option(help: "The type of the stored waveforms. (default: as they are)")
  var precision: RunOptions.Precision?

  @Option(
    name: [.long, .customLong("num_processes"), .customLong("num-processes")],
    help: "The number of threads. (default: all processors)"
  )
  var threads: Int?

  @Flag(help: "Replace an existing file.")
  var overwrite = false

  func validate() throws {
    guard (dataset == nil) != (datasetFile == nil) else {
      throw ValidationError("Name the dataset once: as DATASET or as --dataset_file.")
    }
    if let threads, !(1...4096).contains(threads) {
      throw ValidationError("--threads must be between 1 and 4096, not \(threads).")
    }
  }

  /// Converts the dataset and says what became of it.
  func convert(to goal: DatasetConversion.Goal) throws {
    let interruption = Interruption()
    let conversion = try DatasetConversion(
      path: dataset ?? datasetFile ?? "",
      goal: goal,
      precision: precision,
      output: output,
      overwrite: overwrite,
      threadCount: threads ?? Processors.count
    )
    let bar = ProgressBar()
    defer { bar.end() }
    let isComplete = try conversion.run(
      shouldStop: { interruption.isRequested },
      report: { bar.show($0) }
    )
    bar.end()
    guard isComplete else {
      print("Interrupted: nothing was made.")
      throw ExitStatus.interrupted
    }
    print(
      "\(output): \(conversion.rowCount) waveforms of \(conversion.storedCount) numbers "
        + "(\(conversion.sourceCount) before), \(ByteCount.text(conversion.byteCount))."
    )
  }
}
