import SessionCore

/// The stored events of a session as an outline that is the same every time: each agent's events in their order, a
/// sub-agent's indented before the end of the call that started it.
enum EventOutline {
  static func text(of events: [SessionEvent]) -> String {
    let byNode = Dictionary(grouping: events) { $0.agentID ?? AgentNode.mainID }
    return lines(of: AgentNode.mainID, byNode).joined(separator: "\n") + "\n"
  }

  private static func lines(of node: String, _ byNode: [String: [SessionEvent]]) -> [String] {
    var lines: [String] = []
    for event in inOrderOfStarts(byNode[node] ?? []) {
      if let complete = event.data as? ToolExecutionComplete, byNode[complete.toolCallID] != nil {
        lines += self.lines(of: complete.toolCallID, byNode).map { "    " + $0 }
      }
      if let line = line(for: event) { lines.append(line) }
    }
    return lines
  }

  /// Calls that run side by side end in any order; here in the order in which they started.
  private static func inOrderOfStarts(_ events: [SessionEvent]) -> [SessionEvent] {
    let calls = events.compactMap { ($0.data as? ToolExecutionStart)?.toolCallID }
    let starts = Dictionary(calls.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    let places = events.indices.filter { events[$0].data is ToolExecutionComplete }
    let ends = places.compactMap { events[$0].data as? ToolExecutionComplete }
    let order = ends.indices.sorted { starts[ends[$0].toolCallID] ?? 0 < starts[ends[$1].toolCallID] ?? 0 }
    var sorted = events
    for (place, index) in zip(places, order) { sorted[place] = events[places[index]] }
    return sorted
  }

  private static func line(for event: SessionEvent) -> String? {
    switch event.data {
    // Differs with the clock, the machine or the wording.
    case is RosterPartial, is RosterStalled, is SystemMessageEvent, is RosterWriter: nil
    case let data as ToolExecutionStart: "\(event.type) \(data.toolName) \(data.detail)"
    case let data as ToolExecutionComplete:
      switch data.result {
      case .success: "\(event.type) \(data.toolName)"
      case .failure(let message, let code): "\(event.type) \(data.toolName) failed (\(code)): \(message)"
      }
    case let data as SubagentSelected:
      "\(event.type) \(data.agentName) [\(data.tools?.joined(separator: ", ") ?? "all tools")]"
    case let data as SubagentStarted: "\(event.type) \(data.agentName)"
    case let data as SubagentCompleted: "\(event.type) \(data.end.agentName)"
    case let data as SubagentFailed: "\(event.type) \(data.end.agentName): \(data.error)"
    case let data as AssistantMessage: "\(event.type) \(data.calls.map(\.name).joined(separator: ", "))"
    case let data as PermissionRequested: "\(event.type) \(data.request.summary)"
    case let data as RosterDecision: "\(event.type) \(data.result.rawValue) by \(data.by): \(data.request)"
    case let data as RosterModelCall: "\(event.type) \(data.outcome)"
    case let data as RosterMatch: "\(event.type) \(data.candidates.map(\.agent).joined(separator: " > "))"
    case let data as RosterRunEnded: "\(event.type) \(data.outcome.rawValue)"
    case let data as RosterMessage: "\(event.type) \(data.state.rawValue)"
    default: event.type
    }
  }
}
