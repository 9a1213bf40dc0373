internal import AgentLinting
internal import ArgumentParser
internal import JSONText

/// `agentlint rules`
struct Rules: LintCommand {
  static let configuration = CommandConfiguration(abstract: "List the rules.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(help: "How the list is written.")
  var format = Format.text

  func execute(_ console: inout Console) -> ExitStatus {
    switch format {
    case .text: console.print(RuleList.text(Console.style) + "\n" + SourceList.text(Console.style))
    case .json: console.print(RuleList.json.pretty())
    }
    return .clean
  }
}
