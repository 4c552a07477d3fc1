// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization
import Whipbird

/// A line on the terminal where a card's driver is long about assembling kernels; nothing where nobody
/// watches.
final class KernelNotice: Sendable {
  private let loading: KernelLoading
  private let isOver = Mutex(false)

  /// The seconds that nobody wonders about.
  private static let patience = 1.0

  private init(_ loading: KernelLoading) { self.loading = loading }

  /// Watches all drivers from now on.
  static func install() {
    guard Terminal.isInteractive else { return }
    KernelLoading.observe { loading in
      let notice = KernelNotice(loading)
      DispatchQueue.global().asyncAfter(deadline: .now() + patience) { notice.show() }
      return { notice.isOver.withLock { $0 = true } }
    }
  }

  private func show() {
    let isOver = isOver.withLock { $0 }
    guard !isOver else { return }
    let model = WaveformModel.all.first { $0.name.lowercased() == loading.model }
    Terminal.error(
      "The NVIDIA driver assembles the kernels\(model.map { " of \($0.name)" } ?? "") for "
        + "\(loading.card). That may take half a minute; it keeps them for later runs."
    )
  }
}
