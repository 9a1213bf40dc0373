internal import AgentDefinitions

/// Flags a link to a file that is not there.
struct DeadLink: PromptRule {
  static let info = RuleInfo(
    id: "dead-link",
    category: .prompt,
    tier: .strict,
    severity: .warning,
    summary: "The prompt links to a file that is not there.",
    why:
      "The agent is told to follow something that it cannot read. It goes on without it, or spends its time looking, or "
      + "makes up what might have stood there.",
    examples: [
      .flagged(
        """
        ---
        description: Renames Swift functions
        tools: [view]
        ---
        Follow the [naming rules](↓./naming.md).
        """),
      .clean(
        """
        ==> .github/agents/example.agent.md
        ---
        description: Renames Swift functions
        tools: [view]
        ---
        Follow the [naming rules](./naming.txt#verbs) and the [guide](https://www.swift.org/documentation/).
        End with a [link to what changed](path/to/file.md) like `[this](./that.md)`.
        For instance the command ping is linked as [ping](./ping.md), and others should be written as [pong](./pong.md).
        ==> .github/agents/naming.txt
        Verbs first.
        """),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let prose = prompt.prose
    var files: RepositoryFiles?
    var seen: Set<String> = []
    for link in prose.links {
      // Each costs a few looks at the disk.
      guard seen.count < Self.most else { break }
      guard let path = Self.path(prose.string(link.target)), !prose.isExample(at: link.target.lowerBound) else {
        continue
      }
      guard seen.insert(path).inserted else { continue }
      files = files ?? RepositoryFiles(around: prompt.agent.promptSource)
      guard let files else { return }
      guard files.hold(path) == false, Self.isMeant(path, files), !Self.isIllustration(link, prose) else { continue }
      findings.add(.dead(path), at: prose.place(link.target))
    }
  }

  private static let most = 500

  /// The path of a link into the repository; nil for addresses, places in the same text and blanks to fill in.
  private static func path(_ target: String) -> String? {
    guard let first = target.utf8.first, first != UInt8(ascii: "#") else { return nil }
    guard !target.utf8.contains(where: { "{}<>$*|[]\"'`,;…".utf8.contains($0) || $0 <= 0x20 || $0 > 0x7E }) else {
      return nil
    }
    let path = target.prefix { $0 != "#" && $0 != "?" }
    guard !path.utf8.contains(UInt8(ascii: ":")), !path.utf8.contains(UInt8(ascii: "%")), !path.hasPrefix("//"),
      !path.hasPrefix("~"), !path.containsBytes("..."), !path.containsBytes("N.md")
    else { return nil }
    let small = Array(path.lowercased().utf8)
    return illustrative.contains { ByteSearch.contains($0, in: small) } ? nil : String(path)
  }

  /// “For instance the command `ping` should be linked as [`ping`](./Ping.md)”.
  private static func isIllustration(_ link: ProseLink, _ prose: Prose) -> Bool {
    let bytes = prose.text.bytes
    let end = link.target.lowerBound
    let near = bytes[max(prose.text.range.lowerBound, end - 160)..<end]
    let line = near.lastIndex(of: UInt8(ascii: "\n")).map { near[($0 + 1)...] } ?? near
    let words = String(decoding: line, as: UTF8.self).lowercased()
    let before = words.lastIndex(of: "[").map { String(words[..<$0]) } ?? words
    if ["for instance", "e.g.", "such as"].contains(where: before.contains) { return true }
    return before.contains("should be") && before.split { !$0.isLetter }.last == "as"
  }

  private static let illustrative = [
    "path/to", "path-to", "/path/", "example", "your", "foo", "bar.", "placeholder", "yyyy", "xxx", "nnn", "actual/",
    "name-",
    "-name", "file1", "file.", "filename", "sample", "some-", "template",
  ].map { Array($0.utf8) }

  /// Whether the link leads from the file to something beside it. `docs/report.md` may as well be what the agent is to
  /// write, unless there is a `docs` already.
  private static func isMeant(_ path: String, _ files: RepositoryFiles) -> Bool {
    guard path.split(separator: "/").last?.dropFirst().contains(".") ?? false else { return false }
    if path.hasPrefix("../") || path.hasPrefix("./") && !path.dropFirst(2).contains("/") { return true }
    guard let first = path.drop(while: { $0 == "/" || $0 == "." && !path.hasPrefix(".g") }).split(separator: "/").first,
      path.dropFirst().contains("/")
    else { return false }
    return files.hold(String(first)) == true
  }
}

extension FindingText {
  fileprivate static func dead(_ path: String) -> FindingText {
    FindingText(
      "the prompt links to \(path.coded), which is not there, neither beside this file nor from the repository's root; "
        + "correct the path or take the link out")
  }
}
