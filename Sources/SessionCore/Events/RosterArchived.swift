package import JSONText

/// A person put the session away, or took it out again: lists leave out what is archived.
package struct RosterArchived: EventData {
  package static let type = "roster.archived"
  package static let isEphemeral = false
  package static let example = RosterArchived(isArchived: true)

  package var isArchived: Bool

  package init(isArchived: Bool) { self.isArchived = isArchived }

  package init(json: JSONObject) throws(EventReadError) { isArchived = try json.flag("archived") }

  package var json: JSONObject { ["archived": .bool(isArchived)] }

  package func fold(into state: inout SessionState, event: SessionEvent) { state.isArchived = isArchived }
}
