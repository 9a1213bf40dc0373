internal import AgentDefinitions

/// Flags an MCP server of a shape that cannot be started or reached.
struct MalformedServer: ServerRule {
  static let info = RuleInfo(
    id: "malformed-server",
    category: .servers,
    severity: .error,
    summary: "The server's entry does not say in a readable way how to start or reach it.",
    why: "The server is then missing, or another is used than the one that was meant, and the agent does its work "
      + "without the tools that its prompt speaks of.",
    examples: [
      .flagged(
        """
        ---
        name: one
        description: Renames Swift functions
        tools: Read
        mcpServers:
          docs: ↓npx docs-mcp
        ---
        You rename.
        """, at: ".claude/agents/one.md"),
      .flagged(
        """
        ---
        name: one
        description: Renames Swift functions
        tools: Read
        mcpServers:
          - github
          - docs: ↓https://mcp.example.com/docs
        ---
        You rename.
        """, at: ".claude/agents/one.md"),
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: local, command: ↓"npx -y @example/docs@1.0.0", tools: [search] }
        """),
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: http, url: ↓"mcp.example.com/docs", tools: [search] }
          both: { command: docs-server, ↓url: "https://mcp.example.com/docs", tools: [search] }
        """),
      .clean(
        """
        ---
        name: one
        description: Renames Swift functions
        tools: Read
        mcpServers:
          - github
          - docs: { type: stdio, command: docs-server, args: [--quiet] }
        ---
        You rename.
        """, at: ".claude/agents/one.md"),
    ])

  func check(_ server: CheckedServer, into findings: inout Findings) {
    guard let value = server.value, value.range.count > 0 else { return }
    guard value.kind == .mapping else {
      // A bare name in a list, which is how Claude Code refers to servers that are configured elsewhere, has no value.
      if server.isLooselyRead {
        findings.add(.noMapping(server.name.value), at: value.range)
      }
      return
    }
    if let command = value["command"], let text = command.text, let second = Self.secondWord(text) {
      findings.add(.commandLine(server.name.value, text, second), at: command.range)
    }
    if value["command"] != nil, let url = value.entry("url") {
      findings.add(.both(server.name.value), at: url.key.range)
    } else if let url = server.definition?.address, !Self.isAddress(url.value) {
      findings.add(.noAddress(server.name.value, url.value), at: url.range)
    }
    guard server.isLooselyRead else { return }
    if let arguments = value["args"], arguments.kind != .sequence, !arguments.isNull {
      findings.add(.arguments(server.name.value), at: arguments.range)
    }
    if let type = value["type"], let text = type.text, !Self.types.contains(text) {
      findings.add(.type(server.name.value, text), at: type.range)
    }
  }

  private static let types: Set<String> = ["http", "local", "sdk", "sse", "stdio", "streamable-http", "ws"]

  /// The first argument, when a whole command line stands where a program's name belongs. Folders may have blanks in
  /// them, so that only well-known programs are told apart.
  private static func secondWord(_ command: String) -> String? {
    let words = command.split(separator: " ")
    guard words.count > 1, let first = words.first else { return nil }
    let programs = [
      "bun", "bunx", "deno", "docker", "go", "java", "node", "npm", "npx", "php", "pipx", "pnpm", "podman", "python",
      "python3", "ruby", "uv", "uvx", "yarn",
    ]
    return programs.contains(first.lowercased()) ? String(words[1]) : nil
  }

  private static func isAddress(_ url: String) -> Bool {
    if url.hasPrefix("$") || url.hasPrefix("{") || url.hasPrefix("<") { return true }
    let small = url.lowercased()
    return ["http://", "https://", "ws://", "wss://"].contains { small.hasPrefix($0) }
  }
}

extension CheckedServer {
  /// Whether the field's own check lets any shape pass.
  fileprivate var isLooselyRead: Bool {
    if case .anything? = field?.field?.type { true } else { false }
  }
}

extension FindingText {
  fileprivate static func noMapping(_ server: String) -> FindingText {
    FindingText(
      "the MCP server \(server.coded) is only a text, so nothing can be started; write a mapping with `command` and "
        + "`args`, or with `url`")
  }

  fileprivate static func commandLine(_ server: String, _ command: String, _ second: String) -> FindingText {
    FindingText(
      "the MCP server \(server.coded) would start a program called \(command.coded), which there is not; write the "
        + "program's name alone in `command`, and \(second.coded) and what follows in `args`")
  }

  fileprivate static func both(_ server: String) -> FindingText {
    FindingText(
      "the MCP server \(server.coded) has both `command` and `url`, and only one of them can count; take out the one that "
        + "is not meant", severity: .warning)
  }

  fileprivate static func noAddress(_ server: String, _ url: String) -> FindingText {
    FindingText(
      "the MCP server \(server.coded) has no address that can be reached; let its `url` begin with `https://`")
  }

  fileprivate static func arguments(_ server: String) -> FindingText {
    FindingText("`args` of the MCP server \(server.coded) is no list; write one entry for each argument")
  }

  fileprivate static func type(_ server: String, _ type: String) -> FindingText {
    FindingText(
      "the MCP server \(server.coded) has the type \(type.coded), which there is not; write `stdio`, `http` or `sse`")
  }
}
