/// What a rule looks at. Each category is a folder of rules.
package enum RuleCategory: String, CaseIterable, Sendable {
  case reading = "Reading"
  case fields = "Fields"
  case description = "Description"
  case tools = "Tools"
  case team = "Team"
  case servers = "Servers"
  case prompt = "Prompt"
  case comments = "Comments"

  /// As it is written in a configuration and on the command line.
  package var name: String { rawValue.lowercased() }

  package var title: String {
    switch self {
    case .reading: "Reading the file"
    case .fields: "Fields"
    case .description: "Description and routing"
    case .tools: "Tools and least privilege"
    case .team: "The team"
    case .servers: "Servers and secrets"
    case .prompt: "Prompt"
    case .comments: "Comments that allow"
    }
  }
}
