package import JSONText

/// One thing that happened in a session, in the envelope of the Copilot SDK's session events.
package struct SessionEvent: Sendable {
  package var id: String
  package var timestamp: Timestamp
  /// The previous persisted event of the SDK's vocabulary; nil for the first one, and for ours (`roster.…`), which stay
  /// out of that chain.
  package var parentID: String?
  /// The sub-agent that this happened in: the id of the `task` call that started it. Nil for the main agent.
  package var agentID: String?
  package var data: any EventData

  package init(
    id: String, timestamp: Timestamp, parentID: String? = nil, agentID: String? = nil, data: any EventData
  ) {
    self.id = id
    self.timestamp = timestamp
    self.parentID = parentID
    self.agentID = agentID
    self.data = data
  }

  package var type: String { data.type }

  /// Live only: never stored.
  package var isEphemeral: Bool { data.isEphemeral }

  package var json: JSON {
    var object: JSONObject = [
      "id": .string(id), "timestamp": .string(timestamp.text), "parentId": parentID.map { .string($0) } ?? .null,
      "type": .string(type), "data": .object(data.json),
    ]
    if let agentID { object["agentId"] = .string(agentID) }
    if isEphemeral { object["ephemeral"] = true }
    return .object(object)
  }

  /// Reads an envelope. A type that we do not know, or data of a known type that does not have its shape, is kept as it
  /// stands (`OpaqueEvent`).
  ///
  /// - Throws: `EventReadError` when the envelope itself is not one.
  package init(json: JSON) throws(EventReadError) {
    guard let object = json.object else { throw EventReadError(field: "", reason: "is not an object") }
    let type = try object.text("type")
    guard let timestamp = Timestamp(text: try object.text("timestamp")) else {
      throw EventReadError(field: "timestamp", reason: "is not a time")
    }
    let fields = object["data"]?.object ?? [:]
    let data: any EventData
    if let known = EventCatalogue.type(named: type), let read = try? known.init(json: fields) {
      data = read
    } else {
      data = OpaqueEvent(type: type, json: fields, isEphemeral: object["ephemeral"] == true)
    }
    self.init(
      id: try object.text("id"), timestamp: timestamp, parentID: object["parentId"]?.string,
      agentID: object["agentId"]?.string, data: data)
  }
}

/// What one type of event says, and what it changes in the picture of a session.
///
/// One type, one wire name, one example; `EventCatalogue.all` lists them. There are no defaults on purpose: whoever adds
/// an event decides what it does to the state.
package protocol EventData: Sendable {
  static var type: String { get }
  /// Live only, by the SDK's word: never stored.
  static var isEphemeral: Bool { get }
  /// For the documentation, the schema test and the round-trip test.
  static var example: Self { get }

  init(json: JSONObject) throws(EventReadError)
  var json: JSONObject { get }

  /// Brings `state` up to date with this event. `event` is the envelope that carries it.
  func fold(into state: inout SessionState, event: SessionEvent)
}

extension EventData {
  package var type: String { (self as? OpaqueEvent)?.name ?? Self.type }
  package var isEphemeral: Bool { (self as? OpaqueEvent)?.isLive ?? Self.isEphemeral }
}

/// An event of a type that this version does not know: passed on, never acted on.
package struct OpaqueEvent: EventData {
  package static let type = ""
  package static let isEphemeral = false
  package static let example = OpaqueEvent(type: "session.title_changed", json: ["title": "…"], isEphemeral: true)

  let name: String
  let isLive: Bool
  package let json: JSONObject

  init(type: String, json: JSONObject, isEphemeral: Bool) {
    self.name = type
    self.json = json
    self.isLive = isEphemeral
  }

  package init(json: JSONObject) throws(EventReadError) {
    self.init(type: "", json: json, isEphemeral: false)
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}

/// A stored event that does not have the shape of its type.
package struct EventReadError: Error, Sendable, Equatable, CustomStringConvertible {
  package var field: String
  package var reason: String

  package var description: String { "\(field.isEmpty ? "the event" : field) \(reason)" }
}

extension JSONObject {
  func text(_ key: String) throws(EventReadError) -> String {
    guard let text = self[key]?.string else { throw EventReadError(field: key, reason: "is not a text") }
    return text
  }

  func number(_ key: String) throws(EventReadError) -> Int {
    guard let number = self[key]?.intValue else { throw EventReadError(field: key, reason: "is not a whole number") }
    return number
  }

  func flag(_ key: String) throws(EventReadError) -> Bool {
    guard let flag = self[key]?.bool else { throw EventReadError(field: key, reason: "is not true or false") }
    return flag
  }

  /// Sets the key where there is a value, and leaves it out where there is none.
  mutating func set(_ key: String, _ value: String?) { if let value { self[key] = .string(value) } }
  mutating func set(_ key: String, _ value: Int?) { if let value { self[key] = .int(Int64(value)) } }
  mutating func set(_ key: String, _ value: Bool?) { if let value { self[key] = .bool(value) } }
  mutating func set(_ key: String, _ value: JSON?) { if let value { self[key] = value } }
}
