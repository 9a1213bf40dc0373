package import AgentDefinitions

/// What an agent is told before everything else. Short on purpose: every turn pays for it.
package enum SystemPrompt {
  /// Text of the team for the main agent.
  package enum Custom: Sendable, Equatable {
    case append(String)
    case replace(String)
  }

  package static func main(
    workingDirectory: String, hasTools: Bool, canDelegate: Bool, mode: SessionMode = .interactive,
    selected: AgentDefinition?, custom: Custom?
  ) -> String {
    var text: String
    if case .replace(let replacement) = custom {
      text = replacement
    } else {
      text = "You are the main agent of a session. Do what the person asks, then answer them; be brief and exact."
      if hasTools { text += "\n" + notes(workingDirectory: workingDirectory) }
      if canDelegate {
        text += """

          You lead a team. When a request fits an agent that the task tool lists, hand it over with task rather than \
          doing it yourself, and build your answer on what comes back. Say so when an agent failed.
          """
      }
    }
    switch mode {
    case .interactive: break
    case .plan: text += "\n" + planning
    case .autopilot: text += "\n" + working
    }
    if let selected {
      text += "\n\n<agent_instructions>\n\(selected.prompt.value)\n</agent_instructions>"
    }
    if case .append(let more) = custom { text += "\n\n" + more }
    return text
  }

  package static func subagent(_ agent: AgentDefinition, workingDirectory: String, hasTools: Bool) -> String {
    var text = agent.prompt.value
    text += "\n\nYour last message is the whole answer that the agent who gave you this task will see."
    if hasTools { text += "\n" + notes(workingDirectory: workingDirectory) }
    return text
  }

  private static let planning = """
    The session begins in plan mode: read, think and make a plan, and change nothing. When the plan is ready, call \
    exit_plan_mode, if you have it; else the plan is your answer.
    """

  private static let working = """
    The session is in autopilot mode: nobody is asked between the steps. Decide yourself, and go on until all of the task \
    is done; then call task_complete.
    """

  private static func notes(workingDirectory: String) -> String {
    """
    The working directory is \(workingDirectory). Paths in tool calls are relative to it; nothing outside it can be \
    reached. A refused call stays refused: find another way, or say what you could not do.
    """
  }
}
