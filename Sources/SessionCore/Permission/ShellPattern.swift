/// What stands in the parentheses of a shell rule: `git status:*` and `git status *` are every command that begins with
/// these words, `git * main` has a gap, and a text without `*` is that command and no other.
struct ShellPattern: Sendable {
  private let written: String
  private let wildcard: Wildcard
  /// The words that a command must begin with, where that is all there is to it.
  private let beginning: [String]?

  init(_ text: String) {
    written = text
    let ends = [":*", " *"].first(where: text.hasSuffix)
    let stem = ends.map { String(text.dropLast($0.count)) } ?? text
    beginning = ends != nil && !stem.contains("*") ? stem.split(separator: " ").map(String.init) : nil
    wildcard = Wildcard(text.hasSuffix(":*") ? stem + " *" : text)
  }

  private var isExact: Bool { !written.contains("*") }

  /// Whether it is this line, to the byte. That needs no understanding of shells, so it counts with no sandbox too.
  func isExactly(_ line: String) -> Bool { isExact && line.utf8.elementsEqual(written.utf8) }

  /// Whether it allows a command that was understood.
  func allows(_ command: ShellCommand) -> Bool {
    // An interpreter's words are a program: only a rule that begins with the interpreter means them.
    if command.isInterpreter, wildcard.prefix.split(separator: " ").first.map(String.init) != command.program {
      return false
    }
    return fits(command)
  }

  private func fits(_ command: ShellCommand) -> Bool {
    if let beginning { return command.words.starts(with: beginning) }
    return wildcard.matches(command.text)
  }

  /// Whether a line has anything of it: its words anywhere are enough, for the line may hide its commands.
  func touches(_ line: ShellLine) -> Bool {
    if isExactly(line.text) || line.commands?.contains(where: fits) == true { return true }
    let wanted = beginning ?? wildcard.prefix.split(separator: " ").map(String.init)
    let words = line.words.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    guard !wanted.isEmpty, words.count >= wanted.count else { return false }
    // A gap in a line that was understood was looked at above.
    if !isExact, beginning == nil, line.commands != nil { return false }
    return (0...words.count - wanted.count).contains { words[$0...].starts(with: wanted) }
  }
}
