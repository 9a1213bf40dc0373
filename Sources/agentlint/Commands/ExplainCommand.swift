internal import AgentDefinitions
internal import AgentLinting
internal import ArgumentParser

/// `agentlint explain RULE|FILE`
struct ExplainCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule is about, or how a file is read.",
    discussion: "A name that is a rule's means the rule; write ./NAME for a file of that name.")

  @Argument(
    help: "A rule's id, or the path of an agent file, a team file or a folder.",
    completion: .custom { _, _, _ in RuleCatalogue.all.map(\.id) })
  var subject: String

  func execute(_ console: inout Console) -> ExitStatus {
    if let rule = RuleCatalogue.rule(subject) {
      console.print(RulePage.text(rule, Console.style))
      return .clean
    }
    let explanation = Explanation(of: subject)
    guard !explanation.faults.contains(where: \.isMissingInput) || explanation.isAboutSomething else {
      console.complain("agentlint: \(subject) is neither a rule nor a file that can be read" + suggestion)
      return .unusable
    }
    console.print(ExplanationReport.text(explanation, Console.style))
    return .clean
  }

  private var suggestion: String {
    let nearest = Spelling.nearest(subject, among: RuleCatalogue.all.map(\.id))
    return nearest.map { "; did you mean the rule \($0)?" } ?? "; `agentlint rules` lists the rules"
  }
}

extension Fault {
  fileprivate var isMissingInput: Bool {
    if case .unreadableFile = kind { true } else { false }
  }
}

extension Explanation {
  fileprivate var isAboutSomething: Bool {
    if case .nothing = subject { false } else { true }
  }
}
