// SPDX-License-Identifier: MIT

import Synchronization

/// What multiplies rows with a basis on the cards of a backend: cuBLAS, or our own kernel.
///
/// It is decided when it is first asked for, and stays so.
final class RowProducts: Sendable {
  private let streams: [CUDAStream]
  private let choice: Mutex<Choice?>

  private enum Choice {
    case own
    case library(CUBLASLibrary)
    case refused(CUDAError)
  }

  /// Takes a queue of each card.
  ///
  /// - Parameters:
  ///   - streams: The queues.
  ///   - usesLibrary: Whether cuBLAS may multiply. Our own kernel takes any number of rows, cuBLAS always
  ///     `CUBLASQueue.rowQuantum`.
  init(_ streams: [CUDAStream], usesLibrary: Bool) {
    self.streams = streams
    choice = Mutex(usesLibrary ? nil : .own)
  }

  /// The library; nil where our own kernel multiplies.
  ///
  /// - Throws: `CUDAError` for a library that is named and cannot be used.
  func library() throws(CUDAError) -> CUBLASLibrary? {
    let choice = choice.withLock { choice in
      let made = choice ?? Self.choose(streams)
      choice = made
      return made
    }
    switch choice {
    case .own: return nil
    case .library(let library): return library
    case .refused(let error): throw error
    }
  }

  /// A library that does not start on every card is left alone, unless it was named.
  private static func choose(_ streams: [CUDAStream]) -> Choice {
    do throws(CUDAError) {
      guard let library = try CUBLASLibrary.found() else { return .own }
      for stream in streams {
        try stream.device.makeCurrent()
        _ = try CUBLASQueue(library, stream)
      }
      return .library(library)
    } catch {
      return CUBLASLibrary.isNamed ? .refused(error) : .own
    }
  }

  /// What the file notes.
  ///
  /// - Throws: `CUDAError` for a library that is named and cannot be used.
  func description() throws(CUDAError) -> String {
    guard let library = try library() else { return "Whipbird's kernels on a card" }
    let names = Set(streams.map(\.device.card.name)).sorted().joined(separator: ", ")
    return "cuBLAS \(library.version) on \(names)"
  }
}
