/// How many sub-agents may be at work at once: first come, first served.
struct Slots {
  private var free: Int
  private var line: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = max(1, count) }

  /// - Returns: false where the caller has to queue (`wait`).
  mutating func take() -> Bool {
    guard free > 0 else { return false }
    free -= 1
    return true
  }

  mutating func wait(_ continuation: CheckedContinuation<Void, Never>) { line.append(continuation) }

  /// Hands the slot to the next in line.
  mutating func giveBack() {
    if line.isEmpty { free += 1 } else { line.removeFirst().resume() }
  }
}

extension Session {
  func takeSlot() async {
    guard !slots.take() else { return }
    await withCheckedContinuation { slots.wait($0) }
  }
}
