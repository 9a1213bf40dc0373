internal import AgentDefinitions

/// A role that by its own words reads and changes nothing: “a read-only agent”, “do not modify any files”, or a
/// reviewer that is not said to fix anything.
///
/// What counts is what the agent says of itself. A sentence that limits *where* or *when* it may write (“outside
/// `docs`”, “until approved”) makes no reader of it.
struct LimitedRole {
  /// The beginning of a sentence about the agent.
  let claim: String

  init?(of agent: AgentDefinition) {
    let description = agent.description?.value ?? ""
    if let words = Self.statement(in: description) ?? Self.statement(in: agent.prompt.value.head) {
      claim = "this agent says \(words.quoted)"
    } else if let role = Self.reviewer(agent), !Self.changesThings(description),
      !Self.changesThings(agent.prompt.value.head)
    {
      claim = "\(role.coded) only reviews"
    } else {
      return nil
    }
  }

  // MARK: - What it says

  private static func statement(in text: String) -> String? {
    for sentence in text.sentences {
      let lower = sentence.lowercased()
      guard !exceptions.contains(where: { lower.contains($0) }) else { continue }
      if readOnly.contains(where: { lower.contains($0) }) || forbidsChange(lower) { return String(sentence) }
    }
    return nil
  }

  private static let readOnly = [
    "read-only agent", "read-only assistant", "read-only analy", "read-only review", "read-only audit",
    "read-only explor", "read-only research", "read-only investigat", "read-only mode", "you only read",
    "you are read-only", "strictly read-only", "is read-only", "read-only specialist", "read-only expert",
  ]

  /// “never modifies files”, “do not change any code”.
  private static func forbidsChange(_ sentence: String) -> Bool {
    let words = sentence.split { !$0.isLetter && $0 != "'" && $0 != "’" }
    for (index, word) in words.enumerated() where changes.contains(String(word)) {
      let before = words[max(0, index - 3)..<index]
      let after = words[(index + 1)...].prefix(4)
      if before.contains(where: { negations.contains(String($0)) }),
        after.contains(where: { things.contains(String($0)) })
      {
        return true
      }
    }
    return false
  }

  private static let negations: Set<String> = [
    "never", "not", "don't", "don’t", "doesn't", "doesn’t", "without", "cannot",
  ]
  private static let changes: Set<String> = [
    "modify", "modifies", "modifying", "edit", "edits", "editing", "change", "changes", "changing", "alter", "alters",
  ]
  private static let things: Set<String> = ["file", "files", "code", "codebase", "anything", "repository", "source"]

  private static let exceptions = [
    "unless", "except", "until", "outside", "directly", "other than", "only in ", "only to ", "unrelated", "approv",
    "permission", "confirm", "asking", "existing", "generated", "production", "test", "behavio", "functionality",
    "unnecessar", "if ", "when ", "beyond", "first", "before", "after", "public", "by hand", "manually", "user's",
    "without reading", "without understanding", "blindly", "you did not", "you didn't",
  ]

  // MARK: - What it is called

  private static func reviewer(_ agent: AgentDefinition) -> String? {
    let parts = agent.id.value.lowercased().split { !$0.isLetter }
    guard let last = parts.last, ["reviewer", "auditor", "critic"].contains(last) else { return nil }
    return agent.id.value
  }

  private static func changesThings(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }
    return words.contains { word in doing.contains { word.hasPrefix($0) } }
  }

  private static let doing = [
    "fix", "implement", "refactor", "apply", "appli", "generat", "rewrit", "edit", "remediat", "creat", "updat",
    "writ", "resolv", "correct", "patch", "modif", "add",
  ]
}

extension String {
  /// Where an agent says what it is; below come examples and procedures.
  fileprivate var head: String {
    utf8.count <= 1500 ? self : String(decoding: utf8.prefix(1500), as: UTF8.self)
  }

  fileprivate var sentences: [Substring] {
    split { $0 == "." || $0 == "!" || $0 == "?" || $0 == ";" || $0.isNewline }
  }
}
