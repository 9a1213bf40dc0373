import Testing

@testable import AgentDefinitions

/// Markdown agents of each dialect, whole: what is read, and what is wrong with them.
@Suite struct MarkdownAgentTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let path: String
    let text: String
    let lines: [String]
    var faults: [String] = []
    var testDescription: String { "\(path): \(text)" }
  }

  @Test(arguments: [
    Case(
      path: "lead.agent.md",
      text: """
        ---
        name: Team Lead
        description: Plans work
        tools: ['read', 'search/codebase', 'github/*']
        model: ["GPT-5 (copilot)", other]
        argument-hint: what to plan
        agents: [Explore]
        handoffs:
          - label: Start
            agent: agent
        mcp-servers:
          db:
            type: local
            command: npx
            args: ["-y", "db@1.0.0"]
            tools: ["*"]
            env: { URL: "${{ secrets.COPILOT_MCP_URL }}", KEY: $COPILOT_MCP_KEY, OTHER: $HOME }
        ---

        You plan.
        """,
      lines: [
        "id: lead", "displayName: Team Lead", "description: Plans work", "prompt: You plan.",
        "tools: view, glob, grep, github/*", "model: GPT-5 (copilot)", "subagents: Explore", "handoff: Start -> agent",
        "server: db | npx -y db@1.0.0 | URL=${{ secrets.COPILOT_MCP_URL }} | KEY=$COPILOT_MCP_KEY | OTHER=$HOME",
      ]),
    Case(
      path: "x.agent.md", text: "---\ndescription: d\nrole: x\n---\np",
      lines: ["id: x", "description: d", "prompt: p"]),
    Case(
      path: "x.agent.md", text: "---\ndescription: d\ntool: [read]\nuser-invokable: false\n---\np",
      lines: ["id: x", "description: d", "prompt: p"],
      faults: [
        "3:1 blocking ignoredLimit(key: \"tool\", instead: \"tools\", blocks: true)",
        "4:1 unknownKey(\"user-invokable\", suggestion: (\"user-invocable\"), blocks: false)",
      ]),
    Case(
      path: "x.agent.md", text: "---\ndescription: d\nallowed-tools: read\n---\np",
      lines: ["id: x", "description: d", "prompt: p"],
      faults: ["3:1 blocking ignoredLimit(key: \"allowed-tools\", instead: \"tools\", blocks: true)"]),
    Case(
      path: "x.agent.md", text: "Only a prompt.", lines: ["id: x", "prompt: Only a prompt."],
      faults: [
        "1:1 frontMatterMissing",
        "1:1 missingDescription(skippedBy: [\"Copilot cloud agent\", \"Copilot CLI\"])",
      ]),
    Case(
      path: "x.agent.md", text: "\n\n---\ndescription: d\n---\np", lines: ["id: x", "description: d", "prompt: p"],
      faults: ["1:1 frontMatterNotFirst"]),
    Case(
      path: "x.agent.md", text: "---\ndescription: d\n---\n\n  \n", lines: ["id: x", "description: d"],
      faults: ["6:1 blocking missingPrompt"]),
    Case(
      path: "my agent!.agent.md", text: "---\ndescription: d\n---\np",
      lines: ["id: my agent!", "description: d", "prompt: p"],
      faults: ["1:1 badFileNameCharacters(name: \"my agent!\", characters: \" !\")"]),
    Case(
      path: "x.chatmode.md", text: "---\ndescription: d\ntools: ['codebase', 'fetch']\n---\np",
      lines: ["id: x", "description: d", "prompt: p", "tools: glob, grep, web_fetch"],
      faults: ["1:1 legacyFile(newName: \"x.agent.md\")"]),
    Case(
      path: ".claude/agents/x.md",
      text: """
        ---
        name: lead
        description: Plans work
        tools: Read, Bash(git log:*, git diff), Agent(researcher, tester), mcp__docs
        disallowedTools: [Write]
        model: sonnet
        effort: high
        maxTurns: 12
        color: blue
        category: planning
        mcpServers:
          - github
          - docs: { type: http, url: "https://mcp.example.com", headers: { Key: "${DOCS_KEY:-none}" } }
        ---
        You plan.
        """,
      lines: [
        "id: lead", "description: Plans work", "prompt: You plan.",
        "tools: view, bash(git log:*, git diff), task(researcher, tester), docs/*", "disallowedTools: create, edit",
        "model: sonnet", "reasoningEffort: high", "subagents: researcher, tester", "turns: 12",
        "server: github | (configured elsewhere)", "server: docs | https://mcp.example.com | Key=${DOCS_KEY:-none}",
      ]),
    Case(
      path: ".claude/agents/x.md", text: "---\nname: a\ndescription: one --- two\ntool: Read\n---\np",
      lines: ["id: a", "description: one --- two", "prompt: p"],
      faults: [
        "3:18 dashesInFrontMatter", "4:1 blocking ignoredLimit(key: \"tool\", instead: \"tools\", blocks: true)",
      ]),
    // Claude Code ignores the servers of a plugin's agents, and so does this runtime.
    Case(
      path: "plugin/agents/x.md", text: "---\nname: a\ndescription: d\nmcpServers: {s: {command: x}}\n---\np",
      lines: ["id: a", "description: d", "prompt: p"]),
    Case(
      path: ".claude/agents/x.md", text: "---\ndescription: d\n---\np",
      lines: ["id: x", "description: d", "prompt: p"],
      faults: ["1:1 blocking missingID(key: \"name\")"]),
  ])
  func reads(_ example: Case) throws {
    let file = SourceFile(path: example.path, text: example.text)
    let dialect = try #require(Dialect.claiming(file.path, head: file.bytes[...])).dialect
    let (agent, faults) = DefinitionReader.read(file, as: dialect)
    let lines = Sketch.lines(try #require(agent))
    #expect(lines == example.lines)
    #expect(Sketch.faults(faults.sorted()) == example.faults)
  }

  /// What VS Code never sees when a line without a key stands at the left edge.
  @Test func keysThatVSCodeDrops() throws {
    let text = "---\ndescription: Use it: well\nand often\ntools: [read]\n---\np"
    let file = SourceFile(path: "x.agent.md", text: text)
    let (agent, faults) = DefinitionReader.read(file, as: .agentMarkdown)
    #expect(agent?.tools.isAll == false)
    #expect(faults.map(\.kind).contains(.droppedKeys(["tools"])))
  }

  @Test(arguments: ["\u{FEFF}", ""]) func byteOrderMarksAndLineEndings(mark: String) throws {
    for end in ["\n", "\r\n", "\r"] {
      let text = mark + ["---", "description: d", "tools: [read]", "---", "p"].joined(separator: end)
      let (agent, faults) = DefinitionReader.read(SourceFile(path: "x.agent.md", text: text), as: .agentMarkdown)
      let lines = Sketch.lines(try #require(agent))
      #expect(lines == ["id: x", "description: d", "prompt: p", "tools: view"])
      #expect(Sketch.faults(faults) == [])
    }
  }
}
