internal import JSONText
package import SessionCore

extension Transcript {
  /// What the models of a session said, from its log: each reply and each failure, with who asked for it.
  package init(recording events: [SessionEvent], path: String = "transcript") {
    let state = SessionState(folding: events)
    var recording = Recording(nodes: Dictionary(state.nodes.map { ($0.id, $0) }) { first, _ in first })
    for event in events { recording.take(event) }
    self.init(path: path, model: recording.model ?? "scripted", replies: recording.replies)
  }
}

/// The events of a log, taken in one by one.
private struct Recording {
  let nodes: [String: AgentNode]
  private(set) var replies: [Transcript.Reply] = []
  private(set) var model: String?
  /// What came of a node's call before its message did.
  private var reasoning: [String: String] = [:]
  private var usage: [String: (TokenUsage?, ModelReply.Finish?)] = [:]
  private var partial: [String: String] = [:]

  init(nodes: [String: AgentNode]) { self.nodes = nodes }

  mutating func take(_ event: SessionEvent) {
    let node = event.agentID ?? AgentNode.mainID
    switch event.data {
    case let data as AssistantReasoning: reasoning[node] = data.content
    case let data as RosterPartial: partial[node] = data.content
    case let data as RosterModelCall where data.outcome == "ok":
      model = model ?? data.model
      usage[node] = (data.usage, data.finish.flatMap(ModelReply.Finish.init))
      partial[node] = nil
    case let data as RosterModelCall:
      let failure = ModelFailure(
        ModelFailure.Kind(rawValue: data.outcome) ?? .server, data.message ?? "", status: data.statusCode,
        // Where the model was given up, it is given up again.
        retryAfter: data.nextInMilliseconds ?? 0 > 0 ? nil : .seconds(3600),
        partialText: partial.removeValue(forKey: node) ?? "")
      add(.failure(failure), node)
    case let data as AssistantMessage:
      let (counts, finish) = usage.removeValue(forKey: node) ?? (nil, nil)
      add(
        .reply(
          ModelReply(
            text: data.content, reasoning: reasoning.removeValue(forKey: node) ?? "", calls: data.calls,
            usage: counts, finish: finish ?? (data.calls.isEmpty ? .stop : .toolCalls))), node)
    default: break
    }
  }

  private mutating func add(_ outcome: Transcript.Outcome, _ id: String) {
    let node = nodes[id]
    // Its task tells an agent that works twice at the same time apart.
    let task = id == AgentNode.mainID ? nil : node?.task
    replies.append(Transcript.Reply(agent: node?.agent, task: task, outcome: outcome))
  }
}
