internal import AgentDefinitions
package import SessionCore

/// Reads what a running command has written since the last time.
package struct ReadBashTool: Tool {
  static let shellID = Parameter<String>("shellId", required: true)
  static let delay = Parameter<Int>("delay", "Seconds to wait for output or the end; 10 unless given")

  package static let spec = ToolSpec(
    .readBash, prose: Prose.text(PackageResources.read_bash_md), parameters: [shellID, delay])

  private let shells: Shells

  init(shells: Shells) { self.shells = shells }

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? { nil }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let command = try shells.find(try input.require(Self.shellID), of: context.nodeID)
    await command.wait(.seconds(min(max(input[Self.delay] ?? 10, 0), 600)), for: .output)
    return ToolOutput(text: try shells.report(on: command, in: context))
  }
}

extension Shells {
  /// What is new, and how the command stands. One that has ended is forgotten with that.
  func report(on command: ShellCommand, in context: ToolContext) throws(ToolFailure) -> String {
    let reading = command.read(in: context)
    if reading.end != nil { forget(command, of: context.nodeID) }
    let isSilent = reading.text.isEmpty && reading.end == nil
    return try reading.report(whileRunning: (isSilent ? "nothing new; " : "") + "still running; shellId: \(command.id)")
  }
}
