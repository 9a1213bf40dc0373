internal import AgentDefinitions

/// Flags a `SKILL.md` that does not keep to the Agent Skills specification.
struct MalformedSkill: FaultRule {
  static let info = RuleInfo(
    id: "malformed-skill",
    category: .fields,
    severity: .error,
    summary: "A skill's `SKILL.md` is not as the Agent Skills specification says.",
    why:
      "Systems find a skill by its `name` and choose it by its `description`. One that breaks the rules for them is "
      + "passed over by some systems, so that an agent that names it works without it. Looked at are the skills that "
      + "agents name and those that the command names.",
    examples: [
      .flagged(
        RuleExample.skillFiles(
          of: .copilot, naming: "[swift-names]",
          """
          ---
          name: ↓SwiftNames
          description: How functions are named in this project
          ---
          """)),
      .flagged(RuleExample.skillFiles(of: .copilot, naming: "[swift-names]", "↓---\nname: swift-names\n---")),
      .clean(
        RuleExample.skillFiles(
          of: .copilot, naming: "[swift-names]",
          """
          ---
          name: swift-names
          description: How functions are named in this project
          allowed-tools: Bash(git log:*) Read
          ---
          """)),
    ])

  func text(for kind: FaultKind, in context: FaultContext) -> FindingText? {
    guard case .malformedSkill(let fault, let isForClaude) = kind else { return nil }
    let isForgiven = isForClaude && fault.isForgivenByClaude
    return FindingText(
      fault.words, severity: isForgiven || fault.isMinor ? .warning : nil,
      effects: isForgiven
        ? [RuntimeEffect(.claudeCode, "loads it by its folder's name and requires nothing of the front matter")] : [])
  }
}

extension SkillFault {
  /// Claude Code goes by the folder's name and requires nothing of the front matter, if it can be read.
  fileprivate var isForgivenByClaude: Bool {
    switch self {
    case .noFrontMatter, .missingName, .missingDescription, .otherName, .irregularName, .tooLong: true
    case .invalidYAML, .wrongType: false
    }
  }

  /// True for what is annotation only.
  fileprivate var isMinor: Bool {
    switch self {
    case .tooLong(let key, _, _): key == "compatibility"
    case .wrongType(let key, _, _): key != "name" && key != "description"
    default: false
    }
  }

  fileprivate var words: String {
    switch self {
    case .noFrontMatter:
      "this skill has no front matter, so that no system learns its name or when to use it; begin the file with `---`, "
        + "`name`, `description` and `---`"
    case .invalidYAML:
      "this skill's front matter is no YAML, so that its name and description may not be read; put values with `: ` or "
        + "` #` in quotation marks"
    case .missingName:
      "this skill has no `name`, which the Agent Skills specification requires; write `name:` with the folder's name"
    case .missingDescription:
      "this skill has no `description`, by which systems decide when to use it; say what it does and when"
    case .otherName(let name, let folder):
      "this skill calls itself \(name.coded) and its folder is \(folder.coded); the specification wants one name, and "
        + "systems differ in which they go by: rename one of them"
    case .irregularName(let name):
      "\(name.coded) is no skill's name by the specification; use small letters, digits and single hyphens between them"
    case .tooLong(let key, let count, let limit):
      "this skill's \(key.coded) has \(count) characters and may have \(limit); shorten it"
    case .wrongType(let key, let expected, let found):
      "this skill's \(key.coded) should be \(expected) and is \(found)"
    }
  }
}
