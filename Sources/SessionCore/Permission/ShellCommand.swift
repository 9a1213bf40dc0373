/// One simple command of a line: a program and its words, quotes removed.
package struct ShellCommand: Sendable, Equatable {
  package let words: [String]

  package init(_ words: [String]) { self.words = words }

  package var program: String { words.first ?? "" }
  package var text: String { words.joined(separator: " ") }

  /// What people call it: the program, and where that does many things, which of them (`git push`, `npm test`).
  package var identifier: String {
    guard ShellPrograms.withSubcommands.contains(program), words.count > 1, Self.isPlain(words[1]) else {
      return program
    }
    return "\(program) \(words[1])"
  }

  /// Whether it can change nothing, whatever its arguments.
  package var isReadOnly: Bool { ShellPrograms.readOnly.contains(program) }

  /// Whether its words are a program of their own (`python3 -c …`): only a rule that names it allows it.
  var isInterpreter: Bool { ShellPrograms.interpreters.contains(program) }

  /// Whether it may run another command that only its arguments show, or work on something else than it seems to.
  var hidesCommands: Bool {
    if ShellPrograms.wrappers.contains(program) || program.hasPrefix("ld-linux") || program.hasPrefix("ld.so") {
      return true
    }
    if program == "git",
      words.dropFirst().prefix(while: { $0.hasPrefix("-") }).contains(where: {
        !ShellPrograms.plainGitOptions.contains($0)
      })
    {
      return true
    }
    return words.dropFirst().contains { ShellPrograms.isRunning($0, in: words) }
  }

  private static func isPlain(_ word: String) -> Bool {
    !word.isEmpty
      && word.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
      } && !word.hasPrefix("-")
  }
}
