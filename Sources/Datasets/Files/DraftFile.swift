// SPDX-License-Identifier: MIT

/// A dataset that is made of others in one go: it takes its name when it is complete.
///
/// Until then it is called `OUTPUT.unfinished`. There is nothing to go on with in it: a command that
/// is stopped removes it.
struct DraftFile {
  let output: String

  /// How the names of such files end.
  static let ending = ".unfinished"
  /// Where the file is written.
  var path: String { output + Self.ending }

  /// Refuses an output that cannot be made, and makes room for it.
  ///
  /// - Parameters:
  ///   - output: The file to make.
  ///   - inputs: The files that are read.
  ///   - overwrite: Whether a file of that name is replaced.
  ///   - byteCount: The size that is expected.
  /// - Throws: `DatasetError` that says what is in the way.
  init(
    output: String,
    inputs: [String],
    overwrite: Bool,
    byteCount: Int
  ) throws(DatasetError) {
    self.output = output
    try OutputPlace.refuse(output)
    try OutputPlace.refuseInput(output, inputs: inputs)
    guard overwrite || !FileSystem.exists(output) else {
      throw DatasetError(
        .outputRefused,
        "\(output) exists. Choose another name, or replace it with --overwrite."
      )
    }
    for left in [".partial", ".journal"] where FileSystem.exists(output + left) {
      throw DatasetError(
        .outputRefused,
        "An unfinished run of 'whipbird generate' for \(output) is here (\(output)\(left)). "
          + "Finish it with --resume, remove its files, or choose another name."
      )
    }
    guard overwrite || !FileSystem.exists(path) else {
      throw DatasetError(
        .outputRefused,
        "\(path) is here: another command is making this file, or was ended while it did. Remove "
          + "it, or replace it with --overwrite."
      )
    }
    try OutputPlace.refuseTooLarge(output, byteCount: byteCount, advice: "Make room there.")
    try FileSystem.remove(path)
  }

  /// Writes the file, and gives it its name or removes it.
  ///
  /// - Parameter write: Writes to `path`; false says that it was stopped.
  /// - Returns: Whether the file is complete.
  /// - Throws: What `write` throws, as a `DatasetError`; nothing is left of the file then.
  func complete(_ write: () throws -> Bool) throws(DatasetError) -> Bool {
    do {
      guard try write() else {
        discard()
        return false
      }
      try finish()
      return true
    } catch let error as DatasetError {
      discard()
      throw error
    } catch {
      discard()
      throw DatasetError(.inputOutput, "\(error)")
    }
  }

  /// Gives the complete file its name.
  func finish() throws(DatasetError) {
    let data = try RawFile.openForWriting(path)
    defer { data.close() }
    try data.flush()
    try FileSystem.move(path, to: output)
  }

  /// Removes what was written.
  func discard() { try? FileSystem.remove(path) }
}
