internal import AgentDefinitions

/// Flags a prompt that sends its agent to another one which the team does not have.
struct UnknownMentionedAgent: TeamRule {
  static let info = RuleInfo(
    id: "unknown-mentioned-agent",
    category: .team,
    severity: .info,
    summary: "The prompt tells the agent to call one that is not in its team.",
    why:
      "The call fails, or the agent does the work itself with neither the prompt nor the tools that it needs for it. A "
      + "file that was copied without its neighbours looks like this.",
    examples: [
      .flagged(
        """
        ==> .claude/agents/writer.md
        ---
        name: writer
        description: Writes Swift code for parsers
        tools: Read, Edit
        ---
        You write. Then use the ↓race-finder agent.
        ==> .claude/agents/reviewer.md
        ---
        name: reviewer
        description: Checks SQL migrations for lost data
        tools: Read
        ---
        You check.
        """),
      .clean(
        """
        ==> .claude/agents/writer.md
        ---
        name: writer
        description: Writes Swift code for parsers
        tools: Read, Edit
        ---
        You write. Then use the `race-finder` agent or the general-purpose agent. Use an AI-powered agent as a pattern.
        ==> .claude/agents/reviewer.md
        ---
        name: race-finder
        description: Names data races in Swift
        tools: Read
        ---
        You look.
        """),
    ])

  func check(_ team: CheckedTeam, into findings: inout Findings) {
    // Of one agent alone nobody knows the neighbours.
    guard team.agents.count > 1 else { return }
    let known = Set(team.agents.flatMap { [$0.id.value.plain, $0.shownName.plain] })
    let names = known.sorted()
    for agent in team.agents {
      let mentions = Mention.all(in: Array(agent.prompt.value.utf8))
      guard mentions.contains(where: { !known.contains($0.name.plain) }) else { continue }
      report(Mention.all(in: Prose(of: agent)), by: agent, known, names, into: &findings)
    }
  }

  /// Each looks at every name of the team.
  private static let mostSuggestions = 50

  private func report(
    _ mentions: [(mention: Mention, place: SourceRange)], by agent: AgentDefinition, _ known: Set<String>,
    _ names: [String],
    into findings: inout Findings
  ) {
    var told: Set<String> = []
    for (mention, place) in mentions {
      let name = mention.name.plain
      guard !known.contains(name), !agent.dialect.builtInAgents.contains(mention.name.lowercased()),
        !agent.dialect.builtInAgents.contains(name), told.insert(name).inserted
      else { continue }
      findings.add(
        .unknown(mention.name, findings.all.count < Self.mostSuggestions ? Spelling.nearest(name, among: names) : nil),
        at: place, in: agent.file)
    }
  }
}

/// “Use the `race-finder` subagent”: a name that looks like an agent's, between a word that calls and one that says so.
private struct Mention {
  let name: String
  let range: Range<Int>

  static func all(in prose: Prose) -> [(mention: Mention, place: SourceRange)] {
    let offset = prose.text.range.lowerBound
    return all(in: Array(prose.text.bytes[prose.text.range])).compactMap { mention in
      let start = mention.range.lowerBound + offset
      let end = mention.range.upperBound + offset
      guard let block = prose.block(at: start), block.kind.isText, !prose.examples.covers(start),
        !prose.isComment(at: start),
        !prose.sections[block.section].isExample
      else { return nil }
      return (mention, prose.place(start..<end))
    }
  }

  static func all(in bytes: [UInt8]) -> [Mention] {
    ByteSearch.offsets(of: Array("agent".utf8), in: bytes).prefix(1000).compactMap { Mention(before: $0, in: bytes) }
  }

  private init?(before word: Int, in bytes: [UInt8]) {
    var end = word
    if end >= 4, bytes[end - 4..<end].elementsEqual("sub-".utf8) {
      end -= 4
    } else if end >= 3, bytes[end - 3..<end].elementsEqual("sub".utf8) {
      end -= 3
    }
    let after = word + 5
    if after < bytes.count, bytes[after].isNamePart || bytes[after] == UInt8(ascii: "_") { return nil }
    guard end > 1, bytes[end - 1] == 0x20 else { return nil }
    end -= 1
    let isQuoted = bytes[end - 1] == UInt8(ascii: "`") || bytes[end - 1] == UInt8(ascii: "\"")
    if isQuoted { end -= 1 }
    var start = end
    while start > 0, end - start < 64, bytes[start - 1].isNamePart { start -= 1 }
    let name = bytes[start..<end]
    // An id has a hyphen in it, and small letters only.
    guard name.count > 3, let first = name.first, let last = name.last, first != UInt8(ascii: "-"),
      last != UInt8(ascii: "-"),
      name.contains(UInt8(ascii: "-"))
    else { return nil }
    range = start..<end
    self.name = String(decoding: name, as: UTF8.self)
    guard isQuoted || !Mention.isAdjective(self.name) else { return nil }
    var lead = start
    if isQuoted { lead -= 1 }
    guard lead >= 0, Mention.calls(String(decoding: bytes[max(0, lead - 24)..<lead], as: UTF8.self)) else { return nil }
  }

  /// Whether the words before the name call somebody.
  private static func calls(_ words: String) -> Bool {
    var rest = words.lowercased()[...]
    while rest.last == " " || rest.last == "@" || rest.last == "*" { rest = rest.dropLast() }
    if rest.hasSuffix(" the") { rest = rest.dropLast(4) }
    return [
      "use", "using", "invoke", "call", "delegate to", "hand off to", "ask", "launch", "run", "dispatch", "spawn",
      "consult",
      "escalate to", "handoff to", "pass to", "via",
    ].contains { verb in
      rest.hasSuffix(verb) && (rest.dropLast(verb.count).last.map { !$0.isLetter } ?? true)
    }
  }

  /// `AI-powered`, `read-only`, `third-party`: no names.
  private static func isAdjective(_ name: String) -> Bool {
    let last = name.split(separator: "-").last ?? ""
    let adjectives: Set<Substring> = [
      "aware", "based", "box", "capable", "domain", "driven", "enabled", "facing", "free", "in", "level", "like",
      "made",
      "managed", "native", "one", "only", "oriented", "party", "powered", "purpose", "ready", "running", "scoped",
      "shot",
      "side", "specific", "step", "style", "term", "time", "turn", "up", "wide", "agent",
    ]
    return adjectives.contains(last) || name.hasPrefix("sub-") || name.hasPrefix("multi-") || name.hasPrefix("non-")
  }
}

extension UInt8 {
  fileprivate var isNamePart: Bool {
    self == UInt8(ascii: "-") || self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z")
      || self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
  }
}

extension String {
  /// A name as people take it: `Race Finder` and `race-finder` are the same.
  fileprivate var plain: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}

extension FindingText {
  fileprivate static func unknown(_ name: String, _ suggestion: String?) -> FindingText {
    FindingText(
      "the prompt sends the agent to \(name.coded), and no agent of this team is called so"
        + (suggestion.map { "; did you mean \($0.coded)?" } ?? "; bring it along, or say what to do without it"))
  }
}
