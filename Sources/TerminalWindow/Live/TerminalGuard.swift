internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Puts a terminal right when the process ends in the middle of things, as it does at the second Ctrl-C.
enum TerminalGuard {
  private struct Settings {
    var isCursorHidden = false
    /// A terminal that reads single keys, and how it was before.
    var unsettled: (descriptor: Int32, before: termios)?
    var isRegistered = false
  }

  private static let settings = Mutex(Settings())

  /// Of the terminal on standard error.
  static var isCursorHidden: Bool {
    get { settings.withLock { $0.isCursorHidden } }
    set { change { $0.isCursorHidden = newValue } }
  }

  static func readsKeys(_ descriptor: Int32, before: termios) {
    change { $0.unsettled = (descriptor, before) }
  }

  static func isSettled() { change { $0.unsettled = nil } }

  private static func change(_ body: (inout Settings) -> Void) {
    let isFirst = settings.withLock { settings in
      body(&settings)
      defer { settings.isRegistered = true }
      return !settings.isRegistered
    }
    if isFirst { atexit { TerminalGuard.restore() } }
  }

  private static func restore() {
    settings.withLock { settings in
      if var unsettled = settings.unsettled { tcsetattr(unsettled.descriptor, TCSANOW, &unsettled.before) }
      if settings.isCursorHidden {
        let bytes = Array(LiveRegion.showCursor.utf8)
        _ = write(2, bytes, bytes.count)
      }
    }
  }
}
