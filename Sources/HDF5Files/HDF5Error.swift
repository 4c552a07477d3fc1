// SPDX-License-Identifier: MIT

/// What can go wrong with an HDF5 file; each description says where, why and how to mend it.
public enum HDF5Error: Error, Equatable, Sendable {
  /// There is no file of this name.
  case missingFile(String)
  /// The folder in which a file was to be made does not exist.
  case missingFolder(file: String, folder: String)
  /// The path names a folder, a device or the like.
  case notRegularFile(String)
  /// A file to be made is there already, and was not to be overwritten.
  case fileExists(String)
  /// The system does not let this process read or write (`action`) at the path.
  case noPermission(file: String, action: String)
  /// The file has no bytes.
  case emptyFile(String)
  /// The file does not begin like an HDF5 file.
  case notHDF5(String)
  /// The file is shorter than it says it is.
  case truncated(file: String, message: String)
  /// Somebody else has the file open, or the file system has no locks.
  case locked(file: String, message: String)
  /// The disk is full or the quota is used up.
  case diskFull(file: String, message: String)
  /// The file begins like an HDF5 file, and the library cannot open it.
  case unreadable(file: String, message: String)
  /// The file was closed before this call.
  case closed(String)
  /// The file was opened for reading, and was to be changed.
  case readOnly(file: String, object: String)
  /// There is no such object; `present` holds the names that its group has.
  case missingObject(file: String, object: String, present: [String])
  /// An object of this name is there already.
  case objectExists(file: String, object: String)
  /// The object is a group where a dataset was asked for, or the like.
  case wrongKind(file: String, object: String, expected: String, found: String)
  /// The values' type does not fit.
  case wrongType(file: String, object: String, reason: String)
  /// A shape, a range of rows, a name or a buffer does not fit.
  case invalid(file: String, object: String, reason: String)
  /// An attribute has more bytes than an object header can hold.
  case attributeTooLarge(file: String, object: String, attribute: String, byteCount: Int)
  /// The library failed at `action`; `message` holds its own words.
  case library(file: String, object: String, action: String, message: String)
}

extension HDF5Error: CustomStringConvertible {
  /// What is wrong, where, and how to mend it.
  public var description: String {
    fileDescription ?? objectDescription
  }

  private var fileDescription: String? {
    switch self {
    case .missingFile(let file):
      "There is no file '\(file)'. Check the path."
    case .missingFolder(let file, let folder):
      "Cannot make '\(file)': there is no folder '\(folder)'. Make the folder first."
    case .notRegularFile(let file):
      "'\(file)' is a folder or a device, not a file. Give the path of an HDF5 file."
    case .fileExists(let file):
      "'\(file)' is there already. Choose another name, remove it, or ask to overwrite it."
    case .noPermission(let file, let action):
      "No permission to \(action) '\(file)'. Change the permissions or use another folder."
    case .emptyFile(let file):
      "'\(file)' is empty (0 bytes), so it is no HDF5 file. Was its writing or copying cut short?"
    case .notHDF5(let file):
      "'\(file)' is not an HDF5 file: it does not begin with HDF5's signature. Check the path."
    case .truncated(let file, let message):
      "'\(file)' is truncated: bytes are missing at its end (\(message)). Copy or make it again."
    case .locked(let file, let message):
      """
      '\(file)' is locked (\(message)). Close the program that has it open; if there is none, the \
      file system does not support locks: set the environment variable HDF5_USE_FILE_LOCKING=FALSE.
      """
    case .diskFull(let file, let message):
      "No space is left for '\(file)' (\(message)). Free some, or write to another disk."
    case .unreadable(let file, let message):
      "HDF5 cannot open '\(file)', which may be damaged: \(message). Copy or make it again."
    case .closed(let file):
      "'\(file)' was closed already. Open it again before this call."
    default: nil
    }
  }

  private var objectDescription: String {
    switch self {
    case .readOnly(let file, let object):
      "Cannot change \(Self.place(object, file)): the file is open for reading only. Open it "
        + "with writable: true."
    case .missingObject(let file, let object, let present):
      "There is no \(Self.place(object, file)). "
        + (present.isEmpty
          ? "The group that should hold it is empty or missing."
          : "There is: \(Self.list(present)).")
    case .objectExists(let file, let object):
      "\(Self.place(object, file)) is there already. Remove it first or choose another name."
    case .wrongKind(let file, let object, let expected, let found):
      "\(Self.place(object, file)) is a \(found), not a \(expected). Check the path."
    case .wrongType(let file, let object, let reason):
      "The type of \(Self.place(object, file)) does not fit: \(reason)."
    case .invalid(let file, let object, let reason):
      "Cannot do this with \(Self.place(object, file)): \(reason)."
    case .attributeTooLarge(let file, let object, let attribute, let byteCount):
      "Attribute '\(attribute)' of \(Self.place(object, file)) has \(byteCount) bytes; an object "
        + "header holds less than 65536. Store it as a dataset, or as one string."
    case .library(let file, let object, let action, let message):
      "HDF5 failed to \(action) \(Self.place(object, file)): "
        + (message.isEmpty ? "no reason given." : "\(message).")
    default: ""
    }
  }

  private static func place(_ object: String, _ file: String) -> String {
    object.isEmpty ? "'\(file)'" : "'\(object)' in '\(file)'"
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 12 ? shown + " and \(names.count - 12) more" : shown
  }
}
