// SPDX-License-Identifier: MIT

/// Whether a file can be made at a place: what every command that writes a dataset asks first.
enum OutputPlace {
  /// Refuses places that cannot be a file.
  static func refuse(_ output: String) throws(DatasetError) {
    guard !output.isEmpty else {
      throw DatasetError(.outputRefused, "The name of the output is empty. Name a file.")
    }
    let folder = FileSystem.folder(of: output)
    guard FileSystem.isDirectory(folder) else {
      throw DatasetError(.outputRefused, "\(output): there is no folder \(folder). Make it first.")
    }
    guard FileSystem.isWritable(folder) else {
      throw DatasetError(
        .outputRefused,
        "\(output): the folder \(folder) is not writable for this user."
      )
    }
    guard !FileSystem.isDirectory(output) else {
      throw DatasetError(.outputRefused, "\(output) is a folder. Name a file.")
    }
    // The finished file would take the link's place, not that of the file it leads to.
    if let destination = FileSystem.destinationOfLink(output) {
      throw DatasetError(
        .outputRefused,
        "\(output) is a symbolic link to \(destination). Name the file itself."
      )
    }
    guard !FileSystem.exists(output) || FileSystem.isRegularFile(output) else {
      throw DatasetError(.outputRefused, "\(output) is a device or a pipe. Name a file.")
    }
  }

  /// Refuses a file that does not fit on its disk; `advice` says how it could be smaller.
  static func refuseTooLarge(
    _ output: String,
    byteCount: Int,
    advice: String
  ) throws(DatasetError) {
    let folder = FileSystem.folder(of: output)
    guard let free = FileSystem.freeByteCount(inFolder: folder), free < byteCount else { return }
    throw DatasetError(
      .outputRefused,
      "\(output) needs \(ByteCount.text(byteCount)), but the disk of \(folder) has "
        + "\(ByteCount.text(free)) free. \(advice)"
    )
  }

  /// Refuses to write over one of the files that are read.
  static func refuseInput(_ output: String, inputs: [String]) throws(DatasetError) {
    for input in inputs where FileSystem.isSame(input, output) {
      throw DatasetError(
        .outputRefused,
        "\(output) is what the run reads (\(input)). Name another file for the dataset."
      )
    }
  }
}
