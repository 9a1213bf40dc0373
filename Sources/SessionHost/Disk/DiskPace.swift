internal import Dispatch
internal import Synchronization

/// Where syncing is done: at once on a disk that takes no time over it, else on threads kept for waiting.
///
/// Sessions share few threads, and none of them may wait for a disk. But going to another thread and back costs more
/// than a sync in memory. Which kind a file system is shows when it is used; all logs on it learn from each other.
enum DiskPace {
  private static let quickDevices = Mutex<Set<UInt64>>([])
  /// Many that wait at the same time share one commit of the file system's journal.
  private static let queues = (0..<16).map { DispatchQueue(label: "roster.disk.\($0)") }
  private static let next = Atomic<Int>(0)

  /// - Returns: what `body` returns.
  static func wait(on device: UInt64, for body: @escaping @Sendable () -> Int32) async -> Int32 {
    guard !isQuick(device) else { return timed(device, body) }
    let queue = queues[next.wrappingAdd(1, ordering: .relaxed).oldValue & 15]
    return await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: timed(device, body)) }
    }
  }

  private static func isQuick(_ device: UInt64) -> Bool { quickDevices.withLock { $0.contains(device) } }

  private static func timed(_ device: UInt64, _ body: () -> Int32) -> Int32 {
    let start = ContinuousClock.now
    let result = body()
    let isQuick = ContinuousClock.now - start < .microseconds(100)
    quickDevices.withLock { devices in
      if isQuick { devices.insert(device) } else { devices.remove(device) }
    }
    return result
  }
}
