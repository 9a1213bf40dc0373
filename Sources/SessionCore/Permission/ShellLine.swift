/// A command line taken apart just far enough to hold it against permission rules.
///
/// It only ever makes us ask or deny: a line with anything in it that could run a command unseen (substitution, variables
/// in command position, `eval`, here-documents) has no identifiers, and then no rule for a program allows it.
package struct ShellLine: Sendable, Equatable {
  /// The simple commands, each as its words, with quotes removed; nil when the line could not be taken apart.
  package let commands: [[String]]?
  /// Every word anywhere in the line, however quoted: what a deny rule looks at.
  package let words: [String]

  package init(_ line: String) {
    words = Self.roughWords(line)
    commands = Self.simpleCommands(line)
  }

  /// The programs that the line names, without duplicates; empty when it could not be taken apart.
  package var identifiers: [String] {
    var seen: [String] = []
    for command in commands ?? [] {
      guard let program = command.first, !seen.contains(program) else { continue }
      seen.append(program)
    }
    return seen
  }

  // Programs that run what their arguments say.
  private static let runners: Set<String> = [
    "eval", "exec", "source", ".", "sh", "bash", "dash", "zsh", "env", "xargs", "sudo", "nohup", "time", "command",
    "builtin", "nice", "timeout", "find", "ssh", "python", "python3", "perl", "ruby", "node", "awk", "if", "for",
    "while",
    "case", "function", "until", "do", "then", "{", "}", "!", "[[", "coproc", "trap", "alias",
  ]

  private static func simpleCommands(_ line: String) -> [[String]]? {
    var commands: [[String]] = []
    var words: [String] = []
    var word = ""
    var hasWord = false
    var quote: Character?
    func endWord() {
      if hasWord { words.append(word) }
      word = ""
      hasWord = false
    }
    func endCommand() {
      endWord()
      if !words.isEmpty { commands.append(words) }
      words = []
    }
    for character in line {
      if character == "\\" || character == "`" { return nil }
      if let open = quote {
        if character == open {
          quote = nil
        } else if open == "\"", character == "$" {
          return nil
        } else {
          word.append(character)
        }
        continue
      }
      switch character {
      case "'", "\"":
        quote = character
        hasWord = true
      case " ", "\t": endWord()
      case ";", "&", "|", "\n": endCommand()
      case "$", "(", ")", "{", "}", "<", ">", "#", "\r", "\r\n", "\0": return nil
      default:
        word.append(character)
        hasWord = true
      }
    }
    guard quote == nil else { return nil }
    endCommand()
    for command in commands {
      guard let program = command.first, !runners.contains(program), !program.contains(where: { "=*?[~".contains($0) })
      else { return nil }
      if program == "git", command.contains(where: Self.runsForGit) { return nil }
    }
    return commands.isEmpty ? nil : commands
  }

  /// Options with which git runs what they say, or works elsewhere.
  private static func runsForGit(_ word: String) -> Bool {
    word == "-c" || word == "-C"
      || ["--exec-path", "--config-env", "--git-dir", "--work-tree", "--upload-pack", "--receive-pack"].contains {
        word.hasPrefix($0)
      }
  }

  private static func roughWords(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in line {
      switch character {
      case "'", "\"", "\\": continue
      case " ", "\t", "\n", "\r", "\r\n", ";", "&", "|", "(", ")", "{", "}", "<", ">", "`", "$", "=", ",":
        if !word.isEmpty { words.append(word) }
        word = ""
      default: word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
