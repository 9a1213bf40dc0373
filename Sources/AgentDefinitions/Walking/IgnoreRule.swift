/// One line of a `.gitignore` file.
struct IgnoreRule: Sendable {
  let keeps: Bool
  private let foldersOnly: Bool
  private let shape: Shape

  /// How the line is compared. The first three are what nearly all lines are, and need no automaton.
  private enum Shape: Sendable {
    case name([UInt8])
    case nameSuffix([UInt8])
    case path([UInt8])
    case namePattern(GlobAutomaton)
    case pathPattern(prefix: [UInt8], GlobAutomaton)
  }

  /// Reads a line without its line end. Nil for a comment, a blank line, and a pattern that can match nothing.
  init?(line: ArraySlice<UInt8>) {
    guard line.first != UInt8(ascii: "#") else { return nil }
    var text = Self.trimmed(line.prefix { $0 != 0 })
    keeps = text.first == UInt8(ascii: "!")
    if keeps { text.removeFirst() }
    foldersOnly = text.last == UInt8(ascii: "/")
    if foldersOnly { text.removeLast() }
    let isPath = text.contains(UInt8(ascii: "/"))
    if text.first == UInt8(ascii: "/") { text.removeFirst() }
    guard !text.isEmpty else { return nil }

    let literal = text.prefix { !"*?[\\".utf8.contains($0) }
    if literal.count == text.count {
      shape = isPath ? .path(Array(text)) : .name(Array(text))
    } else if !isPath, literal.isEmpty, text.first == UInt8(ascii: "*"),
      !text.dropFirst().contains(where: "*?[\\".utf8.contains)
    {
      shape = .nameSuffix(Array(text.dropFirst()))
    } else {
      var parser = WildmatchParser(Array(text), matchesPath: isPath)
      guard let nodes = parser.pattern() else { return nil }
      let automaton = GlobAutomaton(nodes, readsUTF8: false)
      shape = isPath ? .pathPattern(prefix: Array(literal), automaton) : .namePattern(automaton)
    }
  }

  /// `path` is relative to the folder of the ignore file, and its last component begins at `name`.
  func matches(_ path: Span<UInt8>, name: Int, isFolder: Bool) -> Bool {
    if foldersOnly && !isFolder { return false }
    switch shape {
    case .name(let wanted): return path.count - name == wanted.count && path.hasSuffix(wanted)
    case .nameSuffix(let suffix): return path.count - name >= suffix.count && path.hasSuffix(suffix)
    case .path(let wanted): return path.count == wanted.count && path.hasSuffix(wanted)
    case .namePattern(let automaton): return automaton.matches(path.extracting(name...))
    case .pathPattern(let prefix, let automaton): return path.hasPrefix(prefix) && automaton.matches(path)
    }
  }

  /// Without trailing spaces, unless a backslash protects them. Other white space counts as written.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var offset = line.startIndex
    while offset < line.endIndex {
      if line[offset] == UInt8(ascii: "\\") {
        offset += 1
        if offset == line.endIndex { return line }
        end = offset + 1
      } else if line[offset] != UInt8(ascii: " ") {
        end = offset + 1
      }
      offset += 1
    }
    return line[..<end]
  }
}

extension Span<UInt8> {
  func hasPrefix(_ prefix: [UInt8]) -> Bool {
    guard count >= prefix.count else { return false }
    for offset in prefix.indices where self[offset] != prefix[offset] { return false }
    return true
  }

  func hasSuffix(_ suffix: [UInt8]) -> Bool {
    let start = count - suffix.count
    guard start >= 0 else { return false }
    for offset in suffix.indices where self[start + offset] != suffix[offset] { return false }
    return true
  }
}
