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
