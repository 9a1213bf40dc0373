package import JSONText

/// An agent asks a person something; `roster.question` is its persisted twin.
package struct UserInputRequested: EventData {
  package static let type = "user_input.requested"
  package static let isEphemeral = true
  package static let example = UserInputRequested(
    requestID: "q1", toolCallID: "call_2", question: "Which branch?", choices: ["main", "next"], allowsFreeform: true)

  package var requestID: String
  package var toolCallID: String
  package var question: String
  package var choices: [String]
  package var allowsFreeform: Bool

  package init(requestID: String, toolCallID: String, question: String, choices: [String], allowsFreeform: Bool) {
    self.requestID = requestID
    self.toolCallID = toolCallID
    self.question = question
    self.choices = choices
    self.allowsFreeform = allowsFreeform
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    toolCallID = json["toolCallId"]?.string ?? ""
    question = try json.text("question")
    choices = json["choices"]?.array?.compactMap(\.string) ?? []
    allowsFreeform = json["allowFreeform"]?.bool ?? true
  }

  package var json: JSONObject {
    [
      "requestId": .string(requestID), "toolCallId": .string(toolCallID), "question": .string(question),
      "choices": .array(choices.map { .string($0) }), "allowFreeform": .bool(allowsFreeform),
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { $0.activity = .asking(question) }
  }
}
