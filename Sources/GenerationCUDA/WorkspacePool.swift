// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization

/// The workspaces of all cards; each is lent to one thread at a time, the others wait.
final class WorkspacePool<Source: DeviceRowSource>: Sendable {
  private struct State {
    var free: [DeviceWorkspace<Source>]
    /// Those that are free or lent, of cards that work.
    var livingCount: Int
    var lost: Set<ObjectIdentifier> = []
    /// Why the last card was given up.
    var error: CUDAError?
    var waiting: [DispatchSemaphore] = []
  }

  private let state: Mutex<State>

  /// Takes workspaces, in the order in which they are to be lent.
  init(_ workspaces: [DeviceWorkspace<Source>]) {
    state = Mutex(State(free: workspaces, livingCount: workspaces.count))
  }

  /// A workspace for the calling thread alone, as soon as one is free.
  ///
  /// - Parameter wanted: The only one that will do; nil for any.
  /// - Returns: The workspace.
  /// - Throws: Why the last card was given up, when none works, or the wanted one does not.
  func take(
    _ wanted: DeviceWorkspace<Source>? = nil
  ) throws(CUDAError) -> DeviceWorkspace<Source> {
    while true {
      let turn = DispatchSemaphore(value: 0)
      let workspace = try state.withLock { state throws(CUDAError) -> DeviceWorkspace<Source>? in
        if let index = state.free.firstIndex(where: { wanted == nil || $0 === wanted }) {
          return state.free.remove(at: index)
        }
        let isGone =
          wanted.map { state.lost.contains(ObjectIdentifier($0.device)) }
          ?? (state.livingCount == 0)
        if isGone, let error = state.error { throw error }
        state.waiting.append(turn)
        return nil
      }
      if let workspace { return workspace }
      turn.wait()
    }
  }

  /// Takes a workspace back.
  func giveBack(_ workspace: DeviceWorkspace<Source>) {
    state.withLock { state in
      guard !state.lost.contains(ObjectIdentifier(workspace.device)) else {
        state.livingCount -= 1
        if state.livingCount == 0 { Self.wakeAll(&state) }
        return
      }
      state.free.append(workspace)
      // Not all of those who wait take any workspace.
      Self.wakeAll(&state)
    }
  }

  /// Gives a card up: its workspaces are lent no more.
  func giveUp(_ device: CUDADevice, because error: CUDAError) {
    state.withLock { state in
      state.lost.insert(ObjectIdentifier(device))
      state.error = error
      let before = state.free.count
      state.free.removeAll { $0.device === device }
      state.livingCount -= before - state.free.count
      Self.wakeAll(&state)
    }
  }

  private static func wakeAll(_ state: inout State) {
    for waiting in state.waiting { waiting.signal() }
    state.waiting = []
  }
}
