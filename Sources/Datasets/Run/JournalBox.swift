// SPDX-License-Identifier: MIT

import Synchronization

/// A journal that several threads may enter blocks in.
final class JournalBox: Sendable {
  private let journal: Mutex<Journal>

  init(_ journal: sending Journal) { self.journal = Mutex(journal) }

  func enter(
    _ blocks: [ClosedRange<Int>],
    _ remarks: BlockRemarks
  ) throws(DatasetError) {
    guard !blocks.isEmpty else { return }
    try journal.withLock { journal throws(DatasetError) in
      try journal.enter(blocks: blocks, remarks: remarks)
    }
  }

  func enter(basisChecksum: UInt64) throws(DatasetError) {
    try journal.withLock { journal throws(DatasetError) in
      try journal.enter(basisChecksum: basisChecksum)
    }
  }
}
