package import JSONText

/// A plan is put to a person; `roster.question` is its persisted twin.
package struct ExitPlanModeRequested: EventData {
  package static let type = "exit_plan_mode.requested"
  package static let isEphemeral = true
  package static let example = ExitPlanModeRequested(
    PlanQuestion(
      requestID: "q1", agent: "main", summary: "- Make the pause two seconds", plan: "# Plan\n…",
      actions: [.autopilot, .interactive, .exitOnly], recommended: .interactive), model: "gpt-4.1")

  package var question: PlanQuestion
  package var model: String?

  package init(_ question: PlanQuestion, model: String?) {
    self.question = question
    self.model = model
  }

  package init(json: JSONObject) throws(EventReadError) {
    guard let recommended = PlanAction(rawValue: try json.text("recommendedAction")) else {
      throw EventReadError(field: "recommendedAction", reason: "is not one that we know")
    }
    question = PlanQuestion(
      requestID: try json.text("requestId"), agent: json["agent"]?.string ?? "main", summary: try json.text("summary"),
      plan: try json.text("planContent"),
      actions: (json["actions"]?.array ?? []).compactMap { $0.string.flatMap(PlanAction.init) },
      recommended: recommended)
    model = json["model"]?.string
  }

  package var json: JSONObject {
    var json: JSONObject = [
      "requestId": .string(question.requestID), "agent": .string(question.agent), "summary": .string(question.summary),
      "planContent": .string(question.plan), "actions": .array(question.actions.map { .string($0.rawValue) }),
      "recommendedAction": .string(question.recommended.rawValue),
    ]
    json.set("model", model)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { $0.activity = .asking("Approve the plan?") }
  }
}
