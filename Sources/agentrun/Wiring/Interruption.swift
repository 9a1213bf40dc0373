internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Ctrl-C and SIGTERM: the first stops the session cleanly, a second ends the process at once.
final class Interruption: Sendable {
  // Written once, before anything can fire.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]
  private let received = Mutex<Int32?>(nil)
  private let action = Mutex<(@Sendable () -> Void)?>(nil)

  init() {
    // A reader that went away must not end us in the middle of a session.
    signal(SIGPIPE, SIG_IGN)
    // A limit on the size of files is told by an error, like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    let numbers = [SIGINT, SIGTERM, SIGHUP]
    for number in numbers { signal(number, SIG_IGN) }
    sources = numbers.map { DispatchSource.makeSignalSource(signal: $0, queue: .global()) }
    for (number, source) in zip(numbers, sources) {
      source.setEventHandler { [weak self] in self?.receive(number) }
      source.resume()
    }
  }

  /// What to do at the first signal; one that came already counts.
  func onFirst(_ action: @escaping @Sendable () -> Void) {
    self.action.withLock { $0 = action }
    if received.withLock({ $0 }) != nil { action() }
  }

  /// 130 or 143 after a signal.
  var exitStatus: Int32? { received.withLock { $0 }.map { 128 + $0 } }

  private func receive(_ number: Int32) {
    let isFirst = received.withLock { received in
      defer { received = received ?? number }
      return received == nil
    }
    guard isFirst else { Process.exit(128 + number) }
    action.withLock { $0 }?()
  }
}
