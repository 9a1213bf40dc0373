internal import JSONText
package import SessionCore

/// What happened in a session, in a form in which two sessions can be compared: without times, and with ids that count.
///
/// Each agent's events keep their order; between agents that work side by side there is none. What a replay does not do
/// again is left out: asking for permission, and what is only kept in case of a crash.
package struct SessionStory: Sendable, Equatable {
  package struct Moment: Sendable, Equatable {
    package let agent: String
    package let type: String
    let data: JSON
    /// Where in the log it stands, from 1.
    package let line: Int

    package static func == (left: Moment, right: Moment) -> Bool {
      left.agent == right.agent && left.type == right.type && left.data == right.data
    }
  }

  package private(set) var moments: [Moment] = []

  package init(_ events: [SessionEvent]) {
    let told = events.enumerated().filter { Self.isTold($0.element) }
    var byNode: [String: [(Int, SessionEvent)]] = [:]
    for (place, event) in told { byNode[event.agentID ?? AgentNode.mainID, default: []].append((place + 1, event)) }
    let state = SessionState(folding: events)
    let names = Dictionary(state.nodes.map { ($0.id, $0.name) }) { first, _ in first }
    var ids = CountedIDs()
    // Those that an agent called come after it, in the order of its calls.
    var waiting = [AgentNode.mainID]
    while !waiting.isEmpty {
      let node = waiting.removeFirst()
      for (line, event) in byNode.removeValue(forKey: node) ?? [] {
        if let start = event.data as? ToolExecutionStart, byNode[start.toolCallID] != nil {
          waiting.append(start.toolCallID)
        }
        let data = ids.counted(.object(event.data.json))
        moments.append(Moment(agent: names[node] ?? "main", type: event.type, data: data, line: line))
      }
    }
  }

  private static func isTold(_ event: SessionEvent) -> Bool {
    if event.isEphemeral || event.type.hasPrefix("permission.") { return false }
    switch event.data {
    case is RosterWriter, is RosterPartial, is RosterStalled, is RosterDecision, is RosterMessage, is SessionStart,
      is SessionResume, is SystemMessageEvent, is RosterBudget:
      return false
    default: return true
    }
  }

  // MARK: Comparing

  package struct Difference: Sendable, Equatable, CustomStringConvertible {
    package let description: String
  }

  /// The first thing that went differently in another session; nil where nothing did.
  package func difference(from other: SessionStory) -> Difference? {
    for (mine, theirs) in zip(moments, other.moments) where mine != theirs {
      guard mine.type == theirs.type, mine.agent == theirs.agent else {
        return Difference(
          description:
            "event \(mine.line): \(mine.type) of \(mine.agent) is on record, and now comes \(theirs.type) of "
            + theirs.agent)
      }
      return Difference(
        description: "event \(mine.line): \(mine.type) of \(mine.agent): "
          + Self.difference(mine.data, theirs.data, "data"))
    }
    if moments.count > other.moments.count {
      let mine = moments[other.moments.count]
      return Difference(
        description: "event \(mine.line): \(mine.type) of \(mine.agent) is on record, and now nothing more comes")
    }
    if moments.count < other.moments.count {
      let theirs = other.moments[moments.count]
      return Difference(
        description: "the record ends after \(moments.count) events, and now comes \(theirs.type) of \(theirs.agent)")
    }
    return nil
  }

  private static func difference(_ mine: JSON, _ theirs: JSON, _ path: String) -> String {
    if let left = mine.object, let right = theirs.object {
      for key in left.keys + right.keys where left[key] != right[key] {
        return difference(left[key] ?? .null, right[key] ?? .null, "\(path).\(key)")
      }
    }
    if let left = mine.array, let right = theirs.array, left.count == right.count {
      for place in left.indices where left[place] != right[place] {
        return difference(left[place], right[place], "\(path)[\(place)]")
      }
    }
    return "\(path) was \(shown(mine)), and is \(shown(theirs))"
  }

  private static func shown(_ json: JSON) -> String {
    let text = json.text
    return text.count <= 120 ? text : text.prefix(120) + "…"
  }
}

/// Ids as numbers, in the order in which they come, and times as nothing.
private struct CountedIDs {
  private static let ids: Set<String> = [
    "toolCallId", "messageId", "originatingMessageId", "requestId", "agentId", "reasoningId", "parentToolCallId",
    "interactionId",
  ]
  /// What time, place and price have to do with, or the interface that a model was asked by.
  private static let left: Set<String> = [
    "durationMs", "duration", "nextInMs", "startTime", "resumeTime", "timestamp", "totalDurationMs", "picoUSD",
    "reasoningOpaque", "estimated", "model", "nextModel", "finish", "outputTokens", "costUSD",
  ]

  private var numbers: [String: Int] = [:]

  mutating func counted(_ json: JSON) -> JSON {
    switch json {
    case .array(let items): return .array(items.map { counted($0) })
    case .object(let members):
      var result: JSONObject = [:]
      for (key, value) in members where !Self.left.contains(key) {
        if Self.ids.contains(key), let id = value.string {
          let number = numbers[id] ?? numbers.count + 1
          numbers[id] = number
          result[key] = .int(Int64(number))
        } else {
          result[key] = counted(value)
        }
      }
      return .object(result)
    default: return json
    }
  }
}
