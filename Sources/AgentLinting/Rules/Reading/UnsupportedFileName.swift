internal import AgentDefinitions

/// Flags characters in a file name that keep a system from loading the agent.
struct UnsupportedFileName: FaultRule {
  static let info = RuleInfo(
    id: "unsupported-file-name",
    category: .reading,
    severity: .warning,
    summary: "The file's name has characters that an agent's name cannot have.",
    why: "Where the file name is the agent's id, GitHub accepts letters without accents, digits, “.”, “-” and “_”.",
    examples: [
      .flagged(
        "↓---\ndescription: Plans a database migration\n---\nYou plan.\n", at: ".github/agents/plan & go.agent.md"),
      .clean(
        "---\ndescription: Plans a database migration\n---\nYou plan.\n", at: ".github/agents/plan-and-go.agent.md"),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .badFileNameCharacters(let name, let characters) = kind else { return nil }
    let shown = characters.map { $0 == " " ? "a space" : "“\($0)”" }.joined(separator: ", ")
    return FindingText(
      "the file name \(name.coded) is the agent's id and has \(shown) in it; use only letters a to z, digits, “.”, “-” "
        + "and “_”",
      effects: context.effects([
        RuntimeEffect(.copilotCloud, "does not accept the name"),
        RuntimeEffect(.copilotCLI, "does not accept the name"),
      ]))
  }
}
