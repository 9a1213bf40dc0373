package import JSONText

/// A person is asked whether an agent may do something.
package struct PermissionRequested: EventData {
  package static let type = "permission.requested"
  package static let isEphemeral = false
  package static let example = PermissionRequested(
    requestID: "p1", toolCallID: "call_1",
    request: .shell(command: "swift test", intention: "Run the tests", identifiers: ["swift"]))

  package var requestID: String
  package var toolCallID: String
  package var request: PermissionRequest

  package init(requestID: String, toolCallID: String, request: PermissionRequest) {
    self.requestID = requestID
    self.toolCallID = toolCallID
    self.request = request
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    guard let fields = json["permissionRequest"]?.object else {
      throw EventReadError(field: "permissionRequest", reason: "is not an object")
    }
    toolCallID = fields["toolCallId"]?.string ?? ""
    request = try PermissionRequest(json: fields)
  }

  package var json: JSONObject {
    var fields = request.json
    fields.set("toolCallId", toolCallID)
    return ["requestId": .string(requestID), "permissionRequest": .object(fields)]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.change(event) { $0.activity = .asking(request.summary) }
  }
}

/// The answer to a request for permission.
package struct PermissionCompleted: EventData {
  package static let type = "permission.completed"
  package static let isEphemeral = false
  package static let example = PermissionCompleted(requestID: "p1", toolCallID: "call_1", result: .approved)

  package var requestID: String
  package var toolCallID: String
  package var result: PermissionResult

  package init(requestID: String, toolCallID: String, result: PermissionResult) {
    self.requestID = requestID
    self.toolCallID = toolCallID
    self.result = result
  }

  package init(json: JSONObject) throws(EventReadError) {
    requestID = try json.text("requestId")
    toolCallID = json["toolCallId"]?.string ?? ""
    guard let kind = json["result"]?["kind"]?.string, let result = PermissionResult(rawValue: kind) else {
      throw EventReadError(field: "result", reason: "is not one that we know")
    }
    self.result = result
  }

  package var json: JSONObject {
    [
      "requestId": .string(requestID), "toolCallId": .string(toolCallID),
      "result": ["kind": .string(result.rawValue)],
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    if result == .deniedUnasked { state.run.wasDeniedUnasked = true }
    if result == .deniedByPerson, event.agentID == nil { state.run.wasRefused = true }
    state.change(event) { node in
      if let call = node.openCalls.first(where: { $0.id == toolCallID }) {
        node.activity = .using(tool: call.name, detail: "")
      }
    }
  }
}

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
