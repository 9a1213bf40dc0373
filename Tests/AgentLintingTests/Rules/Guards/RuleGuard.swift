import AgentLinting
import Testing

/// Something that looks like a rule's fault and is none, or is one of another severity: what its page has no room for.
struct RuleGuard: Sendable, CustomTestStringConvertible {
  let rule: String
  let name: String
  let example: RuleExample
  /// How severe the findings are; nil where only their places matter.
  var severity: Severity?

  var testDescription: String { "\(rule): \(name)" }

  static func clean(
    _ rule: String, _ name: String, _ text: String, at path: String = RuleExample.defaultPath
  ) -> RuleGuard {
    RuleGuard(rule: rule, name: name, example: .clean(text, at: path))
  }

  /// `↓` stands before each place, as in a rule's own examples.
  static func flagged(
    _ rule: String, _ name: String, _ severity: Severity, _ text: String, at path: String = RuleExample.defaultPath
  ) -> RuleGuard {
    RuleGuard(rule: rule, name: name, example: .flagged(text, at: path), severity: severity)
  }

  static let claude = ".claude/agents/example.md"

  /// An agent of a Claude Code plugin, which may not have all that a project's may.
  static func plugin(_ rule: String, _ name: String, _ keys: String) -> RuleGuard {
    let text = "---\nname: one\ndescription: Names data races in Swift\n\(keys)\n---\nYou look.\n"
    return clean(rule, name, text, at: "plugins/a/agents/one.md")
  }
}
