internal import Dispatch
internal import Synchronization

/// Does many alike things at once, a chunk at a time.
package enum Parallel {
  /// `body` of every number below `count`, in order.
  package static func map<Result: Sendable>(_ count: Int, chunk: Int = 16, _ body: @Sendable (Int) -> Result)
    -> [Result]
  {
    let chunks = (count + chunk - 1) / chunk
    guard chunks > 1 else { return (0..<count).map(body) }
    let parts = Mutex([[Result]](repeating: [], count: chunks))
    let overlay = FileOverlay.current
    DispatchQueue.concurrentPerform(iterations: chunks) { part in
      let results = FileOverlay.$current.withValue(overlay) {
        (part * chunk..<min(count, (part + 1) * chunk)).map(body)
      }
      parts.withLock { $0[part] = results }
    }
    return parts.withLock { $0.flatMap { $0 } }
  }
}
