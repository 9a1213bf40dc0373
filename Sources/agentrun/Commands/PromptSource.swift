/// Where the task comes from: the command line, a pipe, or a person at the terminal.
enum PromptSource {
  /// A longer prompt than this is a mistake: somebody piped in a disk image.
  static let longest = 4 << 20

  /// - Throws: also `Interrupted`, for a signal that comes while standard input is read.
  static func prompt(words: [String], interruption: Interruption) throws -> String {
    if !words.isEmpty { return try checked(words.joined(separator: " ")) }
    if Process.isTerminal(0) {
      StandardError.write("What should the team do? (end with Ctrl-D)\n")
    }
    switch StandardInput.readAll(limit: longest, stop: interruption.descriptor) {
    case .text(let text): return try checked(text)
    case .tooLong: throw StartError("The prompt on standard input is longer than \(longest >> 20) MiB.")
    case .stopped:
      try interruption.check()
      throw StartError("Standard input was not read to its end.")
    }
  }

  private static func checked(_ text: String) throws -> String {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw StartError("There is no prompt. Give one: agentrun TEAM \"What to do\"")
    }
    return text
  }
}
