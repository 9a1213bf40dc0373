internal import AgentDefinitions

/// Flags agents of one team whose descriptions are the same.
struct OverlappingDescriptions: TeamRule {
  static let info = RuleInfo(
    id: "overlapping-descriptions",
    category: .team,
    severity: .error,
    summary: "Two agents of one team have the same description.",
    why: "A request that fits one fits the other just as well, so chance decides which of them gets it.",
    examples: [
      .flagged(
        """
        ==> .claude/agents/one.md
        ---
        name: one
        description: Reviews Swift code for data races
        ---
        You review.
        ==> .claude/agents/two.md
        ---
        name: two
        description: ↓Reviews Swift code for data races.
        ---
        You review tests.
        """),
      .clean(
        """
        ==> .claude/agents/one.md
        ---
        name: one
        description: Reviews Swift code for data races
        ---
        You review.
        ==> .claude/agents/two.md
        ---
        name: two
        description: Reviews SQL migrations for lost data
        ---
        You review migrations.
        """),
    ])

  func check(_ team: CheckedTeam, into findings: inout Findings) {
    var seen: [[UInt8]: AgentDefinition] = [:]
    for agent in team.agents {
      guard agent.isInferable, let description = agent.description else { continue }
      let words = Self.words(description.value)
      guard !words.isEmpty else { continue }
      guard let first = seen[words] else {
        seen[words] = agent
        continue
      }
      // The same file can be in two teams of which one contains the other; the same id is another rule's business.
      guard first.id.value != agent.id.value, let other = first.description else { continue }
      findings.add(
        .same(agent, as: first), at: description.range, in: agent.file,
        related: [Finding.Related(file: first.file, range: other.range, note: "the same description")])
    }
  }

  /// What is left without case, spaces and ASCII punctuation.
  private static func words(_ text: String) -> [UInt8] {
    text.utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: byte
      default: nil
      }
    }
  }
}

extension FindingText {
  fileprivate static func same(_ agent: AgentDefinition, as first: AgentDefinition) -> FindingText {
    FindingText(
      "\(agent.id.value.coded) and \(first.id.value.coded) have the same description, so chance decides which of them "
        + "gets a request; say in each what the other does not do")
  }
}
