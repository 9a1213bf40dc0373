import JSONText
import SessionCore

/// A run as a list of events, one second apart unless said otherwise.
struct Script {
  private(set) var events: [SessionEvent] = []
  private var time: Int64 = 1_000_000

  var now: Timestamp { Timestamp(milliseconds: time) }

  mutating func add(_ data: any EventData, in agent: String? = nil, after milliseconds: Int64 = 1000) {
    time += milliseconds
    events.append(
      SessionEvent(id: "e\(events.count)", timestamp: Timestamp(milliseconds: time), agentID: agent, data: data))
  }

  mutating func ask(_ prompt: String) {
    add(UserMessage(content: prompt, messageID: "m\(events.count)", delivery: .idle))
  }

  mutating func delegate(
    _ call: String, to agent: String, named name: String, _ task: String, from parent: String? = nil
  ) {
    say("", [ToolCall(id: call, name: "task", arguments: "{}")], in: parent, after: 0)
    add(
      ToolExecutionStart(toolCallID: call, toolName: "task", arguments: ["agent_type": .string(agent)], turnID: "0"),
      in: parent, after: 0)
    add(SubagentSelected(agentName: agent, agentDisplayName: name, tools: nil), in: call, after: 0)
    add(
      SubagentStarted(
        toolCallID: call, agentName: agent, agentDisplayName: name, agentDescription: "", model: nil, parentID: parent),
      in: call, after: 0)
    add(UserMessage(content: task, messageID: "m\(events.count)", delivery: .idle), in: call, after: 0)
  }

  mutating func use(_ call: String, _ tool: String, _ arguments: JSON, in agent: String? = nil) {
    say("", [ToolCall(id: call, name: tool, arguments: arguments.text)], in: agent)
    add(ToolExecutionStart(toolCallID: call, toolName: tool, arguments: arguments, turnID: "0"), in: agent, after: 0)
  }

  mutating func result(_ call: String, _ tool: String, _ text: String, in agent: String? = nil) {
    add(
      ToolExecutionComplete(toolCallID: call, toolName: tool, result: .success(text: text, detail: nil), turnID: "0"),
      in: agent, after: 200)
  }

  mutating func say(_ text: String, _ calls: [ToolCall] = [], in agent: String? = nil, after: Int64 = 500) {
    add(
      AssistantMessage(messageID: "a\(events.count)", content: text, calls: calls, model: nil, turnID: "0"), in: agent,
      after: after)
  }

  mutating func complete(_ call: String, _ agent: String, _ name: String, from parent: String? = nil) {
    add(
      SubagentCompleted(
        SubagentEnd(
          toolCallID: call, agentName: agent, agentDisplayName: name, model: nil, milliseconds: 1200,
          totalTokens: 3400, totalToolCalls: 3)), in: call)
    add(SubagentDeselected(), in: call, after: 0)
    add(
      ToolExecutionComplete(
        toolCallID: call, toolName: "task", result: .success(text: "found", detail: nil), turnID: "0"), in: parent,
      after: 0)
  }

  mutating func fail(_ call: String, _ agent: String, _ name: String, _ error: String) {
    add(
      SubagentFailed(
        SubagentEnd(
          toolCallID: call, agentName: agent, agentDisplayName: name, model: nil, milliseconds: 900,
          totalTokens: 0, totalToolCalls: 0), error: error), in: call)
    add(
      ToolExecutionComplete(
        toolCallID: call, toolName: "task", result: .failure(message: error, code: "failed"), turnID: "0"), after: 0)
  }

  mutating func used(_ input: Int, _ output: Int, in agent: String? = nil) {
    add(
      RosterModelCall(
        attempt: 1, model: "gpt-4.1", outcome: "ok", usage: TokenUsage(input: input, output: output), milliseconds: 640),
      in: agent, after: 0)
  }

  mutating func end(_ outcome: RunOutcome = .success) {
    add(RosterRunEnded(outcome: outcome, isEmptyHanded: false))
    add(SessionIdle(), after: 0)
  }

  /// A research and an edit, the second one failing once.
  static let researchAndEdit: Script = {
    var script = Script()
    script.ask("Where is the retry logic? Make the pause two seconds.")
    script.add(
      RosterMatch(
        candidates: [
          .init(agent: "researcher", score: 3.25, words: ["where", "retry"]),
          .init(agent: "editor", score: 0.75, words: ["make"]),
        ], margin: 2.5, explanation: "researcher 3.25 (where, retry)"), after: 0)
    script.add(AssistantTurnStart(turnID: "0"), after: 0)
    script.used(1200, 40)
    script.delegate("c1", to: "researcher", named: "Research Agent", "Find the retry logic")
    script.use("g1", "grep", ["pattern": "retry"], in: "c1")
    script.result("g1", "grep", "Sources/Retry.swift:3:let pause = 1", in: "c1")
    script.use("v1", "view", ["path": "Sources/Retry.swift"], in: "c1")
    script.result("v1", "view", "1. let pause = 1\n2.\n3.\n4.\n5.\n6.", in: "c1")
    script.used(3000, 400, in: "c1")
    script.say("In Sources/Retry.swift:3.", in: "c1")
    script.complete("c1", "researcher", "Research Agent")
    script.delegate("c2", to: "editor", named: "Editor Agent", "Make it two seconds")
    script.add(
      RosterModelCall(
        attempt: 1, model: "gpt-4.1", outcome: "rate_limited", message: "Too many requests", statusCode: 429,
        milliseconds: 31, nextInMilliseconds: 2000), in: "c2")
    return script
  }()
}
