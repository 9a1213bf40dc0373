internal import AgentDefinitions
internal import AgentTools
internal import ArgumentParser
internal import JSONText
internal import SessionCore
internal import TerminalText

/// `agentrun sandbox`: what confines the commands of a session.
struct SandboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox", abstract: "Tells what the commands of a session may touch.",
    subcommands: [ExplainSandboxCommand.self])
}

/// `agentrun sandbox explain [TEAM] -- COMMAND`: the policy as it would be enforced, and whether it can be.
struct ExplainSandboxCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Prints what a command could write, read and reach, and what keeps it from the rest.",
    discussion: "Nothing is run. Exit status: 0 it would be confined so; 1 this machine cannot; 2 a mistake.")

  @Argument(help: "A team file, a folder, or one agent file. Without it, what holds for every team.")
  var team: String?

  @Argument(parsing: .postTerminator, help: "The command, after --.")
  var command: [String] = []

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var options: SessionOptions

  func perform() async -> Int32 {
    do {
      guard let cwd = Process.realPath(options.workingDirectory ?? "."), Process.isFolder(cwd) else {
        throw StartError("The folder \(options.workingDirectory ?? ".") is not there.")
      }
      let settings =
        try team.map { try SandboxSettings(SessionTeam.load($0, options: options), options) }
        ?? SandboxSettings(options)
      let explanation = SandboxExplanation(
        command: command, directory: cwd, policy: try settings.policy(cwd: cwd, session: nil),
        machine: await SandboxMachine.look())
      if json {
        print(explanation.json.pretty())
      } else {
        for line in explanation.lines { print(TerminalSanitizer.clean(line)) }
      }
      return explanation.problem == nil ? 0 : 1
    } catch {
      StandardError.write("agentrun: \(TerminalSanitizer.clean("\(error)"))\n")
      return 2
    }
  }
}
