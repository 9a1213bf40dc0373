package import JSONText

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
