internal import AgentDefinitions
package import SessionCore

/// Keeps an agent's list of things to do. The list itself is in the session's state; see `UpdateTodo`.
package struct UpdateTodoTool: Tool {
  package static let spec = ToolSpec(
    .updateTodo, prose: Prose.text(PackageResources.update_todo_md), parameters: [UpdateTodo.todos])

  package init() {}

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? { nil }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let list = try input.require(UpdateTodo.todos)
    await context.emit(TodosChanged())
    let open = list.open.count
    let text =
      list.items.isEmpty
      ? "The list is empty." : open == 0 ? "All \(list.items.count) are done." : "\(open) of \(list.items.count) open."
    return ToolOutput(text: text, detail: list.markdown)
  }
}
