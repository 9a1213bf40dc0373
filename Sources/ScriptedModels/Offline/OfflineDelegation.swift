internal import AgentDefinitions
internal import JSONText
internal import SessionCore

/// Whether the question is for an agent of the team, and what became of it.
struct OfflineDelegation {
  /// Nil: the model has to look for itself.
  let step: OfflineStep?
  /// Why no agent got the question, where there were agents to choose from.
  private(set) var whyNobody: String?

  init(_ conversation: OfflineConversation, profiles: [AgentProfile]) {
    let task = conversation.turns.last?.first { $0.tool == ToolName.task.text }
    guard task != nil || conversation.turns.isEmpty, let schema = conversation.tools[ToolName.task.text] else {
      step = nil
      return
    }
    let ranking = PromptMatcher(Self.agents(in: schema, known: profiles)).rank(conversation.question)
    if let task {
      step = Self.relay(task, ranking)
    } else if let best = ranking.best {
      step = .call([Self.call(of: best.id, for: conversation.question)])
    } else {
      step = nil
      whyNobody = ranking.explanation
    }
  }

  private static func call(of agent: String, for question: String) -> OfflineCall {
    let summary = question.split(whereSeparator: \.isWhitespace).prefix(5).joined(separator: " ")
    return OfflineCall(
      tool: .task,
      arguments: ["agent_type": .string(agent), "prompt": .string(question), "description": .string(summary)])
  }

  /// The agents that the task tool lists, as it describes them.
  private static func agents(in schema: ToolSchema, known: [AgentProfile]) -> [AgentProfile] {
    let ids = schema.parameters["properties"]?["agent_type"]?["enum"]?.array?.compactMap(\.string) ?? []
    let lines = schema.description.split(separator: "\n")
    return ids.map { id in
      if let profile = known.first(where: { $0.id == id }) { return profile }
      let start = "- **\(id)**: "
      let line = lines.first { $0.hasPrefix(start) }
      return AgentProfile(id: id, description: line.map { String($0.dropFirst(start.count)) })
    }
  }

  /// The agent's answer as it is. Whatever does not begin as our answers do is a refusal or a failure.
  private static func relay(_ task: OfflineConversation.Exchange, _ ranking: MatchRanking) -> OfflineStep {
    let agent = task.arguments["agent_type"]?.string ?? "agent"
    let isOurs = task.result.hasPrefix(OfflineAnswer.notice)
    let body = isOurs ? String(task.result.dropFirst(OfflineAnswer.notice.count)) : "\n\n\(agent): \(task.result)"
    return .answer(
      "\(OfflineAnswer.notice)\(body)\n\nChosen by words alone: \(ranking.explanation)",
      isEmptyHanded: !isOurs || task.result.contains(OfflineAnswer.nothingFound))
  }
}
