import Testing

/// A repository with a configuration, what the command is asked, and what comes of it.
struct ConfigurationScenario: Sendable, CustomTestStringConvertible {
  let name: String
  /// Besides `agents/vague.agent.md` and `agents/good.agent.md`.
  var files: [String: String] = [:]
  var arguments: [String] = []
  let found: [String]

  var testDescription: String { name }

  static let vague = "---\ndescription: Helps with code\ntools: [read, search]\n---\nYou help.\n"
  static let good =
    "---\ndescription: Names data races in Swift code\ntools: [read]\nmodel: gpt-5.2\n---\nYou look.\n"
  static let warning = "agents/vague.agent.md:2 warning vague-description"

  static func configured(_ name: String, _ text: String, _ found: [String]) -> ConfigurationScenario {
    ConfigurationScenario(name: name, files: [".agentlint.yaml": text], found: found)
  }

  static func configured(
    _ name: String, _ text: String, _ arguments: [String], _ found: [String]
  ) -> ConfigurationScenario {
    ConfigurationScenario(name: name, files: [".agentlint.yaml": text], arguments: arguments, found: found)
  }
}
