internal import AgentLinting
internal import ArgumentParser

/// `agentlint explain RULE|FILE`
struct Explain: LintCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a rule is about, or how a file is read.",
    discussion: "A name that is a rule's means the rule; write ./NAME for a file of that name.")

  @Argument(help: "A rule's id, or the path of an agent file.")
  var subject: String

  func execute(_ console: inout Console) -> ExitStatus {
    if let rule = RuleCatalogue.rule(subject) {
      console.print(RulePage.text(rule, Console.style))
      return .clean
    }
    return .unusable
  }
}
