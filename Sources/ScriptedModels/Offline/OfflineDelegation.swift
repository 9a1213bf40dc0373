import AgentDefinitions
import JSONText
import SessionCore

/// Whether the question is for an agent of the team, and what became of it.
struct OfflineDelegation {
  /// Nil: the model has to look for itself.
  let step: OfflineStep?
  /// Why no agent got the question, where there were agents to choose from.
  private(set) var whyNobody: String?

  init(_ conversation: OfflineConversation, profiles: [AgentProfile]) {
    if let turn = conversation.turns.last, let task = turn.first(where: { $0.tool == ToolName.task.text }) {
      step = Self.relay(task)
      return
    }
    guard conversation.turns.isEmpty, let schema = conversation.tools[ToolName.task.text] else {
      step = nil
      return
    }
    let ranking = PromptMatcher(Self.agents(in: schema, known: profiles)).rank(conversation.question)
    guard let best = ranking.best else {
      whyNobody = ranking.explanation
      step = nil
      return
    }
    step = .call([
      OfflineCall(
        tool: .task,
        arguments: [
          "agent_type": .string(best.id), "prompt": .string(conversation.question),
          "description": .string(ranking.explanation),
        ])
    ])
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
  private static func relay(_ task: OfflineConversation.Exchange) -> OfflineStep {
    let agent = task.arguments["agent_type"]?.string ?? "agent"
    let why = task.arguments["description"]?.string.map { "\n\nChosen by words alone: \($0)" } ?? ""
    let isOurs = task.result.hasPrefix(OfflineAnswer.notice)
    let body = isOurs ? String(task.result.dropFirst(OfflineAnswer.notice.count)) : "\n\n\(agent): \(task.result)"
    let isEmpty = !isOurs || task.result.contains(OfflineAnswer.nothingFound)
    return .answer(OfflineAnswer.notice + body + why, isEmptyHanded: isEmpty)
  }
}
