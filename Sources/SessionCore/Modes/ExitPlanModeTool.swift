internal import AgentDefinitions

/// The tool with which the main agent, while planning, puts its plan to the person. The session performs it.
package enum ExitPlanModeTool {
  package static let summary = Parameter<String>("summary", "The plan, as a short Markdown list", required: true)
  package static let actions = Parameter<[String]>(
    "actions", "What the person may choose of: interactive, autopilot, exit_only. All, unless given")
  package static let recommended = Parameter<String>("recommendedAction", "Which of them you would choose")

  package static let spec = ToolSpec(
    .exitPlanMode,
    prose: """
      Ends planning: shows the plan to the person, who approves it and says how to go on, or what to change. Write the \
      whole plan into the message that makes this call, and its summary into the arguments.
      """,
    parameters: [summary, actions, recommended])
}

/// What is done after a plan, in the SDK's words.
package enum PlanAction: String, Sendable, CaseIterable {
  /// Carry it out without asking between the steps.
  case autopilot
  /// Carry it out, asking where there is something to ask.
  case interactive
  /// Leave it at the plan.
  case exitOnly = "exit_only"

  var mode: SessionMode { self == .autopilot ? .autopilot : .interactive }
}

/// A plan as it is put to a person.
package struct PlanQuestion: Sendable, Equatable {
  package var requestID: String
  package var agent: String
  package var summary: String
  package var plan: String
  package var actions: [PlanAction]
  package var recommended: PlanAction

  package init(
    requestID: String, agent: String, summary: String, plan: String, actions: [PlanAction], recommended: PlanAction
  ) {
    self.requestID = requestID
    self.agent = agent
    self.summary = summary
    self.plan = plan
    self.actions = actions
    self.recommended = recommended
  }
}

/// What a person says to a plan.
package enum PlanAnswer: Sendable, Equatable {
  case approve(PlanAction)
  /// What to change; empty: not this way, and leave it at that.
  case revise(String)
}
