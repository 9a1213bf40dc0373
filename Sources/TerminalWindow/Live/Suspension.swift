internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Ctrl-Z while a tree is drawn: the terminal is put right before the process stops, and drawn anew when it goes on.
///
/// Lasts as long as somebody holds it.
final class Suspension {
  private let source: any DispatchSourceSignal

  /// - Parameters:
  ///   - before: leaves the terminal as a shell expects it.
  ///   - after: begins to draw where the cursor is then.
  init(before: @escaping @Sendable () async -> Void, after: @escaping @Sendable () async -> Void) {
    signal(SIGTSTP, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGTSTP, queue: .global())
    source.setEventHandler {
      // Over as soon as the process goes on; nobody waits for it.
      Task {
        await before()
        // This one cannot be ignored. The call returns when the shell says so (`fg`).
        kill(getpid(), SIGSTOP)
        await after()
      }
    }
    source.resume()
    self.source = source
  }

  deinit {
    source.cancel()
    signal(SIGTSTP, SIG_DFL)
  }
}
