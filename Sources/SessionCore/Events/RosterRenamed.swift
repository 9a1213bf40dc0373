package import JSONText

/// A person gave the session a name.
package struct RosterRenamed: EventData {
  package static let type = "roster.renamed"
  package static let isEphemeral = false
  package static let example = RosterRenamed(name: "retry logic")

  /// Nil: the name was taken away.
  package var name: String?

  package init(name: String?) { self.name = name }

  package init(json: JSONObject) throws(EventReadError) { name = json["name"]?.string }

  package var json: JSONObject {
    var json: JSONObject = [:]
    json.set("name", name)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) { state.name = name }
}
