internal import AgentDefinitions

/// Flags a team whose descriptions alone fill a good part of what a model reads.
struct OversizedTeam: TeamRule {
  static let info = RuleInfo(
    id: "oversized-team",
    category: .team,
    severity: .info,
    summary: "The descriptions of the team together are very long.",
    why:
      "All of them are sent with every request, so that the model can choose. They cost time and money each time, and "
      + "a model chooses worse among many.",
    options: [.most],
    examples: [
      .clean(
        """
        version: 1
        agents:
          - { name: one, description: Writes Swift code, prompt: You write., tools: [edit] }
          - { name: two, description: Reviews SQL migrations, prompt: You review., tools: [view] }
        """, at: "team.yaml")
    ])

  func check(_ team: CheckedTeam, into findings: inout Findings) {
    let choosable = team.agents.filter(\.isInferable)
    let bytes = choosable.reduce(0) { $0 + ($1.description?.value.utf8.count ?? 0) + $1.id.value.utf8.count }
    // A token is about four bytes of English.
    guard bytes / 4 > findings.options.integer(.most), let first = choosable.first else { return }
    let file = team.definition.file ?? first.file
    findings.add(.oversized(choosable.count, bytes / 4), at: file.lineRange(1), in: file)
  }
}

extension RuleOption {
  fileprivate static let most = RuleOption.integer(
    "most", default: 15_000, in: 100...1_000_000,
    "How many tokens the descriptions may come to; one is about four bytes.")
}

extension FindingText {
  fileprivate static func oversized(_ count: Int, _ tokens: Int) -> FindingText {
    FindingText(
      "the descriptions of \(count.counted("agent")) are about \(tokens / 1000 * 1000) tokens, which every request carries; "
        + "shorten them, divide the team, or close those that only people call to automatic choice")
  }
}
