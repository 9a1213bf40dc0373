/// How many sub-agents may be at work at once: first come, first served.
struct Slots {
  private var free: Int
  private var line: [AsyncStream<Void>.Continuation] = []

  init(_ count: Int) { free = max(1, count) }

  /// - Returns: false where the caller has to queue (`wait`).
  mutating func take() -> Bool {
    guard free > 0 else { return false }
    free -= 1
    return true
  }

  /// Has one element when the slot is the reader's, and none when its task is cancelled before that.
  mutating func wait() -> AsyncStream<Void> {
    let (stream, place) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
    line.append(place)
    return stream
  }

  /// Hands the slot to the next in line who still wants it.
  mutating func giveBack() {
    while !line.isEmpty {
      let place = line.removeFirst()
      guard case .enqueued = place.yield() else { continue }
      place.finish()
      return
    }
    free += 1
  }
}

extension Session {
  /// - Returns: false where the agent is to end before it is its turn.
  func takeSlot(for node: String) async -> Bool {
    if !slots.take() {
      var isMine = false
      for await _ in slots.wait() { isMine = true }
      guard isMine else { return false }
    }
    slotHolders.insert(node)
    return true
  }

  func giveBackSlot(of node: String) {
    guard slotHolders.remove(node) != nil else { return }
    slots.giveBack()
  }

  /// An agent that waits for others does not keep them from working.
  func withoutSlot<Result: Sendable>(of node: NodeWork, _ body: () async -> Result) async -> Result {
    // It may wait for several at a time: the slot is given back with the first, and wanted again after the last.
    let isFirst = slotWaits[node.nodeID] == nil
    if isFirst, !slotHolders.contains(node.nodeID) { return await body() }
    slotWaits[node.nodeID, default: 0] += 1
    giveBackSlot(of: node.nodeID)
    let result = await body()
    let waits = (slotWaits[node.nodeID] ?? 1) - 1
    slotWaits[node.nodeID] = waits > 0 ? waits : nil
    if waits == 0 { _ = await takeSlot(for: node.nodeID) }
    return result
  }
}
