import Testing

@testable import AgentDefinitions

/// Whose an agent is that lies in no system's own folder.
@Suite struct SystemEvidenceTests {
  @Test(arguments: [
    ("model: sonnet", "claude-code", "of its model, `sonnet`"),
    ("model: 'inherit'", "claude-code", "of its model, `inherit`"),
    ("model: claude-sonnet-4-20250514", "claude-code", "of its model, `claude-sonnet-4-20250514`"),
    ("tools: Read, Grep", "claude-code", "of its tool `Read`"),
    ("tools:\n  - search\n  - mcp__docs__search", "claude-code", "of its tool `mcp__docs__search`"),
    ("color: red", "claude-code", "of its key `color`"),
    ("tools: [search/codebase]", "agent-md", "of its tool `search/codebase`"),
    ("tools:\n- editFiles", "agent-md", "of its tool `editFiles`"),
    ("model: claude-sonnet-4-5\ntools: [usages, githubRepo]", "agent-md", "of its tool `githubRepo`"),
    ("user-invocable: false", "agent-md", "of its key `user-invocable`"),
    ("readonly: true", "cursor", "of its key `readonly`"),
    ("permission:\n  edit: deny", "opencode", "of its key `permission`"),
  ])
  func theFrontMatterTells(front: String, id: String, words: String) throws {
    let text = "---\nname: x\ndescription: d\n\(front)\n---\np"
    let found = try #require(SystemEvidence(in: Array(text.utf8)[...]))
    #expect(found.dialect.id == id)
    #expect(found.words == words)
  }

  @Test(arguments: [
    "tools: [read, search]", "model: gpt-5", "model: claude-sonnet-4.5", "color: red\nreadonly: true", "mode: adaptive",
    "tools: [view]\nnote: Read", "",
    // Gemini CLI looks in its own folder and in extensions alone, and refuses a file for one wrong word.
    "model: gemini-3-pro\ntools: [Read]", "tools: [\"read_file\", glob]", "max_turns: 3",
  ])
  func orItDoesNot(front: String) {
    #expect(SystemEvidence(in: Array("---\nname: x\ndescription: d\n\(front)\n---\np".utf8)[...]) == nil)
  }

  private static let named = "---\nname: x\ndescription: d\n---\np"

  @Test(arguments: [
    (".claude-plugin/plugin.json", "agents/x.md", "claude-plugin", ".claude-plugin lies above it"),
    ("one/.claude-plugin/plugin.json", "one/agents/x.md", "claude-plugin", ".claude-plugin lies above it"),
    ("gemini-extension.json", "agents/x.md", "gemini", "gemini-extension.json lies above it"),
    ("one/.cursor-plugin/plugin.json", "one/agents/deep/x.md", "cursor", ".cursor-plugin lies above it"),
    (".claude-plugin/marketplace.json", "docs/agents/x.md", "claude-plugin", ".claude-plugin lies above it"),
    // The nearest says most.
    (".claude-plugin/marketplace.json", "gemini-cli/agents/x.md", "gemini", "it lies in a folder gemini-cli"),
    ("README.md", "gemini-plugin-source/agents/x.md", "gemini", "it lies in a folder gemini-plugin-source"),
    ("README.md", "golden/copilot/agents/x.md", "agent-md", "it lies in a folder copilot"),
    ("README.md", "codex/agents/x.md", "plain-md", "it lies in a folder codex"),
  ])
  func whatLiesAroundTells(manifest: String, path: String, id: String, words: String) throws {
    let listing = "{\"plugins\": [{\"name\": \"docs\", \"source\": \"./docs\"}]}"
    let folder = try TestFolder([".git/HEAD": "ref: refs/heads/main", manifest: listing, path: Self.named])
    let found = try #require(AgentFiles().claim(SourceFile(path: folder(path), text: Self.named)))
    #expect(found.dialect.id == id)
    #expect(found.claim == .evidence(words, isByPath: true))
  }

  @Test func keysOfOpenCodeSayMoreThanAFolder() throws {
    let text = "---\nname: x\ndescription: d\npermission:\n  edit: deny\n---\np"
    let folder = try TestFolder([".git/HEAD": "ref: refs/heads/main", "claude-templates/agents/x.md": text])
    let found = try #require(AgentFiles().claim(SourceFile(path: folder("claude-templates/agents/x.md"), text: text)))
    #expect(found.dialect == .openCode)
  }

  /// Neither a folder that merely has to do with a system, nor one outside of the repository.
  @Test(arguments: ["agents/x.md", "copilot-helpers/agents/x.md", ".agent/agents/x.md"])
  func orNothingDoes(path: String) throws {
    let folder = try TestFolder([
      "gemini/.git/HEAD": "ref: refs/heads/main", "gemini-extension.json": "", "gemini/\(path)": Self.named,
    ])
    let found = try #require(AgentFiles().claim(SourceFile(path: folder("gemini/\(path)"), text: Self.named)))
    #expect(found.dialect == .plainMarkdown)
    #expect(found.claim == .folder("agents"))
  }

  /// Only the folders that belong to a plugin are its own, and an extension's only the one beside its manifest.
  @Test(arguments: [
    (".claude-plugin/plugin.json", "templates/agents/x.md"), ("gemini-extension.json", "templates/agents/x.md"),
    (".claude-plugin/marketplace.json", "other/agents/x.md"),
  ])
  func aManifestFurtherUpSaysNothing(manifest: String, path: String) throws {
    let folder = try TestFolder([".git/HEAD": "ref: refs/heads/main", manifest: "{}", path: Self.named])
    #expect(AgentFiles().claim(SourceFile(path: folder(path), text: Self.named))?.dialect == .plainMarkdown)
  }

  /// What a system that is not known here makes of its agents, nobody can tell, whatever they look like.
  @Test(arguments: [".agentsmesh/agents/x.md", ".junie/agents/x.md", ".mesh/packs/one/agents/x.md"])
  func foldersOfUnknownSystems(path: String) throws {
    let text = "---\nname: x\ndescription: d\nmodel: sonnet\ntools: []\n---\np"
    let folder = try TestFolder([".git/HEAD": "ref: refs/heads/main", path: text])
    let found = try #require(AgentFiles().claim(SourceFile(path: folder(path), text: text)))
    #expect(found.dialect == .plainMarkdown)
    let other = SourceFile(
      path: folder(path), text: "---\nname: x\ndescription: d\ntools: [search/codebase]\n---\np")
    #expect(AgentFiles().claim(other)?.dialect == .agentMarkdown)
  }

  /// An old copy beside a system's own folder for agents is nobody's.
  @Test func besideASystemsOwnFolder() {
    let text = "---\nname: x\ndescription: d\nmodel: sonnet\n---\np"
    #expect(AgentFiles().claim(SourceFile(path: "one/.gemini/old/x.md", text: text)) == nil)
    #expect(AgentFiles().claim(SourceFile(path: "one/old/x.md", text: text))?.dialect == .claudeCode)
  }

  /// What lies around counts over what the file says.
  @Test func surroundingsComeFirst() throws {
    let text = "---\nname: x\ndescription: d\nmodel: sonnet\n---\np"
    let folder = try TestFolder([".git/HEAD": "ref: refs/heads/main", "kiro/agents/x.md": text])
    #expect(AgentFiles().claim(SourceFile(path: folder("kiro/agents/x.md"), text: text))?.dialect == .kiro)
  }
}
