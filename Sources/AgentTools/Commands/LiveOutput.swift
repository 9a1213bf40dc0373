internal import Synchronization

/// Shows output while it comes, in few and small pieces: a slow window never slows the program down, and a fast program
/// never floods the window.
final class LiveOutput: Sendable {
  private struct Waiting {
    var bytes: [UInt8] = []
    var skipped = 0
  }

  private let waiting = Mutex(Waiting())
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation
  private let show: @Sendable (String) async -> Void

  private static let pause = Duration.milliseconds(100)
  private static let pieceLimit = 16_000

  init(_ show: @escaping @Sendable (String) async -> Void) {
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    self.show = show
  }

  func add(_ bytes: [UInt8]) {
    waiting.withLock { waiting in
      let room = max(Self.pieceLimit - waiting.bytes.count, 0)
      waiting.bytes += bytes.prefix(room)
      waiting.skipped += max(bytes.count - room, 0)
    }
    signal.yield()
  }

  /// Runs beside the program; when that has ended, what is left is shown at once.
  func end() { signal.finish() }

  func showAll() async {
    for await _ in signals {
      await showWaiting(isLast: false)
      try? await Task.sleep(for: Self.pause)
    }
    await showWaiting(isLast: true)
  }

  private func showWaiting(isLast: Bool) async {
    let text = waiting.withLock { waiting in
      let cut = isLast || waiting.skipped > 0 ? waiting.bytes.count : Self.wholeCharacters(waiting.bytes)
      var text = String(decoding: waiting.bytes[..<cut], as: UTF8.self)
      if waiting.skipped > 0 { text += "\n[… \(waiting.skipped) bytes …]\n" }
      waiting = Waiting(bytes: Array(waiting.bytes[cut...]))
      return text
    }
    if !text.isEmpty { await show(text) }
  }

  /// How many bytes there are without a character at the end that has only begun.
  private static func wholeCharacters(_ bytes: [UInt8]) -> Int {
    guard let start = bytes.suffix(3).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return bytes.count }
    let length = bytes[start] >= 0xF0 ? 4 : bytes[start] >= 0xE0 ? 3 : bytes[start] >= 0xC0 ? 2 : 1
    return bytes.count - start < length ? start : bytes.count
  }
}
