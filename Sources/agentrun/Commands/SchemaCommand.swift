internal import ArgumentParser
internal import JSONText
internal import SessionCore
internal import TerminalWindow

/// `agentrun schema NAME`: the JSON Schemas of what this program prints.
struct SchemaCommand: ParsableCommand {
  enum Name: String, ExpressibleByArgument, CaseIterable { case result }

  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of the object that --format json prints (agent and team: agentlint schema).")

  @Argument(help: "result")
  var name: Name

  func run() { print(ResultDocument.schema.pretty()) }
}
