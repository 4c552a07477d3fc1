// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Lets calls into LAL pass together, or alone where LAL keeps state that calls share.
///
/// One for the process, because LAL's state is.
final class LALGate: Sendable {
  /// The gate of the process.
  static let shared = LALGate()

  private let storage: Storage

  /// The address of the lock, which never moves.
  private struct Storage: @unchecked Sendable {
    let lock: UnsafeMutablePointer<pthread_rwlock_t>
  }

  private init() {
    let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)
    lock.initialize(to: pthread_rwlock_t())
    pthread_rwlock_init(lock, nil)
    storage = Storage(lock: lock)
  }

  /// Runs a call.
  ///
  /// - Parameters:
  ///   - alone: Whether no other call may run at the same time.
  ///   - call: The call.
  /// - Returns: What the call returns.
  func pass<Result>(alone: Bool, _ call: () -> Result) -> Result {
    if alone {
      pthread_rwlock_wrlock(storage.lock)
    } else {
      pthread_rwlock_rdlock(storage.lock)
    }
    defer { pthread_rwlock_unlock(storage.lock) }
    return call()
  }
}
