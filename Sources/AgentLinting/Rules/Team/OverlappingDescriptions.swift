internal import AgentDefinitions

/// Flags agents of one team whose descriptions are the same, or the same work in other words.
struct OverlappingDescriptions: TeamRule {
  static let info = RuleInfo(
    id: "overlapping-descriptions",
    category: .team,
    severity: .error,
    summary: "Two agents of one team describe the same work.",
    why: "A request that fits one fits the other just as well, so chance decides which of them gets it. "
      + "Descriptions that differ in their subject (Python here, TypeScript there) are fine, and so are those in scripts "
      + "that the matching cannot split into words.",
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
      .flagged(
        """
        ==> .claude/agents/one.md
        ---
        name: one
        description: Finds slow queries in PostgreSQL and proposes indexes
        ---
        You measure.
        ==> .claude/agents/two.md
        ---
        name: two
        description: ↓Proposes indexes and finds the slow query in PostgreSQL
        ---
        You measure twice.
        """),
      .clean(
        """
        ==> .claude/agents/python.md
        ---
        name: python
        description: Finds slow functions in Python services and proposes faster ones
        ---
        You measure.
        ==> .claude/agents/typescript.md
        ---
        name: typescript
        description: Finds slow functions in TypeScript services and proposes faster ones
        ---
        You measure.
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
    let agents = team.agents.filter { $0.isInferable && $0.description != nil }
    guard agents.count > 1 else { return }
    checkIdentical(agents, into: &findings)
    checkAlike(agents, into: &findings)
  }

  private func checkIdentical(_ agents: [AgentDefinition], into findings: inout Findings) {
    var seen: [[UInt8]: Int] = [:]
    for (index, agent) in agents.enumerated() {
      guard let description = agent.description else { continue }
      let words = Self.words(description.value)
      guard !words.isEmpty else { continue }
      guard let first = seen[words].map({ agents[$0] }) else {
        seen[words] = index
        continue
      }
      // The same file can be in two teams of which one contains the other; the same id is another rule's business.
      guard first.id.value != agent.id.value, let other = first.description else { continue }
      findings.add(
        .same(agent, as: first), at: description.range, in: agent.file,
        related: [Finding.Related(file: first.file, range: other.range, note: "the same description")])
    }
  }

  /// Descriptions that differ in words which tell nothing apart. Whether a request is really open between two agents is
  /// for the runtime's own matching to say, names included.
  private func checkAlike(_ agents: [AgentDefinition], into findings: inout Findings) {
    let works = Parallel.map(agents.count) { index in agents[index].description.map { DescribedWork($0.value) } }
    for pair in DescriptionPairs.find(in: works) {
      let (first, second) = (agents[pair.first], agents[pair.second])
      guard let one = first.description, let other = second.description, first.id.value != second.id.value,
        Self.words(one.value) != Self.words(other.value)
      else { continue }
      let prompt = pair.shared.prefix(6).joined(separator: " ")
      guard Self.isOpen(prompt, between: first, and: second) else { continue }
      findings.add(
        .alike(second, first, prompt), at: other.range, in: second.file,
        related: [Finding.Related(file: first.file, range: one.range, note: "says nearly the same")])
    }
  }

  private static func isOpen(_ prompt: String, between first: AgentDefinition, and second: AgentDefinition) -> Bool {
    let matcher = PromptMatcher(
      [first, second].map {
        AgentProfile(id: $0.id.value, displayName: $0.displayName?.value, description: $0.description?.value)
      })
    let ranking = matcher.rank(prompt)
    guard ranking.matches.count == 2, let best = ranking.best else { return false }
    return ranking.margin <= best.score * 0.2
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

  fileprivate static func alike(_ agent: AgentDefinition, _ first: AgentDefinition, _ prompt: String) -> FindingText {
    FindingText(
      "\(agent.id.value.coded) and \(first.id.value.coded) describe the same work, so that a request such as "
        + "\(prompt.quoted) fits both alike; say in each what the other does not do", severity: .warning)
  }
}
