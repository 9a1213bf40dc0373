internal import AgentDefinitions
internal import ArgumentParser

/// The command: parses, runs, and maps every end to one of our exit statuses.
@main
struct Agentrun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agentrun",
    abstract: "Runs a session with a team of agents.",
    discussion: """
      Examples:
        agentrun team.yaml "Where is the retry logic?"
        agentrun .github/agents "@reviewer look at the last commit" --model gpt-4.1
        git diff | agentrun team.yaml --format json
        agentrun resume 7b1c "And now the tests"

      The answer goes to standard output, everything else to standard error.
      Exit status: 0 answered; 1 no answer; 2 not started; 3 a delegation failed; 4 a limit ended the run;
      5 something was denied because nobody could be asked; 130 and 143 interrupted.
      """,
    version: ProgramVersion.current,
    subcommands: [
      RunCommand.self, ResumeCommand.self, ReplayCommand.self, ListCommand.self, ShowCommand.self, LogsCommand.self,
      RenameCommand.self, ArchiveCommand.self, RemoveCommand.self, ExportCommand.self, ImportCommand.self,
      ModelsCommand.self, TrustCommand.self, PermissionsCommand.self, SandboxCommand.self, SchemaCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  static func main() async {
    let command: any ParsableCommand
    do { command = try parseAsRoot() } catch { end(parsing: error) }
    guard let work = command as? any SessionCommand else {
      var command = command
      do { try command.run() } catch { end(parsing: error) }
      end(0)
    }
    end(await work.perform())
  }

  /// Help and the version are answers; everything else that parsing throws is a mistake in the command line.
  private static func end(parsing error: any Error) -> Never {
    let message = fullMessage(for: error)
    if exitCode(for: error) == .success {
      print(message)
      end(0)
    }
    StandardError.write(message + "\n")
    if asksForDocument(CommandLine.arguments) { Failure.writeDocument(self.message(for: error), status: 2) }
    end(2)
  }

  /// Whether `--format json` is among arguments that could not be parsed.
  private static func asksForDocument(_ arguments: [String]) -> Bool {
    let arguments = arguments.prefix { $0 != "--" }
    return ["--format", "--output-format"].contains { flag in
      arguments.contains("\(flag)=json") || zip(arguments, arguments.dropFirst()).contains { $0 == (flag, "json") }
    }
  }

  private static func end(_ status: Int32) -> Never {
    StandardOutput.flush()
    Process.exit(status)
  }
}

/// A subcommand that ends with one of our exit statuses, having said why.
protocol SessionCommand: ParsableCommand, Sendable {
  func perform() async -> Int32
}
