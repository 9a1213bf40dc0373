/// The name of a tool as the catalogue and the wire spell it.
package struct ToolName: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }

  package static func < (left: ToolName, right: ToolName) -> Bool { left.text < right.text }
}

extension ToolName {
  package static let askUser = ToolName("ask_user")
  package static let bash = ToolName("bash")
  package static let create = ToolName("create")
  package static let edit = ToolName("edit")
  package static let exitPlanMode = ToolName("exit_plan_mode")
  package static let glob = ToolName("glob")
  package static let grep = ToolName("grep")
  package static let listAgents = ToolName("list_agents")
  package static let listBash = ToolName("list_bash")
  package static let readAgent = ToolName("read_agent")
  package static let readBash = ToolName("read_bash")
  package static let skill = ToolName("skill")
  package static let stopBash = ToolName("stop_bash")
  package static let task = ToolName("task")
  package static let taskComplete = ToolName("task_complete")
  package static let updateTodo = ToolName("update_todo")
  package static let view = ToolName("view")
  package static let webFetch = ToolName("web_fetch")
  package static let writeAgent = ToolName("write_agent")
  package static let writeBash = ToolName("write_bash")

  // Known from other systems' files; the catalogue says that this runtime does not offer them.
  package static let webSearch = ToolName("web_search")
}
