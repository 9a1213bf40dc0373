package import AgentDefinitions

/// By what an agent has a capability itself.
package enum GrantSource: Hashable, Sendable {
  /// The entry of a tool list, as written.
  case tool(Located<String>)
  /// No list, or a star: whatever the session has, among which is this tool.
  case everyTool(ToolName)
  /// A tool of an MCP server, or all of them, and where that is granted; the place is nil when a grant of everything
  /// includes it.
  case server(String, tool: String, at: SourceRange?)

  /// Where the author granted it; nil when nothing was written.
  package var range: SourceRange? {
    switch self {
    case .tool(let name): name.range
    case .everyTool: nil
    case .server(_, _, let range): range
    }
  }
}

/// How an agent comes by a capability: whom it calls, who calls whom, and what the last one has.
package struct GrantPath: Hashable, Sendable {
  /// From the agent itself to the one that holds the grant; one id when it is its own.
  package let agents: [String]
  package let source: GrantSource

  package init(agents: [String], source: GrantSource) {
    self.agents = agents
    self.source = source
  }

  package var isOwn: Bool { agents.count == 1 }
}

extension GrantSource: CustomStringConvertible {
  /// `Bash`, `every tool (bash)`, `github/*`.
  package var description: String {
    switch self {
    case .tool(let name): name.value
    case .everyTool(let name): "every tool (\(name))"
    case .server(let server, let tool, _): "\(server)/\(tool)"
    }
  }
}

extension GrantPath: CustomStringConvertible {
  /// `lead → coder → Bash`.
  package var description: String { (agents + [source.description]).joined(separator: " → ") }
}
