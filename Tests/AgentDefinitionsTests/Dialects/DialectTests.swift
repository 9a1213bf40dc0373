import Testing

@testable import AgentDefinitions

/// Which dialect reads which file, and what its agent is then called.
@Suite struct DialectTests {
  private static let claude = "---\nname: lead\ndescription: d\ntools: Read\n---\nThe prompt."
  private static let named = "---\nname: lead\ndescription: d\n---\nThe prompt."
  private static let odd = "---\nname: lead\ndescription: d\ntools: [read]\n---\nThe prompt."
  private static let plain = "---\ndescription: d\n---\nThe prompt."

  @Test func dialectsAreSortedAndDistinct() {
    let ids = Dialect.all.map(\.id)
    #expect(ids == Set(ids).sorted())
  }

  @Test(arguments: [
    ("x.agent.md", plain, "agent-md", Claim.suffix(".agent.md")),
    ("a/.github/agents/x.agent.md", plain, "agent-md", .suffix(".agent.md")),
    (".github/agents/x.md", plain, "agent-md", .folder(".github/agents")),
    // The suffix beats the folder.
    (".claude/agents/x.agent.md", plain, "agent-md", .suffix(".agent.md")),
    (".opencode/agents/x.agent.md", plain, "opencode", .folder(".opencode/agents")),
    ("agents/x.chatmode.md", plain, "chatmode", .suffix(".chatmode.md")),
    (".claude/agents/deep/x.md", plain, "claude-code", .folder(".claude/agents")),
    (".claude/agents/x.md", "no front matter", "claude-code", .folder(".claude/agents")),
    (".claude/agents/deep/x.md", "\n" + plain, "claude-code", .folder(".claude/agents")),
    (".github/agents/deep/x.md", plain, "agent-md", .folder(".github/agents")),
    ("plugin/agents/x.md", named, "plain-md", .folder("agents")),
    ("plugin/agents/x.md", claude, "claude-plugin", .evidence("of its tool `Read`", isByPath: true)),
    ("anywhere/x.md", claude, "claude-code", .evidence("of its tool `Read`", isByPath: false)),
    ("anywhere/x.md", odd, "plain-md", .content("front matter with name and description")),
    (".gemini/agents/x.md", plain, "gemini", .folder(".gemini/agents")),
    (".opencode/agent/x.md", named, "opencode", .folder(".opencode/agent")),
    ("a/.opencode/agents/deep/x.md", named, "opencode", .folder(".opencode/agents")),
    (".cursor/agents/x.md", named, "cursor", .folder(".cursor/agents")),
    (".cursor/agents/x.md", "Only a prompt.", "cursor", .folder(".cursor/agents")),
    (".kiro/agents/team/x.md", named, "kiro", .folder(".kiro/agents")),
    (".kiro/agents/x.json", "{}", "kiro-json", .folder(".kiro/agents")),
    (".codex/agents/deep/x.toml", "", "codex", .folder(".codex/agents")),
    ("x.agent.yaml", "", "native", .suffix(".agent.yaml")), ("x.agent.yml", "", "native", .suffix(".agent.yaml")),
    ("x.agent.json", "", "native", .suffix(".agent.json")),
  ])
  func claims(path: String, text: String, id: String, claim: Claim) throws {
    let found = try #require(Dialect.claiming(path, head: Array(text.utf8)[...]))
    #expect(found.dialect.id == id)
    #expect(found.claim == claim)
  }

  @Test(arguments: [
    ("README.md", named), ("docs/x.md", named), ("agents/x.md", plain), ("plugin/agents/README.md", named),
    (".claude/agents/README.md", "# Agents"), ("skills/x/SKILL.md", claude), ("x.prompt.md", claude),
    ("plugin/commands/x.md", claude), (".kiro/agents/prompt.md", "A prompt."), (".cursor/agents/README.md", "# Hi"),
    ("kiro/agents/x.json", "{}"), (".md", claude), (".agent.md", plain), ("team.yaml", ""), ("x.md", ""),
    (".codex/config.toml", ""), ("Cargo.toml", ""),
    // The card of a server that speaks Agent2Agent.
    ("x.agent.json", #"{"name": "x", "url": "https://example.com", "capabilities": {}, "skills": [{"id": "a"}]}"#),
    // What agents read lies below them, in folders of its own.
    (".claude/agents/templates/x.md", "# Template"), (".github/agents/templates/x.md", "# Template"),
    (".cursor/agents/templates/x.md", "# Template"), (".gemini/agents/templates/x.md", "# Template"),
  ])
  func leavesOtherFilesAlone(path: String, text: String) {
    #expect(Dialect.claiming(path, head: Array(text.utf8)[...]) == nil)
  }

  @Test(arguments: [
    // In `.agent.md` and `.chatmode.md` the file's name is the id and `name` what people see, unless `displayName` is
    // there too.
    ("lead.agent.md", "description: d", "lead", nil),
    ("lead.agent.md", "name: Team Lead\ndescription: d", "lead", "Team Lead"),
    ("lead.agent.md", "displayName: Team Lead\ndescription: d", "lead", "Team Lead"),
    ("lead.agent.md", "name: chief\ndisplayName: Team Lead\ndescription: d", "chief", "Team Lead"),
    (".github/agents/lead.md", "name: Team Lead\ndescription: d", "lead", "Team Lead"),
    ("lead.chatmode.md", "name: Team Lead\ndescription: d", "lead", "Team Lead"),
    ("v1.2.agent.md", "description: d", "v1.2", nil),
    // In Claude Code's it is `name`, wherever the file lies.
    (".claude/agents/file.md", "name: lead\ndescription: d", "lead", nil),
    ("plugin/agents/file.md", "name: lead\ndescription: d", "lead", nil),
    (".gemini/agents/file.md", "name: lead\ndescription: d", "lead", nil),
    // In OpenCode's it is the path, unless a name is there.
    (".opencode/agents/deep/lead.md", "description: d", "deep/lead", nil),
    (".opencode/agent/file.md", "name: lead\ndescription: d", "lead", nil),
    // Cursor's and Kiro's may do without.
    (".cursor/agents/file.md", "name: lead\ndescription: d", "lead", nil),
    (".cursor/agents/file.md", "description: d", "file", nil), (".kiro/agents/file.md", "description: d", "file", nil),
    // Only a file has a name to fall back on.
    (".claude/agents/file.md", "description: d", "file", nil),
  ])
  func identity(path: String, front: String, id: String, displayName: String?) throws {
    let text = "---\n\(front)\n---\nThe prompt."
    let dialect = try #require(Dialect.claiming(path, head: Array(text.utf8)[...])).dialect
    let agent = try #require(DefinitionReader.read(SourceFile(path: path, text: text), as: dialect).agent)
    #expect(agent.id.value == id)
    #expect(agent.displayName?.value == displayName)
  }

  @Test(arguments: Dialect.all) func toolRowsMeanToolsOfTheCatalogue(dialect: Dialect) {
    for row in dialect.tools.rows {
      for tool in row.tools { #expect(ToolCatalogue.row(tool) != nil, "\(row.name): \(tool)") }
    }
  }
}
