// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird merge`.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make one dataset of parts, ours or dingo-gw's.",
    discussion: """
      Examples:
        whipbird merge part0.hdf5 part1.hdf5 part2.hdf5 -o whole.hdf5
        whipbird merge --prefix part --num_parts 3 --out_file whole.hdf5

      Parts must agree in settings (but num_samples), parameters, type of the waveforms and \
      singular-value basis, and hold different rows. Rows are copied in blocks: memory does not \
      grow with the files. The file is called OUTPUT.unfinished until it is complete; a merge that \
      is stopped removes it. Parts of one run (whipbird generate --part) are put in order, none may \
      be missing, and the file is the one that the whole run makes.
      """
  )

  @Argument(help: "The parts, in the order of their rows.")
  var parts: [String] = []

  @Option(
    name: [.customShort("o"), .long, .customLong("out_file"), .customLong("out-file")],
    help: "The HDF5 file to make."
  )
  var output: String

  @Option(help: "In dingo's spelling: the parts are PREFIX0.hdf5, PREFIX1.hdf5, …")
  var prefix: String?

  @Option(
    name: [.customLong("num_parts"), .customLong("num-parts")],
    help: "The number of parts, with --prefix."
  )
  var partCount: Int?

  @Option(
    name: [.customLong("settings_file"), .customLong("settings-file")],
    help: """
      Settings to be stored in place of the parts'; they may differ from them in num_samples and \
      in compression.svd alone.
      """
  )
  var settingsFile: String?

  @Flag(help: "Replace an existing file.")
  var overwrite = false

  @Option(help: .hidden)
  var blockByteCount: Int?

  func validate() throws {
    guard parts.isEmpty != (prefix == nil) else {
      throw ValidationError("Name the parts, either one by one or with --prefix and --num_parts.")
    }
    guard (prefix == nil) == (partCount == nil) else {
      throw ValidationError("--prefix and --num_parts go together.")
    }
    if let partCount, !(1...1_000_000).contains(partCount) {
      throw ValidationError("--num_parts must be between 1 and 1000000, not \(partCount).")
    }
    guard (blockByteCount ?? 1) > 0 else {
      throw ValidationError("--block-byte-count must be 1 or more bytes.")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let interruption = Interruption()
      var merge = try DatasetMerge(
        parts: prefix.map { prefix in (0..<(partCount ?? 0)).map { "\(prefix)\($0).hdf5" } }
          ?? parts,
        output: output,
        settingsFile: settingsFile,
        overwrite: overwrite
      )
      merge.blockByteCount = blockByteCount ?? merge.blockByteCount
      try interruption.making { try merge.run(shouldStop: $0, report: $1) ? () : nil }
      print(
        "\(output): \(merge.rowCount) waveforms of \(merge.partPaths.count) parts, "
          + "\(ByteCount.text(merge.byteCount))."
      )
      remarkOnFurtherPart()
    }
  }

  /// A part more than was asked for may have been forgotten.
  private func remarkOnFurtherPart() {
    guard let prefix, let partCount else { return }
    let next = "\(prefix)\(partCount).hdf5"
    guard (try? DatasetInspection.isHDF5(next)) == true else { return }
    print("Note: \(next) is there too, and was not asked for.")
  }
}
