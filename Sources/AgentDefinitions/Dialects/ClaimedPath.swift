/// A path as dialects look at it: which folders it goes through, and what its last component ends in.
package struct ClaimedPath: Sendable {
  package let text: String
  /// The last component.
  package let name: Substring
  private let bytes: [UInt8]
  private let nameStart: Int
  /// Where the names of the folders begin: each dialect looks for several.
  private let folderStarts: [Int]

  package init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
    var start = bytes.count
    while start > 0, bytes[start - 1] != UInt8(ascii: "/") { start -= 1 }
    nameStart = start
    var folders: [Int] = []
    if start > 0 { folders.append(0) }
    for offset in 0..<max(start - 1, 0) where bytes[offset] == UInt8(ascii: "/") { folders.append(offset + 1) }
    folderStarts = folders
    name = text[text.utf8.index(text.startIndex, offsetBy: nameStart)...]
  }

  /// Whether the file's name ends so and has something before it.
  package func hasSuffix(_ suffix: StaticString) -> Bool {
    let start = bytes.count - suffix.utf8CodeUnitCount
    return start > nameStart && matches(suffix, at: start)
  }

  /// True when the file lies somewhere below this folder, as in `isInside(".claude/agents")`.
  package func isInside(_ folder: StaticString) -> Bool { end(of: folder) != nil }

  /// Where the outermost folder of this name ends: before the slash after it.
  func end(of folder: StaticString) -> String.Index? {
    let length = folder.utf8CodeUnitCount
    for start in folderStarts where start + length < nameStart {
      if bytes[start + length] == UInt8(ascii: "/"), matches(folder, at: start) {
        return text.utf8.index(text.startIndex, offsetBy: start + length)
      }
    }
    return nil
  }

  /// True when the file lies below this folder and begins with no front matter, with other folders between them:
  /// templates and references, which agents read.
  func isMaterial(in folder: StaticString, _ head: ArraySlice<UInt8>) -> Bool {
    guard let end = end(of: folder), name.startIndex != text.utf8.index(after: end) else { return false }
    if case .absent = FrontMatter.split(head: head) { return true }
    return false
  }

  private func matches(_ text: StaticString, at start: Int) -> Bool {
    text.withUTF8Buffer { text in
      for offset in text.indices where bytes[start + offset] != text[offset] { return false }
      return true
    }
  }
}

extension ClaimedPath {
  /// Whether a path goes through a folder of test data before it comes to agents: `tests/golden/.claude/agents/x.md`.
  package var isTestData: Bool {
    for start in folderStarts {
      let folder = bytes[start...].prefix { $0 != UInt8(ascii: "/") }
      if folder.elementsEqual("agents".utf8) { return false }
      guard let first = folder.first, "_fgtFGT".utf8.contains(first) else { continue }
      guard folder.count <= 12 else { continue }
      if Self.testFolders.contains(String(decoding: folder, as: UTF8.self).lowercased()) { return true }
    }
    return false
  }

  private static let testFolders: Set<String> = [
    "__fixtures__", "__tests__", "fixtures", "golden", "test", "testdata", "tests",
  ]
}

extension ClaimedPath {
  /// Whether the file lies where a Claude Code plugin has its agents: `plugins/docs/agents`, `plugin/agents`.
  var isInPlugin: Bool {
    guard let end = end(of: "agents") else { return false }
    let folders = text[..<end].split(separator: "/").dropLast().suffix(2)
    return folders.last == "plugin" || folders.count == 2 && folders.first == "plugins"
  }

  /// Whether a folder is called as systems call theirs, and by none that is known here: `.agentsmesh`, `.junie`.
  static func isUnknownSystem(_ folder: some StringProtocol) -> Bool {
    folder.utf8.first == UInt8(ascii: ".") && folder.utf8.count > 2 && !knownFolders.contains(String(folder))
  }

  /// Whether the file lies directly, or in one folder more, in a folder of some system's.
  var isInSystemFolder: Bool {
    text.split(separator: "/").dropLast().suffix(2).contains { Self.knownFolders.contains(String($0)) }
  }

  private static let knownFolders: Set<String> = [
    ".claude", ".claude-plugin", ".codex", ".config", ".cursor", ".cursor-plugin", ".gemini", ".github", ".kiro",
    ".opencode", ".vscode",
  ]
}

extension ClaimedPath {
  /// True for the Markdown that lies beside agents and is for people or for something else.
  var isDocumentation: Bool {
    if hasSuffix(".prompt.md") || hasSuffix(".instructions.md") || isInside("commands") || isInside("skills") {
      return true
    }
    // The longest of the names below; most agents' are longer or begin with a small letter.
    guard name.utf8.count <= 15 else { return false }
    return Self.documentation.contains(name.uppercased())
  }

  /// Whether the file is OpenCode's configuration by its name, wherever it lies.
  var isOpenCodeConfiguration: Bool { name == "opencode.json" || name == "opencode.jsonc" }

  private static let documentation: Set<String> = [
    "README.MD", "AGENTS.MD", "CLAUDE.MD", "GEMINI.MD", "SKILL.MD", "CHANGELOG.MD", "CONTRIBUTING.MD", "LICENSE.MD",
  ]
}
