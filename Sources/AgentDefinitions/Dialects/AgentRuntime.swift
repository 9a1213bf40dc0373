/// A system that reads agent files.
package struct AgentRuntime: Hashable, Sendable {
  package let id: String
  package let title: String

  package init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}

extension AgentRuntime {
  package static let roster = AgentRuntime(id: "roster", title: "agentrun")
  package static let copilotCloud = AgentRuntime(id: "copilot-cloud", title: "Copilot cloud agent")
  package static let copilotCLI = AgentRuntime(id: "copilot-cli", title: "Copilot CLI")
  package static let visualStudioCode = AgentRuntime(id: "vscode", title: "VS Code")
  package static let claudeCode = AgentRuntime(id: "claude-code", title: "Claude Code")
  package static let geminiCLI = AgentRuntime(id: "gemini-cli", title: "Gemini CLI")
  package static let codex = AgentRuntime(id: "codex", title: "Codex")
  package static let openCode = AgentRuntime(id: "opencode", title: "OpenCode")
  package static let cursor = AgentRuntime(id: "cursor", title: "Cursor")
  package static let dockerAgent = AgentRuntime(id: "docker-agent", title: "docker-agent")
  package static let kiro = AgentRuntime(id: "kiro", title: "Kiro")
  package static let copilotSDK = AgentRuntime(id: "copilot-sdk", title: "Copilot SDK")
}

extension AgentRuntime {
  /// Every system that reads files of some dialect, this one first.
  package static let known: [AgentRuntime] = Dialect.all.flatMap(\.runtimes).reduce(into: [.roster]) { known, one in
    if !known.contains(one) { known.append(one) }
  }
}
