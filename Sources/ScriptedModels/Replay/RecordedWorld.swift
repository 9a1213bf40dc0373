internal import AgentDefinitions
internal import JSONText
package import SessionCore
internal import Synchronization

/// What tools and people answered in a session, so that it can be played again without touching anything.
package final class RecordedWorld: Sendable {
  private struct Call: Hashable {
    let agent: String?
    let tool: String
    let arguments: String
  }

  private struct Answers {
    var results: [Call: [ToolExecutionComplete.Result]] = [:]
    var words: [String?] = []
  }

  private let answers: Mutex<Answers>

  package init(_ events: [SessionEvent]) {
    var answers = Answers()
    var starts: [String: Call] = [:]
    let state = SessionState(folding: events)
    let agents = Dictionary(state.nodes.map { ($0.id, $0.agent) }) { first, _ in first }
    for event in events {
      switch event.data {
      case let start as ToolExecutionStart:
        let agent = agents[event.agentID ?? AgentNode.mainID] ?? nil
        starts[start.toolCallID] = Call(agent: agent, tool: start.toolName, arguments: Self.key(start.arguments))
      case let end as ToolExecutionComplete:
        if let call = starts[end.toolCallID] { answers.results[call, default: []].append(end.result) }
      case let answer as RosterAnswer: answers.words.append(answer.answer)
      default: break
      }
    }
    self.answers = Mutex(answers)
  }

  /// Tools that look like these to a model and give back what is on record.
  package func tools(like tools: [any Tool]) -> [any Tool] { tools.map { recorded($0) } }

  private func recorded(_ tool: some Tool) -> any Tool { RecordedTool(tool, self) }

  /// What a person answered to the next question; nil: there was nobody to ask.
  package func answer(_ question: PersonQuestion) -> PersonAnswer? {
    let word = answers.withLock { $0.words.isEmpty ? nil : $0.words.removeFirst() }
    return word.map { PersonAnswer(text: $0, wasFreeform: !question.choices.contains($0)) }
  }

  fileprivate func result(_ tool: ToolName, _ arguments: JSON, of agent: String?) throws(ToolFailure) -> ToolOutput {
    let call = Call(agent: agent, tool: tool.text, arguments: Self.key(arguments))
    let result: ToolExecutionComplete.Result? = answers.withLock { answers in
      guard answers.results[call]?.isEmpty == false else { return nil }
      return answers.results[call]?.removeFirst()
    }
    switch result {
    case .success(let text, let detail): return ToolOutput(text: text, detail: detail)
    case .failure(let message, let code):
      throw ToolFailure(ToolFailure.Code(rawValue: code) ?? .failed, message)
    case nil: throw ToolFailure(.failed, "The record has no further result of this call.")
    }
  }

  private static func key(_ arguments: JSON) -> String {
    guard let members = arguments.object else { return arguments.text }
    return JSON.object(JSONObject(members.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 })).text
  }
}

/// A tool whose results are on record. It asks for no permission: it does nothing.
private struct RecordedTool<Original: Tool>: Tool {
  static var spec: ToolSpec { Original.spec }

  private let original: Original
  private let world: RecordedWorld

  init(_ original: Original, _ world: RecordedWorld) {
    self.original = original
    self.world = world
  }

  func schema(skills: [Skill]) -> ToolSchema { original.schema(skills: skills) }

  func permission(for input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> PermissionRequest? { nil }

  func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    try world.result(Self.spec.name, .object(input.arguments), of: context.agent)
  }
}
