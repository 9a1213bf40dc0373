internal import AgentDefinitions

/// Flags a description that a template left behind.
struct PlaceholderDescription: AgentRule {
  static let info = RuleInfo(
    id: "placeholder-description",
    category: .description,
    tier: .strict,
    severity: .warning,
    summary: "The description is a template's and was never written.",
    why: "Requests go to the agent whose description fits, and no request is about `TODO`.",
    examples: [
      .flagged("description: ↓TODO"),
      .flagged("description: ↓\"[Describe what this agent does]\""),
      .flagged("description: ↓\"{{description}}\""),
      .flagged("description: ↓Your agent description here"),
      .clean("description: Finds TODO comments that are older than a year"),
      .clean("description: \"[Beta] Finds dead code\""),
    ])

  func check(_ agent: AgentDefinition, into findings: inout Findings) {
    guard let description = agent.description, Self.isPlaceholder(description.value) else { return }
    findings.add(.placeholder(description.value), at: description.range)
  }

  private static func isPlaceholder(_ description: String) -> Bool {
    guard description.utf8.count <= 200 else { return false }
    let words = description.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard let first = words.first, let last = words.last else { return !description.isEmpty }
    if isBracketed(description) { return words.count == 1 || asking.contains(first) || words.contains("description") }
    if words.count == 1 || first == "todo" && words.count <= 6 { return markers.contains(first) }
    if words.starts(with: ["lorem", "ipsum"]) { return true }
    return words.count <= 6 && last == "here" && words.contains { $0 == "description" || $0 == "text" }
  }

  /// `<…>`, `[…]`, `{{…}}` around all of it.
  private static func isBracketed(_ text: String) -> Bool {
    guard let open = text.utf8.first, let close = text.utf8.last else { return false }
    switch (open, close) {
    case (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "["), UInt8(ascii: "]")),
      (UInt8(ascii: "{"), UInt8(ascii: "}")):
      return true
    default: return false
    }
  }

  private static let markers: Set<Substring> = [
    "description", "fixme", "foo", "none", "null", "placeholder", "tbd", "test", "todo", "undefined", "xxx",
  ]
  private static let asking: Set<Substring> = [
    "a", "add", "brief", "describe", "insert", "one", "short", "your", "what",
  ]
}

extension FindingText {
  fileprivate static func placeholder(_ description: String) -> FindingText {
    FindingText(
      "\(description.quoted) is a placeholder, so no request can be matched to the agent; say which requests it is for, "
        + "as in “Analyzes Python test coverage and names untested paths”")
  }
}
