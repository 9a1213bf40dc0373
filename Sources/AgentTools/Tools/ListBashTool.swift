internal import AgentDefinitions
package import SessionCore

/// Lists the commands that an agent left running, and those whose end it has not seen.
package struct ListBashTool: Tool {
  package static let spec = ToolSpec(.listBash, prose: Prose.text(PackageResources.list_bash_md), parameters: [])

  private let shells: Shells

  init(shells: Shells) { self.shells = shells }

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? { nil }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let lines = shells.commands(of: context.nodeID).map { command in
      let state =
        switch command.end {
        case nil: command.terminal == nil ? "running" : "running on a terminal"
        case .success(let end): end.shown
        case .failure(let failure): failure.message
        }
      let unread = command.unread == 0 ? "" : ", \(command.unread) bytes not read"
      return "\(command.id): \(state)\(unread): \(command.shownLine)"
    }
    return ToolOutput(text: lines.isEmpty ? "No commands are running." : lines.joined(separator: "\n"))
  }
}
