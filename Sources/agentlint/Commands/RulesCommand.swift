internal import AgentLinting
internal import ArgumentParser
internal import JSONText

/// `agentlint rules`
struct RulesCommand: LintCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the rules.")

  @Option(help: "How the list is written.")
  var format = DocumentFormat.text

  func execute(_ console: inout Console) -> ExitStatus {
    switch format {
    case .text: console.print(RuleList.text(Console.style) + "\n" + SourceList.text(Console.style))
    case .json: console.print(RuleList.json.pretty())
    }
    return .clean
  }
}
