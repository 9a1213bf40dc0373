package import JSONText

/// An agent's question to a person, on record.
package struct RosterQuestion: EventData {
  package static let type = "roster.question"
  package static let isEphemeral = false
  package static let example = RosterQuestion(requestID: "q1", question: "Which branch?", choices: ["main", "next"])

  package var requestID: String
  package var question: String
  package var choices: [String]

  package init(requestID: String, question: String, choices: [String]) {
    self.requestID = requestID
    self.question = question
    self.choices = choices
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    question = try json.text("question")
    choices = json["choices"]?.array?.compactMap(\.string) ?? []
  }

  package var json: JSONObject {
    [
      "requestId": .string(requestID), "question": .string(question),
      "choices": .array(choices.map { .string($0) }),
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { $0.activity = .asking(question) }
  }
}
