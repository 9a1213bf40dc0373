internal import Synchronization

/// The programs that run now, for the one end at which nobody waits for them: that of our own process.
package enum RunningPrograms {
  private struct State {
    var families: [Int32: ProcessFamily] = [:]
    var isOver = false
  }

  private static let state = Mutex(State())

  /// Before its own process ends, ends all that was started. What is started afterwards ends at once.
  package static func killAll() {
    // A process that was just being started is found the next time, or as a child that nobody has taken note of.
    for _ in 0..<3 {
      let families = state.withLock { state in
        state.isOver = true
        return Array(state.families.values)
      }
      for family in families { family.signal(.kill) }
      killOwnChildren()
    }
  }

  static func add(_ family: ProcessFamily) {
    let isOver = state.withLock { state in
      state.families[family.leader] = family
      return state.isOver
    }
    if isOver { family.signal(.kill) }
  }

  /// While the leader's number is still its own.
  static func remove(_ family: ProcessFamily) {
    state.withLock { $0.families[family.leader] = nil }
  }
}
