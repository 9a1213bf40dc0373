internal import Dispatch
internal import SessionCore
internal import Synchronization
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A terminal for a program that wants to talk to somebody: what is typed goes in, what it shows comes out.
///
/// Our end is written to and read from; the program's end is its input, output and errors.
final class Terminal: Sendable {
  private let ours: CInt
  private let theirs: Mutex<CInt?>
  private let queue = DispatchQueue(label: "roster.terminal")

  /// Wide enough for what programs print for people.
  private static let columns: UInt16 = 160
  private static let rows: UInt16 = 50

  /// - Throws: where the system has no terminal left.
  init() throws(Errno) {
    let (ours, theirs) = try Self.pair()
    var size = winsize(ws_row: Self.rows, ws_col: Self.columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(theirs, UInt(TIOCSWINSZ), &size)
    _ = fcntl(ours, F_SETFL, fcntl(ours, F_GETFL) | O_NONBLOCK)
    self.ours = ours
    self.theirs = Mutex(theirs)
  }

  deinit {
    close(ours)
    if let theirs = theirs.withLock({ $0 }) { close(theirs) }
  }

  /// The program's end, for as long as nobody has let go of it.
  var end: FileDescriptor? { theirs.withLock { $0.map { FileDescriptor(rawValue: $0) } } }

  /// To be called once the program has it: while we hold the program's end, there is no end of what it shows.
  func letGo() {
    let number = theirs.withLock { theirs in
      defer { theirs = nil }
      return theirs
    }
    if let number { close(number) }
  }

  /// - Throws: `ToolFailure` when the program does not read what is typed.
  func type(_ bytes: [UInt8]) throws(ToolFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(ours, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw .forModel(
          errno == EAGAIN
            ? "The command does not read what is typed; \(bytes.count - rest.count) of \(bytes.count) bytes were taken."
            : "Nothing can be typed any more: \(Errno(rawValue: errno)).")
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Passes on what the program shows, until `leader` has ended and all that it showed has been read. What it left
  /// running may go on to hold the terminal: that is not waited for.
  func read(until leader: ProcessFamily, _ take: @escaping @Sendable ([UInt8]) -> Void) async {
    // Used on the queue, and by this function when nothing else does any more.
    nonisolated(unsafe) let source = DispatchSource.makeReadSource(fileDescriptor: ours, queue: queue)
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    source.setEventHandler { [self] in
      // The last of those who had the program's end let go of it.
      if !takeAll(take) { end.finish() }
    }
    source.setCancelHandler { end.finish() }
    source.resume()
    leader.onEnd { end.finish() }
    for await _ in ends {}
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        _ = takeAll(take)
        source.cancel()
        continuation.resume()
      }
    }
  }

  /// - Returns: false when there will be no more.
  private func takeAll(_ take: ([UInt8]) -> Void) -> Bool {
    var part = [UInt8](repeating: 0, count: 1 << 16)
    // Not for ever: the end of the program is to be noticed too.
    for _ in 0..<64 {
      let count = Self.get(&part, from: ours)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 && errno == EAGAIN }
      take(Array(part[..<count]))
    }
    return true
  }

  // Named apart: inside the type, `read` is the method.
  private static func get(_ bytes: inout [UInt8], from number: CInt) -> Int {
    #if canImport(Glibc)
      Glibc.read(number, &bytes, bytes.count)
    #else
      Darwin.read(number, &bytes, bytes.count)
    #endif
  }
}

#if canImport(Darwin)
  extension Terminal {
    /// Our end and the program's.
    static func pair() throws(Errno) -> (CInt, CInt) {
      let ours = posix_openpt(O_RDWR | O_NOCTTY)
      guard ours >= 0 else { throw Errno(rawValue: errno) }
      _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
      if grantpt(ours) == 0, unlockpt(ours) == 0, let name = ptsname(ours) {
        let theirs = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        if theirs >= 0 { return (ours, theirs) }
      }
      let error = Errno(rawValue: errno)
      close(ours)
      throw error
    }
  }
#endif
