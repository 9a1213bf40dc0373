internal import AgentDefinitions
package import SessionCore

/// Ends a running command, and all that it started.
package struct StopBashTool: Tool {
  static let shellID = Parameter<String>("shellId", required: true)

  package static let spec = ToolSpec(
    .stopBash, prose: Prose.text(PackageResources.stop_bash_md), parameters: [shellID])

  private let shells: Shells

  init(shells: Shells) { self.shells = shells }

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? { nil }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let command = try shells.find(try input.require(Self.shellID), of: context.nodeID)
    if !command.isRunning { return ToolOutput(text: try shells.report(on: command, in: context)) }
    await command.stop()
    let text = command.read(in: context).text
    shells.forget(command, of: context.nodeID)
    return ToolOutput(text: text + (text.isEmpty || text.hasSuffix("\n") ? "" : "\n") + "<stopped>")
  }
}
