internal import AgentDefinitions
internal import TerminalText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the command has to say: results for stdout, and notices and complaints for stderr. It is written once, at the
/// end, in as few system calls as possible.
struct Console {
  /// The day on which the command runs.
  let today: CalendarDate
  private(set) var output = ""
  private(set) var errors = ""

  /// Puts a question to a person, who has seen what was printed so far. Nil when nobody is there.
  private let person: (String) -> Bool?
  /// A variable of the environment; nil when it is not set.
  let variable: (String) -> String?

  init(
    today: CalendarDate = CalendarDate(secondsSince1970: time(nil)),
    person: @escaping (String) -> Bool? = Self.askTerminal,
    variable: @escaping (String) -> String? = { getenv($0).map { String(cString: $0) } }
  ) {
    self.today = today
    self.person = person
    self.variable = variable
  }

  mutating func print(_ text: String) { output += text.hasSuffix("\n") || text.isEmpty ? text : text + "\n" }

  mutating func complain(_ text: String) { errors += text.hasSuffix("\n") || text.isEmpty ? text : text + "\n" }

  /// Asks a person for a yes or a no. Nil when nobody can be asked.
  mutating func ask(_ question: String) -> Bool? {
    guard isatty(1) == 1 else { return person(question) }
    if Self.write(output, to: 1) { output = "" }
    return person(question)
  }

  private static func askTerminal(_ question: String) -> Bool? {
    guard isatty(0) == 1, write(question + " [y/N] ", to: 2) else { return nil }
    return readLine().map { ["y", "yes"].contains($0.lowercased()) }
  }

  /// Colours go to terminals whose owner has not asked for none (no-color.org).
  static var style: TerminalStyle {
    func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    return TerminalStyle(isColoured: isatty(1) == 1 && variable("NO_COLOR").isEmpty && variable("TERM") != "dumb")
  }

  /// All of standard input; nil when it cannot be read or is longer than the limit.
  static func input(limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        repeat { count = read(0, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
        if count < 0 { count = 0 }
      }
      if part.isEmpty { return bytes }
      bytes += part
    }
    return nil
  }

  func deliver(_ status: ExitStatus) -> Never {
    // A reader that has seen enough (`| head`) is no reason to die by a signal.
    signal(SIGPIPE, SIG_IGN)
    let isWritten = Self.write(output, to: 1)
    _ = Self.write(errors, to: 2)
    exit(isWritten ? status.rawValue : ExitStatus.unusable.rawValue)
  }

  /// False when the text could not be written, other than because nobody reads it any more.
  private static func write(_ text: String, to descriptor: CInt) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = Self.write(
          UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[rest.indices]), descriptor)
        if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { return errno == EPIPE }
      }
      return true
    }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, _ descriptor: CInt) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
