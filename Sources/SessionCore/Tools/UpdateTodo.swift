package import AgentDefinitions
package import JSONText

/// The call through which an agent keeps its list of things to do. The list is state: what the last call that was done
/// says, so that windows and whoever shortens a conversation know it without asking.
package enum UpdateTodo {
  package static let todos = Parameter<TodoList>(
    "todos", "The whole list in Markdown: - [ ] open, - [x] done", required: true)

  static func list(of call: ToolCall) -> TodoList? {
    guard call.name == ToolName.updateTodo.text else { return nil }
    return ToolCall.json(ofArguments: call.arguments)[todos.name].flatMap(TodoList.init(argument:))
  }
}

extension TodoList: ToolArgument {
  package static var schema: JSONObject { String.schema }

  /// The checklist as text; or as some models have learnt it elsewhere, a list of texts with their status.
  package init?(argument: JSON) {
    if let text = argument.string {
      self.init(text)
      return
    }
    guard let entries = argument.array else { return nil }
    var items: [Item] = []
    for entry in entries {
      guard let text = entry.string ?? entry["content"]?.string ?? entry["title"]?.string, !text.isEmpty else {
        return nil
      }
      items.append(Item(text, isDone: ["completed", "done"].contains(entry["status"]?.string)))
    }
    self.init(items: items)
  }
}
