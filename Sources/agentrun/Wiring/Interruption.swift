internal import AgentTools
internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Ctrl-C and SIGTERM: the first stops the session cleanly, a second ends the process at once.
///
/// A handler puts the signal's number into a pipe, and a queue takes it out: a dispatch source for signals on Linux
/// misses those that come while the main thread is at work.
final class Interruption: Sendable {
  private struct State {
    var received: Int32?
    var action: (@Sendable () -> Void)?
  }

  // Written once, before anything can fire.
  private nonisolated(unsafe) let source: any DispatchSourceRead
  private let state = Mutex(State())
  /// Can be read from as soon as a signal came, and is never read from: whoever waits in `poll` waits for it too.
  let descriptor: Int32
  private let latch: Int32

  /// - Throws: where there are no descriptors left.
  init() throws {
    let (numbers, numbersIn) = try Self.pipe()
    (descriptor, latch) = try Self.pipe()
    signalPipe = numbersIn
    source = DispatchSource.makeReadSource(fileDescriptor: numbers, queue: .global())
    source.setEventHandler { [weak self] in
      var bytes = [UInt8](repeating: 0, count: 16)
      let count = read(numbers, &bytes, bytes.count)
      for number in bytes.prefix(max(count, 0)) { self?.receive(Int32(number)) }
    }
    source.resume()
    // A reader that went away must not end us in the middle of a session.
    signal(SIGPIPE, SIG_IGN)
    // A limit on the size of files is told by an error, like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let earlier = signal(number, passOn)
      // As `nohup` wants it.
      if number == SIGHUP, unsafeBitCast(earlier, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(number, SIG_IGN)
      }
    }
  }

  private static func pipe() throws -> (out: Int32, in: Int32) {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      let status = Glibc.pipe(&ends)
    #else
      let status = Darwin.pipe(&ends)
    #endif
    guard status == 0 else { throw StartError("There are too many open files.") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// What to do at the first signal; one that came already counts.
  func onFirst(_ action: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      state.action = action
      return state.received != nil
    }
    if isLate { action() }
  }

  /// 130 or 143 after a signal.
  var exitStatus: Int32? { state.withLock(\.received).map { 128 + $0 } }

  /// - Throws: `Interrupted` after a signal. What has not begun yet does not begin then.
  func check() throws(Interrupted) {
    if let exitStatus { throw Interrupted(exitStatus: exitStatus) }
  }

  /// Cancels `work` at the first signal.
  func cancelling<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = Task { try await work() }
    onFirst { task.cancel() }
    let result = await task.result
    try check()
    return try result.get()
  }

  private func receive(_ number: Int32) {
    let (isFirst, action) = state.withLock { state in
      defer { state.received = state.received ?? number }
      return (state.received == nil, state.action)
    }
    guard isFirst else {
      RunningPrograms.killAll()
      Process.exit(128 + number)
    }
    var byte: UInt8 = 0
    _ = write(latch, &byte, 1)
    action?()
  }
}

// Set before the handler is.
private nonisolated(unsafe) var signalPipe: Int32 = -1

/// The handler: it may do little, since it can come in the middle of anything.
private func passOn(_ number: Int32) {
  let saved = errno
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(signalPipe, &byte, 1)
  errno = saved
}

/// A signal came before anything had begun.
struct Interrupted: Error, CustomStringConvertible {
  let exitStatus: Int32

  var description: String { "Interrupted; nothing was started." }
}
