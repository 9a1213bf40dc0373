import JSONText
import Testing

@testable import agentlint

@Suite struct HoverTests {
  private static let files = [
    "team.yaml": "version: 1\nagents: [a.agent.md, b.agent.md]\nagent: b\nlimits:\n  turns: 3\n",
    "a.agent.md":
      "---\ndescription: Helps with code\ntools: [read, 'github/*', agent]\nagents: [b]\nhandoffs:\n  - label: x\n    agent: b\n    prompt: go\n---\nYou look.\n",
    "b.agent.md": "---\ndescription: Writes SQL queries for reports\ntools: [read]\n---\nYou write.\n",
    ".agentlint.yaml": "tier: strict\nignore: [vague-name, name-only-description]\n",
    ".claude/agents/c.md":
      "---\nname: c\ndescription: Finds data races in Swift code\ntools: Read, Bash(git *)\n---\nYou look.\n",
  ]

  /// What is shown at the end of a piece of text contains each of these.
  @Test(
    arguments: [
      ("a.agent.md", "Helps", ["**vague-description** · warning", "Flagged:"]),
      ("a.agent.md", "descr", ["**description** · text", "Required by Copilot cloud agent and Copilot CLI"]),
      ("a.agent.md", "agents", ["Read by agentrun and VS Code. Ignored by Copilot cloud agent and Copilot CLI."]),
      ("a.agent.md", "rea", ["**read**", "`view`: Reads a file or lists a folder. It reads files."]),
      ("a.agent.md", "github/", ["Every tool of the MCP server `github`"]),
      ("a.agent.md", "agents: [b", ["**b** · Copilot custom agent", "Writes SQL queries", "Tools: read"]),
      ("a.agent.md", "    agent: b", ["Writes SQL queries"]),
      ("a.agent.md", "    lab", []),
      ("a.agent.md", "  - lab", ["**label** · text", "What the button says."]),
      ("team.yaml", "agent: b", ["Writes SQL queries"]),
      ("team.yaml", "[a.agent", ["**a** · Copilot custom agent"]),
      ("team.yaml", "lim", ["**limits**", "Where the run is stopped."]),
      ("team.yaml", "  tur", ["**turns** · whole number", "Model calls of all agents together."]),
      (".claude/agents/c.md", "Bash(gi", ["**Bash**", "runs commands", "Only for `git *`."]),
      (".claude/agents/c.md", "You lo", []),
      (".agentlint.yaml", "tie", ["Which rules run"]),
      (".agentlint.yaml", "name-onl", ["**name-only-description** · "]),
    ] as [(String, String, [String])])
  func saysWhatStandsThere(_ path: String, _ after: String, _ parts: [String]) throws {
    var editor = try EditorSession(Self.files)
    editor.open(path)
    let place = editor.place(after: after, in: path)
    let answer = editor.request("textDocument/hover", place)
    let text = answer["contents"]?["value"]?.string ?? ""
    #expect(parts.isEmpty == answer.isNull, "\(text)")
    for part in parts { #expect(text.contains(part)) }
  }
}
