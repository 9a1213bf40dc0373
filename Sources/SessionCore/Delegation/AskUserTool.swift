internal import AgentDefinitions

/// The tool through which an agent asks the person at the window. The session performs it.
package enum AskUserTool {
  package static let question = Parameter<String>("question", "What you need to know", required: true)
  package static let choices = Parameter<[String]>("choices", "Answers to choose from")
  package static let allowFreeform = Parameter<Bool>("allow_freeform", "Whether another answer is welcome too")

  package static let spec = ToolSpec(
    .askUser,
    prose: "Asks the person a question and waits for the answer. Only for what you cannot find out yourself.",
    parameters: [question, choices, allowFreeform])
}
