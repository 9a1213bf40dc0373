internal import AgentDefinitions
internal import ArgumentParser
internal import JSONText

/// `agentlint schema agent|team`
struct Schema: LintCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of agent or team files.",
    discussion: "For editors: # yaml-language-server: $schema=PATH in a file's first line.")

  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case agent, team
  }

  @Argument(help: "Which schema: agent or team.")
  var kind: Kind

  func execute(_ console: inout Console) -> ExitStatus {
    switch kind {
    case .agent: console.print(DefinitionSchema.agent.pretty())
    case .team: console.print(DefinitionSchema.team.pretty())
    }
    return .clean
  }
}
