internal import AgentDefinitions
package import SessionCore

/// Types into a command that runs on a terminal.
package struct WriteBashTool: Tool {
  static let shellID = Parameter<String>("shellId", required: true)
  static let text = Parameter<String>("input", "Text and keys, such as y{enter}, {up}, {ctrl-c}", required: true)
  static let delay = Parameter<Int>("delay", "Seconds to wait for output; 5 unless given")

  package static let spec = ToolSpec(
    .writeBash, prose: Prose.text(PackageResources.write_bash_md), parameters: [shellID, text, delay])

  private let shells: Shells

  init(shells: Shells) { self.shells = shells }

  /// A shell or an interpreter does what is typed, so it is a command, too. Shown with what reads it: no rule for a
  /// command of the same words covers it.
  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? {
    let command = try command(input, in: context)
    return .shell(
      command: "\(command.line) <<< \(try input.require(Self.text))",
      intention: "Type into the command that was to: \(command.summary)", identifiers: [])
  }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let command = try command(input, in: context)
    try command.terminal?.type(TypedText.bytes(of: try input.require(Self.text)))
    await command.wait(.seconds(min(max(input[Self.delay] ?? 5, 0), 600)), for: .output)
    return ToolOutput(text: try shells.report(on: command, in: context))
  }

  private func command(_ input: ToolInput, in context: ToolContext) throws(ToolFailure) -> ShellCommand {
    let command = try shells.find(try input.require(Self.shellID), of: context.nodeID)
    guard command.isRunning else {
      throw .forModel("The command \(command.id) has ended; read_bash shows what it wrote.")
    }
    guard command.terminal != nil else {
      throw .forModel(
        "The command \(command.id) has no terminal, so nothing can be typed. Start it again with mode async; "
          + "stop_bash ends this one.")
    }
    return command
  }
}
