internal import AgentDefinitions
package import SessionCore
internal import Synchronization

/// Runs a command line in the working directory.
package struct BashTool: Tool {
  static let command = Parameter<String>("command", required: true)
  static let summary = Parameter<String>("description", "What it does, in a few words", required: true)
  static let timeout = Parameter<Int>("timeout", "Seconds, at most 600; 120 unless given")

  package static let spec = ToolSpec(
    .bash, prose: Prose.text(PackageResources.bash_md), parameters: [command, summary, timeout])

  package init() {}

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? {
    let command = try input.require(Self.command)
    return .shell(
      command: command, intention: try input.require(Self.summary), identifiers: ShellLine(command).identifiers)
  }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let line = try input.require(Self.command)
    guard !line.utf8.contains(0) else { throw ToolFailure(.badArguments, "The command contains a NUL character.") }
    let seconds = min(max(input[Self.timeout] ?? 120, 1), 600)
    let command = Command(
      program: Self.shell, arguments: ["-c", "--", line], workingDirectory: context.workingDirectory,
      environment: CommandEnvironment.values, timeLimit: .seconds(seconds))

    let output = Mutex(CommandOutput(limit: 20_000, spill: SpillFile(named: "bash", in: context)))
    let live = LiveOutput(context.progress)
    async let shown: Void = live.showAll()
    let end: Result<Command.End, ToolFailure>
    do throws(ToolFailure) {
      end = .success(
        try await command.run { bytes in
          output.withLock { $0.add(bytes) }
          live.add(bytes)
          return .goOn
        })
    } catch { end = .failure(error) }
    live.end()
    await shown

    var text = output.withLock { output in
      output.end()
      return output.text
    }
    if text.utf8.last == UInt8(ascii: "\n") { text.removeLast() }
    if !text.isEmpty { text += "\n" }
    switch try end.get() {
    case .exited(let code): return ToolOutput(text: text + "<exited with exit code \(code)>")
    case .killed(let signal): return ToolOutput(text: text + "<killed by signal \(signal)>")
    case .stopped(.timedOut): throw ToolFailure(.timeout, text + "<stopped: not done after \(seconds) seconds>")
    case .stopped: throw ToolFailure(.cancelled, text + "<stopped>")
    }
  }

  private static let shell = ["/bin/bash", "/usr/bin/bash"].first(where: CommandEnvironment.canRun) ?? "/bin/sh"
}
