/// A command line taken apart just far enough to hold it against permission rules.
///
/// It only ever makes us ask or deny: a line with anything in it that could run a command unseen (substitution, variables,
/// `eval`, here-documents, a program that runs its arguments) has no commands, and then no pattern allows it. What allows
/// a command that it does know is the sandbox around it.
package struct ShellLine: Sendable, Equatable {
  package let text: String
  /// The simple commands; nil when the line could not be taken apart.
  package let commands: [ShellCommand]?
  /// Why it could not, for people.
  package let obstacle: String?
  /// Every word anywhere in the line, however quoted: what a deny rule looks at.
  package let words: [String]

  package init(_ line: String) {
    text = line
    words = Self.roughWords(line)
    do throws(ShellScanner.Obstacle) {
      commands = try ShellScanner.commands(of: line)
      obstacle = nil
    } catch {
      commands = nil
      obstacle = error.reason
    }
  }

  private init(commands: [ShellCommand]) {
    text = commands.map(\.text).joined(separator: "; ")
    self.commands = commands
    obstacle = nil
    words = commands.flatMap(\.words)
  }

  /// What is left of it without some commands; nil: it has none of them.
  func without(_ isSettled: (ShellCommand) -> Bool) -> ShellLine? {
    guard let commands else { return nil }
    let rest = commands.filter { !isSettled($0) }
    return rest.count < commands.count ? ShellLine(commands: rest) : nil
  }

  /// Whether it may run commands that nobody sees in it.
  package var mayHideCommands: Bool { commands?.contains(where: \.isInterpreter) ?? true }

  /// What the line does, without duplicates (`git push`, `ls`); empty when it may do something else as well.
  package var identifiers: [String] {
    guard let commands, !mayHideCommands else { return [] }
    var seen: [String] = []
    for command in commands where !seen.contains(command.identifier) { seen.append(command.identifier) }
    return seen
  }

  /// Whether nothing in it can change anything.
  package var isReadOnly: Bool { commands?.allSatisfy(\.isReadOnly) ?? false }

  /// Whether what is called by an identifier changes nothing here.
  func isReadOnly(_ identifier: String) -> Bool {
    guard let same = commands?.filter({ $0.identifier == identifier }), !same.isEmpty else { return false }
    return same.allSatisfy(\.isReadOnly)
  }

  /// Whether it may write files by redirection. What cannot be taken apart may.
  package var writesByRedirection: Bool { commands == nil && text.unicodeScalars.contains(">") }

  /// What looks like a path, wherever it stands.
  package var possiblePaths: [String] {
    Self.unique(
      words.filter { word in
        !word.contains("://") && (word.contains("/") || word.hasPrefix("~") || word.hasPrefix(".") && word != ".")
      })
  }

  package var possibleURLs: [String] { Self.unique(words.filter { $0.contains("://") }) }

  private static func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }

  private static func roughWords(_ line: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var isContinued = false
    for scalar in line.unicodeScalars {
      defer { isContinued = scalar == "\\" }
      // A backslash at the end of a line goes with the line's end.
      if scalar == "\n", isContinued { continue }
      switch scalar {
      case "'", "\"", "\\": continue
      case " ", "\t", "\n", "\r", ";", "&", "|", "(", ")", "{", "}", "<", ">", "`", "$", "=", ",":
        if !word.isEmpty { words.append(String(word)) }
        word = .init()
      default: word.append(scalar)
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }
}
