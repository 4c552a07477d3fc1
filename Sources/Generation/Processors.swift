// SPDX-License-Identifier: MIT

import CProcessor

/// The processors of this machine.
public enum Processors {
  /// How many this process may use: fewer than there are where a scheduler pins it.
  public static var count: Int { Int(whipbird_processor_count()) }
}
