package import JSONText

/// A person has answered an agent's question; `roster.answer` is its persisted twin.
package struct UserInputCompleted: EventData {
  package static let type = "user_input.completed"
  package static let isEphemeral = true
  package static let example = UserInputCompleted(requestID: "q1", answer: "main", wasFreeform: false)

  package var requestID: String
  package var answer: String?
  package var wasFreeform: Bool

  package init(requestID: String, answer: String?, wasFreeform: Bool) {
    self.requestID = requestID
    self.answer = answer
    self.wasFreeform = wasFreeform
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    answer = json["answer"]?.string
    wasFreeform = json["wasFreeform"]?.bool ?? false
  }

  package var json: JSONObject {
    var json: JSONObject = ["requestId": .string(requestID)]
    json.set("answer", answer)
    json.set("wasFreeform", wasFreeform)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { $0.activity = .thinking }
  }
}
