/// Short result texts that programs written for the Copilot SDK look for.
package enum ToolTexts {
  package static let interrupted = "The execution of this tool, or a previous tool was interrupted."
  package static let deniedUnasked = "Permission denied and could not request permission from user"
  package static let deniedByPerson = "The user rejected this tool call."
  package static let deniedByRule = "Permission denied by a rule"

  package static let changedSinceApproval =
    "What this would do has changed since the person approved it, so it was not done. Look again, and ask anew."

  package static func unknownTool(_ name: String, available: [String]) -> String {
    let list = available.isEmpty ? "none" : available.sorted().joined(separator: ", ")
    return "Tool '\(name)' does not exist. Available tools: \(list)."
  }

  package static func unknownAgent(_ name: String, available: [String]) -> String {
    "Unknown agent_type: \(name). Valid types are: \(available.joined(separator: ", "))"
  }

  package static func startedInBackground(_ name: String) -> String {
    "Agent started in background with agent_id: \(name). You'll be notified when it completes. Tell the user you're "
      + "waiting and end your response, or continue unrelated work until notified."
  }

  package static func tooDeep(_ limit: Int) -> String {
    "Maximum sub-agent depth of \(limit) reached. Do this part of the work yourself."
  }
}
