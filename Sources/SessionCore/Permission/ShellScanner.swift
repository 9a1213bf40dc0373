/// Takes a command line apart into simple commands, or says what is in the way.
///
/// It reads Unicode scalars, not characters: to a shell `;` ends a command whatever accent follows it. What it knows is a
/// small part of the language: words, quotes, `;`, `&`, `|`, line ends, and output thrown away. Everything else is in the
/// way, and so is everything it has never heard of.
struct ShellScanner {
  /// Why a line cannot be taken apart, for people.
  struct Obstacle: Error, Sendable, Equatable {
    let reason: String

    init(_ reason: String) { self.reason = reason }
  }

  private let scalars: [UnicodeScalar]
  private var position = 0
  private var commands: [ShellCommand] = []
  private var words: [String] = []
  private var word = String.UnicodeScalarView()
  private var hasWord = false
  private var hasQuotes = false

  static func commands(of line: String) throws(Obstacle) -> [ShellCommand] {
    var scanner = ShellScanner(scalars: Array(line.unicodeScalars))
    try scanner.scan()
    guard !scanner.commands.isEmpty else { throw Obstacle("it is empty") }
    for command in scanner.commands {
      guard !command.hidesCommands else {
        throw Obstacle("\(command.program) may run what its arguments say")
      }
    }
    return scanner.commands
  }

  private init(scalars: [UnicodeScalar]) { self.scalars = scalars }

  private mutating func scan() throws(Obstacle) {
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      switch scalar {
      case "'", "\"": try quoted(by: scalar)
      case " ", "\t": endWord()
      case "&" where next == ">":
        position += 1
        try redirected()
      case ";", "&", "|", "\n": try endCommand()
      case ">": try redirected()
      case "\\": throw Obstacle("it has a backslash")
      case "`": throw Obstacle("it runs a command inside (`…`)")
      case "$": throw Obstacle("it has a variable or a command inside ($…)")
      case "<": throw Obstacle("it reads a file or a here-document (<)")
      case "(", ")": throw Obstacle("it has a subshell or a function ((…))")
      case "{", "}": throw Obstacle("it has braces")
      case "#": throw Obstacle("it has a comment")
      case "*" where !hasWord, "?" where !hasWord, "[" where !hasWord:
        // A file may be called like an option.
        throw Obstacle("a word begins with a wildcard")
      default: try plain(scalar)
      }
    }
    try endCommand()
  }

  private mutating func plain(_ scalar: UnicodeScalar) throws(Obstacle) {
    try Self.check(scalar)
    word.append(scalar)
    hasWord = true
  }

  private mutating func quoted(by quote: UnicodeScalar) throws(Obstacle) {
    hasWord = true
    hasQuotes = true
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if scalar == quote { return }
      if quote == "\"", scalar == "$" || scalar == "`" || scalar == "\\" {
        throw Obstacle("it has a variable, a command or a backslash in double quotes")
      }
      if scalar != "\n", scalar != "\t" { try Self.check(scalar) }
      word.append(scalar)
    }
    throw Obstacle("a quote is not closed")
  }

  /// Nobody sees these, or sees something else in their place.
  private static func check(_ scalar: UnicodeScalar) throws(Obstacle) {
    let isHidden =
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.properties.isDefaultIgnorableCodePoint
      || scalar.properties.generalCategory == .format || (scalar != " " && scalar.properties.isWhitespace)
    if isHidden {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      throw Obstacle(
        "it has an invisible character (U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits))")
    }
  }

  private var next: UnicodeScalar? { position < scalars.count ? scalars[position] : nil }

  // MARK: Redirection

  /// After a `>`: output that goes to the other stream or nowhere is as good as none.
  private mutating func redirected() throws(Obstacle) {
    if hasWord, !hasQuotes, word.allSatisfy({ ("0"..."9").contains($0) }) {
      word = .init()
      hasWord = false
    } else {
      endWord()
    }
    guard let length = discarded(from: position - 1) else { throw Obstacle("it writes a file (>)") }
    position += length - 1
  }

  /// How long a redirection to nowhere is that begins at `start` with `>`; nil where it goes elsewhere.
  private func discarded(from start: Int) -> Int? {
    for text in [">&1", ">&2", ">/dev/null", "> /dev/null", ">>/dev/null", ">> /dev/null"] {
      let wanted = Array(text.unicodeScalars)
      let end = start + wanted.count
      guard end <= scalars.count, Array(scalars[start..<end]) == wanted else { continue }
      guard end < scalars.count, !Self.boundaries.contains(scalars[end]) else { return wanted.count }
    }
    return nil
  }

  private static let boundaries: Set<UnicodeScalar> = [" ", "\t", "\n", ";", "&", "|"]

  // MARK: Words and commands

  private mutating func endWord() {
    if hasWord { words.append(String(word)) }
    word = .init()
    hasWord = false
    hasQuotes = false
  }

  private mutating func endCommand() throws(Obstacle) {
    endWord()
    guard let program = words.first else { return }
    guard program.unicodeScalars.allSatisfy(Self.isProgram) else {
      throw Obstacle("the name of a program is not plain")
    }
    commands.append(ShellCommand(words))
    words = []
  }

  /// No assignment, no wildcard, no `~`, and no letter of another script that looks like one of these.
  private static func isProgram(_ scalar: UnicodeScalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-", "+", "/", "@", ":", ",", "%": true
    default: false
    }
  }
}
