internal import AgentDefinitions

/// The tool with which the main agent, working by itself, says that the task is done. The session performs it.
package enum TaskCompleteTool {
  package static let summary = Parameter<String>("summary", "What was done, and how that was checked", required: true)

  package static let spec = ToolSpec(
    .taskComplete,
    prose: "Says that the whole task is done, and ends the work. Not while a step is left, or an error is not mended.",
    parameters: [summary])

  /// What an agent is told that stops before it has said so.
  package static let reminder = """
    The task is not marked as complete. Go on: decide what is open yourself, do the steps that are left, mend what fails. \
    When all of it is done, call task_complete. If you cannot go on, say what is in the way.
    """
  /// After so many reminders the last answer is the answer.
  package static let reminders = 3
}
