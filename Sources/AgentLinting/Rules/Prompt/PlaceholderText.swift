internal import AgentDefinitions

/// Flags a gap that was to be filled in.
struct PlaceholderText: PromptRule, ServerRule {
  static let info = RuleInfo(
    id: "placeholder-text",
    category: .prompt,
    tier: .strict,
    severity: .info,
    summary: "A placeholder was never filled in.",
    why:
      "A model takes it for part of its orders: it asks about it, makes something up, or repeats it to people. In the "
      + "entry of a server it is handed on as it stands, and the server does not start.",
    examples: [
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename.\n\n↓TODO: say how tests are run.\n"),
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename. ↓Lorem ipsum dolor sit amet.\n"),
      .flagged("---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou work for ↓[insert company name].\n"),
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: local, command: node, args: [↓/placeholder/path/to/server.js], tools: [search] }
          web: { type: local, command: node, args: [--config=↓YOUR_CONFIG_PATH], tools: [search] }
        """),
      .flagged(
        """
        ---
        description: Reads the logs of the day
        tools: [view]
        ---
        ```bash
        cd ↓{{REPO_PATH}} && git status {{REPO_PATH}}
        ```
        """),
      .flagged("---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename in ↓the your project app.\n"),
      .clean(
        """
        ---
        description: Writes playbooks
        tools: [view]
        ---
        ```yaml
        path: "{{ HOME }}"
        ```
        ```bash
        echo ${{ secrets.TOKEN }} {{.Name}} {{item}}
        ```
        """),
      .clean(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: local, command: node, args: [/opt/docs/server.js, --mode=yours], tools: [search] }
        """),
      .clean(
        """
        ---
        description: Renames Swift functions
        tools: [view]
        ---
        You rename. Leave a TODO comment where you are not sure.

        ## Output template
        TODO: what is left to do
        [insert the name here]
        """),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let prose = prompt.prose
    let bytes = prose.text.bytes
    for sentence in prose.sentences where !prose.blocks[sentence.block].kind.isHeading {
      let text = bytes[sentence.range]
      guard let part = Self.note(text) ?? Self.latin(text) ?? Self.bracket(text) ?? Self.article(text) else { continue }
      guard !prose.isExample(at: part.lowerBound), prose.blocks[sentence.block].quoteDepth == 0 else { continue }
      findings.add(.placeholder(prose.string(part)), at: prose.place(part))
    }
    checkCommands(prose, into: &findings)
  }

  /// `{{REPO_PATH}}` in a command: nobody puts anything in, and the shell takes the braces as they are.
  private func checkCommands(_ prose: Prose, into findings: inout Findings) {
    let bytes = prose.text.bytes
    var told: Set<String> = []
    for fence in prose.fences where Self.shells.contains(prose.string(fence.info)) {
      guard let block = prose.block(at: fence.range.lowerBound), !prose.sections[block.section].isExample else {
        continue
      }
      var start = fence.opening.upperBound
      while let open = ByteSearch.first(Self.braces, in: bytes[start..<fence.range.upperBound]) {
        start = open + 2
        let name = bytes[start..<fence.range.upperBound].prefix { $0.isCapital || $0 == UInt8(ascii: "_") }
        guard name.count > 2, bytes[name.endIndex...].starts(with: "}}".utf8), bytes[open - 1] != UInt8(ascii: "$"),
          told.insert(prose.string(name.indices)).inserted
        else { continue }
        findings.add(.placeholder(prose.string(open..<name.endIndex + 2)), at: prose.place(open..<name.endIndex + 2))
      }
    }
  }

  private static let shells: Set<String> = ["bash", "console", "sh", "shell", "zsh"]
  private static let braces = Array("{{".utf8)

  func check(_ server: CheckedServer, into findings: inout Findings) {
    guard let definition = server.definition else { return }
    let line = definition.commandLine.map { [$0.command] + $0.arguments } ?? []
    for word in line + [definition.address].compactMap({ $0 }) {
      guard let gap = Self.gap(in: word.value) else { continue }
      findings.add(.gap(gap.text, server.name.value), at: Self.place(of: gap, in: word))
    }
    for variable in definition.environment {
      guard let gap = Self.gap(in: variable.value.written) else { continue }
      findings.add(.gap(gap.text, server.name.value), at: variable.value.range)
    }
  }

  /// `/placeholder/path/…`, `/path/to/…`, `YOUR_KUBECONFIG_PATH`, `<your-token>`.
  private static func gap(in text: String) -> (text: String, offset: Int)? {
    for sign in ["/placeholder/", "/path/to/"] where text.hasPrefix(sign) { return (text, 0) }
    let bytes = Array(text.utf8)
    for sign in ["YOUR_", "<your"] {
      guard let place = ByteSearch.offsets(of: Array(sign.utf8), in: bytes).first,
        place == 0 || !bytes[place - 1].isASCIILetterOrDigit
      else { continue }
      return (String(decoding: bytes[place...], as: UTF8.self), place)
    }
    return nil
  }

  /// Where it is in the file, as long as the text stands there letter by letter.
  private static func place(of gap: (text: String, offset: Int), in word: Located<String>) -> SourceRange {
    guard Int(word.range.upper - word.range.lower) == word.value.utf8.count else { return word.range }
    return SourceRange(Int(word.range.lower) + gap.offset, Int(word.range.upper))
  }

  /// `TODO: …` where a sentence begins, and `TBD` alone.
  private static func note(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    for word in ["TODO:", "FIXME:", "TBD:"] where text.starts(with: word.utf8) { return text.indices }
    return text.elementsEqual("TBD".utf8) || text.elementsEqual("TODO".utf8) ? text.indices : nil
  }

  private static func latin(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    text.starts(with: "Lorem ipsum".utf8) ? text.indices : nil
  }

  /// “the your project app”: something was replaced by “your …” and its article stayed.
  private static func article(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    ByteSearch.first(Array(" the your ".utf8), in: text).map { start in
      let end = text[(start + 10)...].firstIndex { !($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")) }
      return start + 1..<(end ?? text.endIndex)
    }
  }

  /// `[insert …]`, `[your … here]`
  private static func bracket(_ text: ArraySlice<UInt8>) -> Range<Int>? {
    guard let open = text.firstIndex(of: UInt8(ascii: "[")),
      let close = text[open...].firstIndex(of: UInt8(ascii: "]")),
      close - open < 60, close + 1 == text.endIndex || text[close + 1] != UInt8(ascii: "(")
    else { return nil }
    let inside = String(decoding: text[(open + 1)..<close], as: UTF8.self).lowercased()
    let isGap =
      inside.hasPrefix("insert ") || inside.hasPrefix("your ") && inside.hasSuffix(" here") || inside == "fill in"
    return isGap ? open..<(close + 1) : nil
  }
}

extension UInt8 {
  fileprivate var isCapital: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }

  fileprivate var isASCIILetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension FindingText {
  fileprivate static func gap(_ text: String, _ server: String) -> FindingText {
    FindingText(
      "\(text.quoted) of the MCP server \(server.coded) was to be filled in: as it stands the server does not start; write "
        + "what is meant, or `${env:NAME}` where the system puts in variables", severity: .warning)
  }

  fileprivate static func placeholder(_ text: String) -> FindingText {
    FindingText("\(text.quoted) was to be filled in and is part of the prompt now; say what is meant, or take it out")
  }
}
