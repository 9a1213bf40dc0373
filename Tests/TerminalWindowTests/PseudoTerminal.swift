#if os(Linux)
  import Foundation

  @testable import TerminalWindow

  /// A terminal whose other end the test holds.
  final class PseudoTerminal: Sendable {
    let path: String
    private let master: Int32

    init?() {
      // What posix_openpt, grantpt, unlockpt and ptsname do; the header's guards hide them from Swift.
      master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      var (unlocked, number): (Int32, UInt32) = (0, 0)
      guard master >= 0, ioctl(master, Self.setLock, &unlocked) == 0, ioctl(master, Self.getNumber, &number) == 0 else {
        return nil
      }
      path = "/dev/pts/\(number)"
      var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
      _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    deinit { close(master) }

    func type(_ text: String) { DescriptorOutput.write(Array(text.utf8), to: master) }

    /// Reads what is shown until `text` is in it, on a thread of its own.
    ///
    /// - Returns: everything read; without `text` if the terminal was closed first.
    func shown(until text: String) async -> String {
      await withCheckedContinuation { continuation in
        DispatchQueue(label: "roster.test-terminal").async { continuation.resume(returning: self.read(until: text)) }
      }
    }

    private func read(until text: String) -> String {
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while !String(decoding: bytes, as: UTF8.self).contains(text) {
        let count = Foundation.read(master, &buffer, buffer.count)
        guard count > 0 else { break }
        bytes += buffer[..<count].filter { $0 != 0x0D }
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// The flags of the terminal as they are now.
    var isEditing: Bool {
      var settings = termios()
      tcgetattr(master, &settings)
      return settings.c_lflag & tcflag_t(ICANON | ECHO) == tcflag_t(ICANON | ECHO)
    }
  }
#endif
