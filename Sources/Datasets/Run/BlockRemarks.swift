// SPDX-License-Identifier: MIT

import Generation

/// What is to be said of some rows: draws without a waveform, and warnings.
struct BlockRemarks: Sendable {
  var failures = FailureList()
  var warnings = WarningCounts()

  mutating func add(_ other: BlockRemarks) {
    failures.append(other.failures)
    warnings.add(other.warnings)
  }
}
