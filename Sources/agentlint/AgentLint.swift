internal import AgentDefinitions
internal import ArgumentParser

/// The command. Its `main` is synchronous on purpose: an asynchronous one costs a static executable several
/// milliseconds.
@main
struct AgentLint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agentlint",
    abstract: "Checks agent definitions: files, folders and teams.",
    discussion: """
      The first word is a subcommand if it is one; without, paths are checked. `agentlint` alone checks the current \
      folder.

      Exit status: 0 when nothing is at or above --fail-on (a warning, unless said otherwise), 1 when something is, \
      2 for wrong usage, for input that cannot be read, and for an error of agentlint's own.
      """,
    version: ProgramVersion.current,
    subcommands: [
      BaselineCommand.self, CheckCommand.self, EvalCommand.self, ExplainCommand.self, FixCommand.self,
      GrantsCommand.self,
      InitCommand.self, LSPCommand.self,
      ManualCommand.self,
      OverlapCommand.self, RouteCommand.self, RulesCommand.self, SchemaCommand.self, TestCommand.self,
    ],
    defaultSubcommand: CheckCommand.self)

  static func main() {
    let (console, status) = run(Array(CommandLine.arguments.dropFirst()))
    console.deliver(status)
  }

  /// The help that was asked for: the subcommand's where one stands there.
  private static func help(for arguments: [String]) -> String {
    let word = arguments.first { !$0.hasPrefix("-") && $0 != "help" }
    let command = configuration.subcommands.first { $0._commandName == word }
    return command.map { helpMessage(for: $0) } ?? helpMessage()
  }

  static var commandNames: [String] { configuration.subcommands.map { $0._commandName } }

  /// Everything but writing and exiting.
  static func run(
    _ arguments: [String], _ console: Console = Console()
  ) -> (console: Console, status: ExitStatus) {
    var console = console
    do {
      if let request = CheckRequest(plain: arguments) {
        let status = request.execute(&console)
        return (console, status)
      }
      let command = try parseAsRoot(arguments)
      guard let command = command as? any LintCommand else {
        console.print(help(for: arguments))
        return (console, .clean)
      }
      let status = command.execute(&console)
      return (console, status)
    } catch {
      let text = fullMessage(for: error)
      // Help and the version are “errors” of the parser too.
      guard exitCode(for: error) != .success else {
        console.print(text)
        return (console, .clean)
      }
      console.complain(text)
      return (console, .unusable)
    }
  }
}

/// A subcommand. It writes to the console that it is given and says how it ended.
protocol LintCommand: ParsableCommand {
  func execute(_ console: inout Console) -> ExitStatus
}
