internal import AgentDefinitions
internal import AgentLinting
internal import ArgumentParser
internal import JSONText

/// `agentlint schema agent|team|config|report`
struct SchemaCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of agent files, team files, configurations or reports.",
    discussion: "For editors: # yaml-language-server: $schema=PATH in a file's first line.")

  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case agent, team, config, report
  }

  @Argument(help: "Which schema: agent, team, config or report.")
  var kind: Kind

  func execute(_ console: inout Console) -> ExitStatus {
    switch kind {
    case .agent: console.print(DefinitionSchema.agent.pretty())
    case .team: console.print(DefinitionSchema.team.pretty())
    case .config: console.print(ConfigurationFields.schema.pretty())
    case .report: console.print(JSONReport.schema.pretty())
    }
    return .clean
  }
}
