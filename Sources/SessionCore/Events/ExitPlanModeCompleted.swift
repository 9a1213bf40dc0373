package import JSONText

/// What a person said to a plan; `roster.answer` is its persisted twin.
package struct ExitPlanModeCompleted: EventData {
  package static let type = "exit_plan_mode.completed"
  package static let isEphemeral = true
  package static let example = ExitPlanModeCompleted(requestID: "q1", approved: true, action: .interactive)

  package var requestID: String
  package var approved: Bool
  package var action: PlanAction?
  package var feedback: String?

  package init(requestID: String, approved: Bool, action: PlanAction? = nil, feedback: String? = nil) {
    self.requestID = requestID
    self.approved = approved
    self.action = action
    self.feedback = feedback
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    approved = json["approved"]?.bool ?? false
    action = json["selectedAction"]?.string.flatMap(PlanAction.init)
    feedback = json["feedback"]?.string
  }

  package var json: JSONObject {
    var json: JSONObject = ["requestId": .string(requestID), "approved": .bool(approved)]
    json.set("selectedAction", action?.rawValue)
    json.set("feedback", feedback)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { $0.activity = .thinking }
  }
}
