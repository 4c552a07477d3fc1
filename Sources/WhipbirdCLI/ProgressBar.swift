// SPDX-License-Identifier: MIT

import Synchronization
import Whipbird

/// A line on the terminal that shows how far a run is; nothing where nobody watches.
final class ProgressBar: Sendable {
  private let isShown: Mutex<Bool> = Mutex(false)

  func show(_ progress: RunProgress) {
    guard Terminal.isInteractive else { return }
    let text = Self.line(progress, width: Terminal.width)
    isShown.withLock { isShown in
      isShown = true
      Terminal.write("\r\u{1B}[K" + text)
    }
  }

  /// Ends the line, so that what follows begins on the next.
  func end() {
    isShown.withLock { isShown in
      if isShown { Terminal.write("\n") }
      isShown = false
    }
  }

  /// One line such as `[#####.....]  50 %  5000/10000  21000/s  0:12 left`.
  static func line(_ progress: RunProgress, width: Int) -> String {
    let share = Double(progress.finishedRows) / Double(max(progress.totalRows, 1))
    let left = progress.secondsLeft.map { ", \(Duration.text(seconds: $0)) left" } ?? ""
    let failures = progress.failureCount > 0 ? ", \(progress.failureCount) failed draws" : ""
    let text =
      "\(Int(share * 100)) %  \(progress.finishedRows)/\(progress.totalRows) \(progress.stage), "
      + "\(Significant.text(progress.rate))/s\(left)\(failures)"
    let room = min(40, width - text.count - 4)
    guard room >= 10 else { return String(text.prefix(max(width - 1, 0))) }
    let full = Int(share * Double(room))
    return "[" + String(repeating: "#", count: full)
      + String(repeating: ".", count: room - full) + "] " + text
  }
}

/// Durations for people.
enum Duration {
  /// `0:42`, `12:03`, `3:04:05`.
  static func text(seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "?" }
    let total = Int(seconds.rounded(.up))
    let (hours, minutes, rest) = (total / 3600, total / 60 % 60, total % 60)
    let pad = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return hours > 0 ? "\(hours):\(pad(minutes)):\(pad(rest))" : "\(minutes):\(pad(rest))"
  }
}
