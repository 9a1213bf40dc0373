package import JSONText

/// The main agent says that the whole task is done.
package struct SessionTaskComplete: EventData {
  package static let type = "session.task_complete"
  package static let isEphemeral = false
  package static let example = SessionTaskComplete(summary: "The pause is two seconds; the tests pass.")

  package var summary: String

  package init(summary: String) { self.summary = summary }

  package init(json: JSONObject) throws(EventReadError) { summary = json["summary"]?.string ?? "" }

  package var json: JSONObject { ["summary": .string(summary), "success": true] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
