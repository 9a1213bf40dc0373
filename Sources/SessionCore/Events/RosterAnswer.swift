package import JSONText

/// A person's answer to an agent's question, on record; nil: there was nobody to ask, or the agent was ended first.
package struct RosterAnswer: EventData {
  package static let type = "roster.answer"
  package static let isEphemeral = false
  package static let example = RosterAnswer(requestID: "q1", answer: "main")

  /// What is on record where a person wants no plan of this kind, and no other.
  package static let refusal = "no"

  package var requestID: String
  package var answer: String?
  /// The question was whether to carry out a plan. Where nobody could say so, the plan is what there is.
  package var isAboutPlan: Bool
  /// The agent that asked was ended before anybody answered.
  package var isCancelled: Bool

  package init(requestID: String, answer: String?, isAboutPlan: Bool = false, isCancelled: Bool = false) {
    self.requestID = requestID
    self.answer = answer
    self.isAboutPlan = isAboutPlan
    self.isCancelled = isCancelled
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    answer = json["answer"]?.string
    isAboutPlan = json["plan"]?.bool ?? false
    isCancelled = json["cancelled"]?.bool ?? false
  }

  package var json: JSONObject {
    var json: JSONObject = ["requestId": .string(requestID)]
    json.set("answer", answer)
    if isAboutPlan { json["plan"] = true }
    if isCancelled { json["cancelled"] = true }
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if answer == nil, !isAboutPlan, !isCancelled { state.run.wasDeniedUnasked = true }
    if isAboutPlan, answer == Self.refusal { state.run.wasRefused = true }
    state.change(event) { $0.activity = .thinking }
  }
}
