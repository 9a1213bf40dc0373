package import JSONText

/// A person's answer to an agent's question, on record; nil: there was nobody to ask.
package struct RosterAnswer: EventData {
  package static let type = "roster.answer"
  package static let isEphemeral = false
  package static let example = RosterAnswer(requestID: "q1", answer: "main")

  package var requestID: String
  package var answer: String?

  package init(requestID: String, answer: String?) {
    self.requestID = requestID
    self.answer = answer
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    answer = json["answer"]?.string
  }

  package var json: JSONObject {
    var json: JSONObject = ["requestId": .string(requestID)]
    json.set("answer", answer)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if answer == nil { state.run.wasDeniedUnasked = true }
  }
}
