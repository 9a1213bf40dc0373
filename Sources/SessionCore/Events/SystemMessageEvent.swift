package import JSONText

/// What a model is told before everything else.
package struct SystemMessageEvent: EventData {
  package static let type = "system.message"
  package static let isEphemeral = false
  package static let example = SystemMessageEvent(content: "You are a research assistant.")

  package var content: String

  package init(content: String) { self.content = content }

  package init(json: JSONObject) throws(EventReadError) { content = try json.text("content") }

  package var json: JSONObject { ["role": "system", "content": .string(content)] }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
