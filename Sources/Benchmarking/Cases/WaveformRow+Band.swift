// SPDX-License-Identifier: MIT

import Verification

extension WaveformRow {
  /// The bins of a range.
  package subscript(band: Range<Int>) -> WaveformRow {
    let values = 2 * band.lowerBound..<2 * band.upperBound
    return WaveformRow(plus: Array(plus[values]), cross: Array(cross[values]))
  }
}
