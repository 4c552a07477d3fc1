// SPDX-License-Identifier: MIT

import Binaries
import GenerationLAL

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Where files of noise curves lie that settings name without a folder: with bilby.
struct NoiseCurveFolders {
  /// The folders in the order in which they are searched.
  let folders: [String]

  /// The environment variable that names a folder to be searched first.
  static let environmentVariable = "WHIPBIRD_NOISE_CURVES"

  /// The folders that this process's variables point to.
  init() {
    let own = getenv(Self.environmentVariable).map { String(cString: $0) } ?? ""
    let packages = PythonEnvironments.packageFolders(LALSimulation.processEnvironment)
    folders =
      own.split(separator: ":").map(String.init)
      + packages.map { $0 + "/bilby/gw/detector/noise_curves" }
      .filter(FileSystem.isDirectory)
  }

  /// The file of a curve: a path to one, else one of that name in a folder.
  ///
  /// - Throws: `DatasetError` that says where was looked, and how to mend it.
  func path(of name: String) throws(DatasetError) -> String {
    if FileSystem.isRegularFile(name) { return name }
    if !name.contains("/") {
      for folder in folders where FileSystem.isRegularFile("\(folder)/\(name)") {
        return "\(folder)/\(name)"
      }
    }
    throw missing(name)
  }

  private func missing(_ name: String) -> DatasetError {
    let advice =
      "Install bilby (pip install bilby), whose curves dingo takes; name its Python in "
      + "WHIPBIRD_PYTHON or a folder with the file in \(Self.environmentVariable); or give the path "
      + "of a file of two columns, frequency in Hz and amplitude spectral density in 1/√Hz."
    guard !name.contains("/") else {
      return DatasetError(.inputMissing, "There is no noise curve \(name). \(advice)")
    }
    guard !folders.isEmpty else {
      return DatasetError(
        .inputMissing,
        "There is no noise curve \(name) here, and no bilby was found"
          + NameSuggestion.ending(for: name, in: FileSystem.names(inFolder: ".")) + " \(advice)"
      )
    }
    let known = (folders + ["."]).flatMap { FileSystem.names(inFolder: $0) }
      .filter { $0.hasSuffix(".txt") }
    return DatasetError(
      .inputMissing,
      "There is no noise curve \(name), neither here nor in \(folders.joined(separator: ", "))"
        + NameSuggestion.ending(for: name, in: known) + " \(advice)"
    )
  }
}
