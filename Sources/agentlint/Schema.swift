internal import ArgumentParser

/// `agentlint schema agent|team`
struct Schema: LintCommand {
  static let configuration = CommandConfiguration(abstract: "Print the JSON Schema of agent or team files.")

  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case agent, team
  }

  @Argument(help: "Which schema.")
  var kind: Kind

  func execute(_ console: inout Console) -> ExitStatus {
    .unusable
  }
}
