package import JSONText

/// An agent's list of things to do is another one: a window that shows it looks again.
package struct TodosChanged: EventData {
  package static let type = "session.todos_changed"
  package static let isEphemeral = true
  package static let example = TodosChanged()

  package init() {}

  package init(json: JSONObject) throws(EventReadError) {}

  package var json: JSONObject { [:] }

  /// The list itself is what the calls of `update_todo` on record say.
  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
