package import AgentDefinitions
internal import JSONText
package import SessionCore

/// Stands in where no language model is configured: it delegates by the matcher, searches with the tools it is given,
/// and answers with quoted lines.
///
/// Deterministic, without network, and honest about what it is: `modelName` is nil and the first line of every answer
/// says so. It only reads. Everything it knows comes from the request, so a resumed or forked session goes on as it
/// would have. When nothing fits the question, the reply is empty-handed and the run has no answer.
package struct OfflineModel: ModelClient {
  package var modelName: String? { nil }
  package var endpoint: String { "offline" }

  private let profiles: [AgentProfile]

  /// `profiles`: what is known of the team's agents beyond what the task tool says of them (their display names).
  package init(profiles: [AgentProfile] = []) {
    self.profiles = profiles
  }

  package func reply(
    to request: ModelRequest, onPart: @escaping @Sendable (ModelPart) async -> Void
  ) async throws(ModelFailure) -> ModelReply {
    if Task.isCancelled { throw ModelFailure(.cancelled, "cancelled") }
    let reply = Self.reply(to: OfflineConversation(request), profiles: profiles)
    if !reply.text.isEmpty { await onPart(.text(reply.text)) }
    return reply
  }

  private static func reply(to conversation: OfflineConversation, profiles: [AgentProfile]) -> ModelReply {
    let delegation = OfflineDelegation(conversation, profiles: profiles)
    if let step = delegation.step { return step.reply(numbered: conversation.callCount) }
    let search = OfflineSearch(conversation, whyAlone: delegation.whyNobody)
    return search.step.reply(numbered: conversation.callCount)
  }
}

/// What the offline model does next.
enum OfflineStep: Equatable {
  case call([OfflineCall])
  case answer(String, isEmptyHanded: Bool)

  /// `numbered`: how many calls the conversation already has, so that ids stay unique in it.
  func reply(numbered count: Int) -> ModelReply {
    switch self {
    case .call(let calls):
      let calls = calls.enumerated().map { offset, call in
        ToolCall(id: "offline_\(count + offset + 1)", name: call.tool.text, arguments: call.arguments.text)
      }
      return ModelReply(calls: calls, finish: .toolCalls)
    case .answer(let text, let isEmptyHanded):
      return ModelReply(text: text, isEmptyHanded: isEmptyHanded)
    }
  }
}
