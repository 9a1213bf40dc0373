/// The first bytes of a Markdown file, looked at for what makes it a Claude Code subagent: front matter with a name, a
/// description and one of the keys that nothing but an agent has.
struct ClaudeHead {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    var start = bytes
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    self.bytes = start
  }

  private var hasFrontMatter: Bool { bytes.starts(with: "---".utf8) }

  /// A name and a description.
  var isNamed: Bool { keys.isSuperset(of: ["name:", "description:"]) }

  /// And something that nothing but an agent has.
  var isAgent: Bool { isNamed && keys.count > 2 }

  private var keys: Set<String> {
    guard hasFrontMatter else { return [] }
    var found: Set<String> = []
    var lineStart = bytes.startIndex
    while lineStart < bytes.endIndex {
      let end = bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      let line = bytes[lineStart..<end]
      if lineStart > bytes.startIndex, line.starts(with: "---".utf8) { break }
      if let key = Self.telling.first(where: { line.starts(with: $0.utf8) }) { found.insert(key) }
      lineStart = end + 1
    }
    return found
  }

  private static let telling = ["name:", "description:", "tools:", "model:", "color:", "disallowedTools:", "maxTurns:"]
}

extension ClaimedPath {
  /// True for the Markdown that lies beside agents and is for people or for something else.
  var isDocumentation: Bool {
    switch name.uppercased() {
    case "README.MD", "AGENTS.MD", "CLAUDE.MD", "GEMINI.MD", "SKILL.MD", "CHANGELOG.MD", "CONTRIBUTING.MD",
      "LICENSE.MD":
      true
    default:
      hasSuffix(".prompt.md") || hasSuffix(".instructions.md") || isInside("commands") || isInside("skills")
    }
  }
}
