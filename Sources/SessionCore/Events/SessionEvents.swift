package import JSONText

/// The first event of a session.
package struct SessionStart: EventData {
  package static let type = "session.start"
  package static let isEphemeral = false
  package static let example = SessionStart(
    sessionID: "7b1c…", version: "0.1.0", startTime: "2026-11-21T05:17:26.004Z", model: "gpt-4.1",
    workingDirectory: "/home/ada/project", origin: Origin(team: "/home/ada/project/team.yaml", model: "gpt-4.1"))

  /// What the session was started from: enough to go on with it later.
  package struct Origin: Sendable, Equatable {
    /// The team's path, absolute.
    package var team: String
    /// The model as the person named it; nil where they did not.
    package var model: String?

    package init(team: String, model: String? = nil) {
      self.team = team
      self.model = model
    }
  }

  package var sessionID: String
  /// Ours, e.g. `0.1.0`. Its wire name is the SDK's.
  package var version: String
  package var startTime: String
  package var model: String?
  package var workingDirectory: String
  package var origin: Origin?

  package init(
    sessionID: String, version: String, startTime: String, model: String?, workingDirectory: String,
    origin: Origin? = nil
  ) {
    self.origin = origin
    self.sessionID = sessionID
    self.version = version
    self.startTime = startTime
    self.model = model
    self.workingDirectory = workingDirectory
  }

  package init(json: JSONObject) throws(EventReadError) {
    sessionID = try json.text("sessionId")
    version = try json.text("copilotVersion")
    startTime = try json.text("startTime")
    model = json["selectedModel"]?.string
    workingDirectory = json["context"]?["cwd"]?.string ?? ""
    origin = json["origin"]?["team"]?.string.map { Origin(team: $0, model: json["origin"]?["model"]?.string) }
  }

  package var json: JSONObject {
    var json: JSONObject = [
      "sessionId": .string(sessionID), "version": 1, "producer": "roster", "copilotVersion": .string(version),
      "startTime": .string(startTime),
    ]
    json.set("selectedModel", model)
    json["context"] = ["cwd": .string(workingDirectory)]
    if let origin {
      var fields: JSONObject = ["team": .string(origin.team)]
      fields.set("model", origin.model)
      json["origin"] = .object(fields)
    }
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.origin = origin
    state.sessionID = sessionID
    state.startedAt = event.timestamp
    state.model = model
    state.workingDirectory = workingDirectory
  }
}

/// A stored session is taken up again.
package struct SessionResume: EventData {
  package static let type = "session.resume"
  package static let isEphemeral = false
  package static let example = SessionResume(
    resumeTime: "2026-11-21T06:00:00.000Z", eventCount: 42, model: "gpt-4.1", workingDirectory: "/home/ada/project")

  package var resumeTime: String
  package var eventCount: Int
  package var model: String?
  package var workingDirectory: String

  package init(resumeTime: String, eventCount: Int, model: String?, workingDirectory: String) {
    self.resumeTime = resumeTime
    self.eventCount = eventCount
    self.model = model
    self.workingDirectory = workingDirectory
  }

  package init(json: JSONObject) throws(EventReadError) {
    resumeTime = try json.text("resumeTime")
    eventCount = try json.number("eventCount")
    model = json["selectedModel"]?.string
    workingDirectory = json["context"]?["cwd"]?.string ?? ""
  }

  package var json: JSONObject {
    var json: JSONObject = ["resumeTime": .string(resumeTime), "eventCount": .int(Int64(eventCount))]
    json.set("selectedModel", model)
    json["context"] = ["cwd": .string(workingDirectory)]
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.model = model
    state.workingDirectory = workingDirectory
  }
}

/// The run could not go on.
package struct SessionError: EventData {
  package static let type = "session.error"
  package static let isEphemeral = false
  package static let example = SessionError(errorType: "model", message: "The model answered 401.", statusCode: 401)

  package var errorType: String
  package var message: String
  package var statusCode: Int?

  package init(errorType: String, message: String, statusCode: Int? = nil) {
    self.errorType = errorType
    self.message = message
    self.statusCode = statusCode
  }

  package init(json: JSONObject) throws(EventReadError) {
    errorType = try json.text("errorType")
    message = try json.text("message")
    statusCode = json["statusCode"]?.intValue
  }

  package var json: JSONObject {
    var json: JSONObject = ["errorType": .string(errorType), "message": .string(message)]
    json.set("statusCode", statusCode)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    guard event.agentID == nil else { return }
    state.run.error = message
    state.change(event) { $0.status = .failed(message) }
  }
}

/// The last event of a run.
package struct SessionIdle: EventData {
  package static let type = "session.idle"
  package static let isEphemeral = true
  package static let example = SessionIdle(aborted: nil)

  package var aborted: Bool?

  package init(aborted: Bool? = nil) { self.aborted = aborted }

  package init(json: JSONObject) throws(EventReadError) { aborted = json["aborted"]?.bool }

  package var json: JSONObject {
    var json = JSONObject()
    json.set("aborted", aborted)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.run.isRunning = false
    state.change(AgentNode.mainID) { node in
      node.activity = nil
      if node.status == .working { node.status = .idle }
    }
  }
}

/// Something a person should know; the run goes on.
package struct SessionWarning: EventData {
  package static let type = "session.warning"
  package static let isEphemeral = false
  package static let example = SessionWarning(warningType: "mcp", message: "No MCP server was started.")

  package var warningType: String
  package var message: String

  package init(warningType: String, message: String) {
    self.warningType = warningType
    self.message = message
  }

  package init(json: JSONObject) throws(EventReadError) {
    warningType = try json.text("warningType")
    message = try json.text("message")
  }

  package var json: JSONObject { ["warningType": .string(warningType), "message": .string(message)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

/// A notice without consequences.
package struct SessionInfo: EventData {
  package static let type = "session.info"
  package static let isEphemeral = false
  package static let example = SessionInfo(infoType: "notification", message: "The log was repaired.")

  package var infoType: String
  package var message: String

  package init(infoType: String, message: String) {
    self.infoType = infoType
    self.message = message
  }

  package init(json: JSONObject) throws(EventReadError) {
    infoType = try json.text("infoType")
    message = try json.text("message")
  }

  package var json: JSONObject { ["infoType": .string(infoType), "message": .string(message)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

/// The run was stopped from outside.
package struct Abort: EventData {
  package static let type = "abort"
  package static let isEphemeral = false
  package static let example = Abort(reason: "user_initiated")

  package var reason: String

  package init(reason: String) { self.reason = reason }

  package init(json: JSONObject) throws(EventReadError) { reason = try json.text("reason") }

  package var json: JSONObject { ["reason": .string(reason)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {
    state.run.isAborted = true
    state.change(AgentNode.mainID) { $0.status = .stopped }
  }
}
