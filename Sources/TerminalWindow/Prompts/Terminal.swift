internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The terminal that a person sits at, opened by itself: standard input may be a file.
package final class Terminal: Sendable {
  private let descriptor: Int32

  /// - Returns: nil when the process has no terminal.
  package init?(path: String = "/dev/tty") {
    let opened = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard opened >= 0 else { return nil }
    guard isatty(opened) == 1 else {
      close(opened)
      return nil
    }
    descriptor = opened
  }

  deinit { close(descriptor) }

  package var size: ScreenSize? { ScreenSize(ofTerminal: descriptor) }

  /// How input arrives: each key at once, or lines that the terminal lets people edit.
  enum Input: Sendable { case keys, lines }

  /// What an input means.
  enum Reading<Answer: Sendable>: Sendable {
    case answer(Answer)
    /// Nothing yet: show this and read on.
    case again(String)
  }

  /// Shows a text and reads until there is an answer.
  ///
  /// What was typed before the text was shown is forgotten, so that nobody agrees to what they have not seen.
  ///
  /// - Returns: nil at the end of input (Ctrl-D), when the terminal is gone or the task was cancelled.
  func ask<Answer: Sendable>(
    _ text: String, by input: Input, read: @escaping @Sendable (String) -> Reading<Answer>
  ) async -> Answer? {
    guard let bell = Bell() else { return nil }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // A queue of its own has a thread of its own: people take their time, and sessions share few threads.
        DispatchQueue(label: "roster.terminal").async {
          continuation.resume(returning: self.converse(text, by: input, until: bell, read: read))
        }
      }
    } onCancel: {
      bell.ring()
    }
  }

  private func converse<Answer>(
    _ text: String, by input: Input, until bell: Bell, read: (String) -> Reading<Answer>
  ) -> Answer? {
    var before = termios()
    guard isInForeground, tcgetattr(descriptor, &before) == 0 else { return nil }
    var wanted = before
    let editing = tcflag_t(ICANON | ECHO)
    if input == .lines { wanted.c_lflag |= editing } else { wanted.c_lflag &= ~editing }
    // Ctrl-C stays a signal.
    wanted.c_lflag |= tcflag_t(ISIG)
    TerminalGuard.readsKeys(descriptor, before: before)
    defer {
      tcsetattr(descriptor, TCSANOW, &before)
      TerminalGuard.isSettled()
    }
    guard tcsetattr(descriptor, TCSAFLUSH, &wanted) == 0 else { return nil }
    write(text)
    while let piece = next(until: bell) {
      if input == .keys, piece == "\u{4}" { return nil }
      switch read(piece) {
      case .answer(let answer): return answer
      case .again(let text): write(text)
      }
    }
    return nil
  }

  /// A program in the background that asks would be stopped by the system, and hang there unseen. Nobody is at it.
  private var isInForeground: Bool {
    let foreground = tcgetpgrp(descriptor)
    return foreground < 0 || foreground == getpgrp()
  }

  func write(_ text: String) { DescriptorOutput.write(Array(text.utf8), to: descriptor) }

  private func next(until bell: Bell) -> String? {
    guard waitForInput(until: bell) else { return nil }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = systemRead(descriptor, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }

  /// - Returns: false when the bell rang.
  private func waitForInput(until bell: Bell) -> Bool {
    var waits = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: bell.reader, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&waits, nfds_t(waits.count), -1) < 0 {
      guard errno == EINTR else { return false }
    }
    return waits[1].revents == 0
  }
}

/// Ends a wait for input from another thread.
private final class Bell: Sendable {
  let reader: Int32
  private let writer: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reader, writer) = (ends[0], ends[1])
  }

  deinit {
    close(reader)
    close(writer)
  }

  func ring() { DescriptorOutput.write([0], to: writer) }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}
