// SPDX-License-Identifier: MIT

import Synchronization

/// The kernels of a model that a driver is given for a card: it may take half a minute to assemble
/// them, unless it has them in its cache.
public struct KernelLoading: Sendable, Equatable {
  /// The model in lower case, such as `imrphenomxphm`; `common` for what belongs to no model.
  public let model: String
  /// The card's name.
  public let card: String

  private static let observer = Mutex<(@Sendable (KernelLoading) -> @Sendable () -> Void)?>(nil)

  /// Names who is told, in the place of whoever was before.
  ///
  /// - Parameter observer: Called when a driver is given kernels, from any thread; what it returns is
  ///   called when the driver has taken or refused them. Nil for nobody.
  public static func observe(_ observer: (@Sendable (KernelLoading) -> @Sendable () -> Void)?) {
    self.observer.withLock { $0 = observer }
  }

  /// Tells the observer that it begins.
  ///
  /// - Returns: What tells it that it is over; nil where nobody is told.
  func begin() -> (@Sendable () -> Void)? { Self.observer.withLock { $0 }?(self) }
}
