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

  @OptionGroup var threads: ThreadOptions

  @Flag(help: "Replace an existing file.")
  var overwrite = false

  func validate() throws {
    guard (dataset == nil) != (datasetFile == nil) else {
      throw ValidationError("Name the dataset once: as DATASET or as --dataset_file.")
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
      threadCount: threads.count
    )
    try interruption.making { try conversion.run(shouldStop: $0, report: $1) ? () : nil }
    print(
      "\(output): \(conversion.rowCount) waveforms of \(conversion.storedCount) numbers "
        + "(\(conversion.sourceCount) before), \(ByteCount.text(conversion.byteCount))."
    )
  }
}
