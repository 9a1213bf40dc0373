import JSONText
import Testing

@testable import agentlint

@Suite struct CompletionTests {
  private static let others = [
    "b.agent.md": "---\ndescription: Writes SQL queries for reports\nmodel: GPT-5 mini\n---\nYou write.\n",
    "c.agent.md": "---\ndescription: Names untested paths\n---\nYou name them.\n",
    ".claude/agents/x.md": "---\nname: x\ndescription: Finds data races in Swift code\n---\nYou look.\n",
  ]

  /// What is offered at `‸`: all of `some`, and none of `not`.
  @Test(
    arguments: [
      (
        "a.agent.md", "---\ndescription: x\n‸\n---\nBody\n", ["tools", "model", "handoffs"],
        ["description", "mode", "hidden"]
      ),
      ("a.agent.md", "---\nto‸\n---\nBody\n", ["tools", "description"], []),
      ("a.agent.md", "---\nto‸", ["tools", "description"], []),
      ("a.agent.md", "---\ntools: [read, ‸]\n---\n", ["edit", "search", "agent"], ["Read", "description"]),
      ("a.agent.md", "---\ntools:\n  - ‸\n---\n", ["edit", "search"], ["description"]),
      ("a.agent.md", "---\ntools:\n- re‸\n---\n", ["edit", "search"], ["description"]),
      ("a.agent.md", "---\ndescription: x\nagents: [‸]\n---\n", ["b", "c"], ["a", "x"]),
      ("a.agent.md", "---\nmodel: ‸\n---\n", ["GPT-5 mini", "GPT-5.5"], ["GPT-4.1", "sonnet"]),
      ("a.agent.md", "---\ntarget: ‸\n---\n", ["vscode", "github-copilot"], []),
      ("a.agent.md", "---\nuser-invocable: ‸\n---\n", ["true", "false"], []),
      ("a.agent.md", "---\nhandoffs:\n  - label: x\n    ‸\n---\n", ["agent", "prompt", "send"], ["label", "tools"]),
      ("a.agent.md", "---\nhandoffs:\n  - label: x\n    agent: ‸\n---\n", ["b", "c"], ["true"]),
      ("a.agent.md", "---\nhandoffs:\n  - label: x\n    send: ‸\n---\n", ["true", "false"], ["b"]),
      ("a.agent.md", "---\nmcp-servers:\n  docs:\n    ‸\n---\n", ["command", "url", "tools"], ["description"]),
      ("a.agent.md", "---\nmcp-servers:\n  docs:\n    type: ‸\n---\n", ["http", "stdio"], []),
      ("a.agent.md", "---\ndescription: x\n---\n‸\n", [], ["tools"]),
      ("a.agent.md", "---\n# ‸\n---\n", [], ["tools"]),
      (".claude/agents/a.md", "---\nname: a\ntools: Read, ‸\n---\n", ["Grep", "Bash"], ["MultiEdit", "grep"]),
      (".claude/agents/a.md", "---\nname: a\nmodel: ‸\n---\n", ["sonnet", "inherit"], ["GPT-5 mini"]),
      (".claude/agents/a.md", "---\nname: a\n‸\n---\n", ["permissionMode", "maxTurns"], ["handoffs", "name"]),
      (
        "team.yaml", "version: 1\nagents: [b.agent.md, c.agent.md]\n‸\n", ["agent", "limits", "tests"],
        ["version", "agents"]
      ),
      ("team.yaml", "version: 1\nagents: [b.agent.md, c.agent.md]\nagent: ‸\n", ["b", "c"], ["x"]),
      (
        "team.yaml", "version: 1\nagents: [b.agent.md]\ntests:\n  - prompt: x\n    expect: ‸\n", ["b", "none"], ["c"]
      ),
      ("team.yaml", "version: 1\nagents:\n  - ‸\n", ["b.agent.md", "c.agent.md", ".claude/agents/x.md"], []),
      (
        "team.yaml", "version: 1\nagents:\n  - name: z\n    ‸\n", ["description", "prompt", "tools"],
        ["name", "version"]
      ),
      ("team.yaml", "version: 1\nagents:\n  - name: z\n    tools: [‸]\n", ["view", "bash"], ["Read"]),
      ("team.yaml", "version: 1\npermissions:\n  ‸\n", ["allow", "deny"], ["agents"]),
      (".agentlint.yaml", "‸", ["tier", "ignore", "rules"], ["tools"]),
      (".agentlint.yaml", "ignore: [vague‸]", ["vague-description", "prompt"], ["tier"]),
      (".agentlint.yaml", "tier: ‸", ["strict", "all"], ["tier"]),
      (".agentlint.yaml", "rules:\n  ‸", ["vague-description"], ["tier"]),
      (".agentlint.yaml", "rules:\n  vague-description: ‸", ["off", "error"], ["tier"]),
      (".kiro/agents/a.json", "{\n  ‸\n}\n", ["tools", "description", "mcpServers"], []),
      (".kiro/agents/a.json", "{\n  \"name\": \"a\",\n  \"to‸\"\n}\n", ["tools"], ["name"]),
      (".kiro/agents/a.json", "{\n  \"‸\n  \"description\": \"x\"\n}\n", ["tools"], ["description"]),
      (".kiro/agents/a.json", "{\"tools\": [\"‸\"]}", ["fs_read", "execute_bash"], ["description"]),
      (".kiro/agents/a.json", "{\"tools\": [\"fs_read\", ‸]}", ["execute_bash"], ["description"]),
      (".kiro/agents/a.json", "{\"mcpServers\": {\"docs\": {\"‸\"}}}", ["command", "args"], ["description"]),
      (".kiro/agents/a.json", "{\"name\": \"a\", // ‸\n}", [], ["tools"]),
      (".codex/agents/a.toml", "name = \"a\"\n‸\n", ["description", "sandbox_mode"], ["name"]),
      (".codex/agents/a.toml", "name = \"a\"\nsandbox_mode = ‸\n", ["read-only"], ["description"]),
      (".codex/agents/a.toml", "name = \"a\"\nsandbox_mode = \"re‸\"\n", ["read-only"], ["description"]),
      (".codex/agents/a.toml", "developer_instructions = \"\"\"\nsand‸\n\"\"\"\n", [], ["sandbox_mode"]),
      (".codex/agents/a.toml", "[mcp_servers.docs]\n‸\n", [], ["name"]),
      ("team.yaml", "version: 1\nprovider:\n  type: ‸\n", ["openai", "anthropic"], []),
    ] as [(String, String, [String], [String])])
  func offersWhatTheTablesHave(_ path: String, _ text: String, _ some: [String], _ not: [String]) throws {
    var editor = try EditorSession(Self.others)
    editor.open(path, text.replacing("‸", with: ""))
    let place = editor.place(after: String(text.prefix { $0 != "‸" }), in: path)
    let labels = Set((editor.request("textDocument/completion", place).array ?? []).compactMap { $0["label"]?.string })
    #expect(Set(some).subtracting(labels) == [], "offered: \(labels.sorted())")
    #expect(labels.intersection(not) == [])
  }

  @Test func aKeyBringsItsValueAlong() throws {
    var editor = try EditorSession([:])
    editor.open("a.agent.md", "---\nus\n---\n")
    let items = editor.request("textDocument/completion", editor.place(after: "us", in: "a.agent.md"))
    let item = items.array?.first { $0["label"] == "user-invocable" }
    #expect(item?["textEdit"]?["newText"] == "user-invocable: ${1|true,false|}")
    #expect(
      item?["textEdit"]?["range"] == ["start": ["line": 1, "character": 0], "end": ["line": 1, "character": 2]])
    #expect(item?["insertTextFormat"] == 2)
  }

  @Test func withoutSnippetsItIsPlainText() throws {
    var editor = try EditorSession([:], abilities: [:])
    editor.open("a.agent.md", "---\nus: \n---\n")
    let items = editor.request("textDocument/completion", editor.place(after: "us", in: "a.agent.md"))
    let item = items.array?.first { $0["label"] == "user-invocable" }
    // The colon is there already.
    #expect(item?["textEdit"]?["newText"] == "user-invocable")
    #expect(item?["insertTextFormat"] == nil)
  }
}
