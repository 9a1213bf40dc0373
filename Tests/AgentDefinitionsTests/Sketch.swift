@testable import AgentDefinitions

/// What a test says about an agent or a fault: all of it that is not as it would be for an empty file, in few words.
enum Sketch {
  static func lines(_ agent: AgentDefinition) -> [String] {
    var lines = ["id: \(agent.id.value)"]
    func add(_ name: String, _ text: String?) {
      if let text { lines.append("\(name): \(text)") }
    }
    add("displayName", agent.displayName?.value)
    add("description", agent.description?.value)
    add("prompt", agent.prompt.value.isEmpty ? nil : agent.prompt.value)
    add("tools", tools(agent.tools))
    add("disallowedTools", agent.disallowedTools.isEmpty ? nil : list(agent.disallowedTools.map(\.value.description)))
    add("infer", agent.infer.map { "\($0.value)" })
    add("userInvocable", agent.userInvocable.map { "\($0.value)" })
    add("model", agent.model?.value)
    add("reasoningEffort", agent.reasoningEffort?.value)
    add("skills", agent.skills.isEmpty ? nil : list(agent.skills.map(\.value)))
    add("subagents", agent.subagents.map { list($0.map(\.value)) })
    add("turns", agent.limits.turns.map { "\($0.value)" })
    add("tokens", agent.limits.tokens.map { "\($0.value)" })
    add("costUSD", agent.limits.costUSD.map { "\($0.value)" })
    add("timeout", agent.limits.timeout.map { "\($0.value)" })
    for handoff in agent.handoffs {
      add(
        "handoff", "\(handoff.label?.value ?? "?") -> \(handoff.agent?.value ?? "?")\(handoff.send ? " at once" : "")")
    }
    for server in agent.mcpServers { add("server", self.server(server)) }
    if agent.isRecovered { lines.append("recovered") }
    return lines
  }

  /// Nil for all, without a word about it.
  static func tools(_ grant: ToolGrant) -> String? {
    switch grant {
    case .all(nil): nil
    case .all: "all"
    case .listed(let patterns, _):
      patterns.isEmpty ? "none" : list(patterns.map { mark($0.value) })
    }
  }

  static func server(_ server: MCPServerDefinition) -> String {
    let address =
      switch server.transport {
      case .command(let command, let arguments, _): ([command] + arguments).map(\.value).joined(separator: " ")
      case .http(let url): url.value
      case .sse(let url): "sse \(url.value)"
      case .reference: "(configured elsewhere)"
      }
    let variables = (server.environment + server.headers).map { "\($0.name.value)=\($0.value.written)" }
    return ([server.name.value, address] + variables + (server.tools.map { ["only " + list($0.map(\.value))] } ?? []))
      .joined(separator: " | ")
  }

  static func faults(_ faults: [Fault]) -> [String] {
    faults.map { fault in
      let place = fault.file.place(of: Int(fault.range.lower))
      return "\(place.line):\(place.column) \(fault.isBlocking ? "blocking " : "")\(kind(fault.kind))"
    }
  }

  /// A kind as its source text, without module names.
  private static func kind(_ kind: FaultKind) -> String {
    "\(kind)"
      .replacing("AgentDefinitions.", with: "").replacing("SourceFault.Kind.", with: "")
      .replacing("YAMLProblem.", with: "").replacing("Optional(", with: "(")
  }

  private static func list(_ texts: [String]) -> String { texts.joined(separator: ", ") }

  private static func mark(_ pattern: ToolPattern) -> String {
    switch pattern.kind {
    case .foreign: "(\(pattern))"
    case .unknown: "?\(pattern)"
    case .tool, .mcp: "\(pattern)"
    }
  }
}
