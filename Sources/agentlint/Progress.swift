internal import Dispatch
internal import Synchronization
internal import TerminalText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Tells the person at the terminal how far a long run is. The run only counts; a queue of its own looks on, and writes to
/// standard error.
final class Progress: Sendable {
  private struct State {
    var isChecking = false
    var found = 0
    var done = 0
    var isOver = false
    var line: ProgressLine

    var text: String {
      isChecking ? "checking \(done) of \(found) files" : "reading" + (found > 0 ? " \(found) files" : "")
    }
  }

  private let state: Mutex<State>
  private let queue = DispatchQueue(label: "progress")

  /// Nil where nobody is watching: standard error is no terminal, or it is a job of a CI system.
  init?(for console: Console) {
    guard isatty(2) == 1, !console.isCI, console.variable("TERM") != "dumb" else { return nil }
    var size = winsize()
    let columns = ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    state = Mutex(State(line: ProgressLine(width: columns)))
    look(from: DispatchTime.now(), in: ProgressLine.delay)
  }

  private func look(from start: DispatchTime, in pause: Int) {
    queue.asyncAfter(deadline: .now() + .milliseconds(pause)) { [weak self] in
      guard let self, !state.withLock(\.isOver) else { return }
      let elapsed = Int((DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000_000)
      write { $0.line.update($0.text, after: elapsed) }
      look(from: start, in: 100)
    }
  }

  /// A file has been found that is worth reading.
  func find() { state.withLock { $0.found += 1 } }

  /// From here on so many files are checked.
  func check(_ count: Int) {
    state.withLock {
      $0.isChecking = true
      $0.found = count
    }
  }

  /// One of them has been.
  func finishFile() { state.withLock { $0.done += 1 } }

  /// Takes the line away. Nothing is written afterwards.
  func end() {
    state.withLock { $0.isOver = true }
    queue.sync { write { $0.line.end() } }
  }

  private func write(_ text: (inout State) -> String) {
    let bytes = Array(state.withLock { text(&$0) }.utf8)
    guard !bytes.isEmpty else { return }
    _ = bytes.withUnsafeBytes { buffer in
      #if canImport(Glibc)
        Glibc.write(2, buffer.baseAddress, buffer.count)
      #else
        Darwin.write(2, buffer.baseAddress, buffer.count)
      #endif
    }
  }
}
