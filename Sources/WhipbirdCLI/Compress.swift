// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird compress`.
struct Compress: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a smaller dataset of one that is there.",
    discussion: """
      Examples:
        whipbird compress dataset.hdf5 --size 100 -o smaller.hdf5
        whipbird compress dataset.hdf5 --svd_file svd.hdf5 -o expanded.hdf5
        whipbird compress dataset.hdf5 --precision single -o single.hdf5

      Rows are read and written in blocks: memory does not grow with the file. The file is called \
      OUTPUT.unfinished until it is complete.
      """
  )

  @OptionGroup var options: ConversionOptions

  @Option(help: "Keep so many vectors of the dataset's basis.")
  var size: Int?

  @Option(
    name: [.customLong("svd_file"), .customLong("svd-file")],
    help: "Expand the stored rows in the basis of this file."
  )
  var basisFile: String?

  func validate() throws {
    guard size == nil || basisFile == nil else {
      throw ValidationError("--size cuts the dataset's own basis, --svd_file brings one: take one.")
    }
    if let size, size < 1 { throw ValidationError("--size must be 1 or more, not \(size).") }
  }

  func run() throws {
    try ExitStatus.guarding {
      try options.convert(to: basisFile.map { .expanded(basisFile: $0) } ?? .kept(size: size))
    }
  }
}
