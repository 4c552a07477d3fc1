// SPDX-License-Identifier: MIT

import CHDF5

/// The library's stack of errors of the calling thread.
enum ErrorStack {
  /// The messages of the last failed call, innermost (most specific) first, without repetitions.
  static func messages() -> [String] {
    var found: [String] = []
    withUnsafeMutablePointer(to: &found) { pointer in
      _ = H5Ewalk2(
        ch5_error_default(),
        H5E_WALK_UPWARD,
        { _, entry, context in
          guard let text = entry?.pointee.desc, let context else { return 0 }
          // Some messages hold a time that ends its line.
          let message = String(cString: text).filter { $0 != "\n" }
          let list = context.assumingMemoryBound(to: [String].self)
          if !message.isEmpty && !list.pointee.contains(message) { list.pointee.append(message) }
          return 0
        },
        pointer
      )
    }
    return found
  }

  /// The number that the library reports as `errno = N`, if any message has one.
  static func systemError(in messages: [String]) -> Int32? {
    for message in messages {
      let words = message.split(whereSeparator: { $0 == " " || $0 == "," })
      guard let place = words.firstIndex(of: "errno"), place + 2 < words.count else { continue }
      if let number = Int32(words[place + 2]) { return number }
    }
    return nil
  }
}
