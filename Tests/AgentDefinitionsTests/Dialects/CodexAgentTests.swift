import Testing

@testable import AgentDefinitions

/// Codex's agents: what is read, what refuses the file, and that no tool is granted beyond what was written.
@Suite struct CodexAgentTests {
  private static func read(_ more: String) -> LoadedFiles {
    let text =
      "name = \"a\"\ndescription = \"Checks links\"\ndeveloper_instructions = \"\"\"\nYou check links.\n\"\"\"\n\(more)\n"
    return FilesLoader.load(SourceFile(path: ".codex/agents/a.toml", text: text))
  }

  private static func granted(_ more: String) throws -> [String] {
    let tools = try #require(read(more).agents.first).tools
    return tools.isAll ? ["*"] : tools.patterns.map(\.value.description)
  }

  @Test func everyField() throws {
    let loaded = Self.read(
      """
      model = "gpt-5" # agentlint: allow dated-model -- tested with this one
      model_reasoning_effort = "high"
      nickname_candidates = ["Ada", "Grace"]
      sandbox_mode = "workspace-write"
      [mcp_servers.docs]
      command = "npx"
      [[skills.config]]
      path = "skills/links"
      """)
    let agent = try #require(loaded.agents.first)
    #expect(loaded.faults.isEmpty)
    #expect(agent.id.value == "a")
    #expect(agent.description?.value == "Checks links")
    #expect(agent.prompt.value == "You check links.\n")
    #expect(agent.model?.value == "gpt-5")
    #expect(agent.reasoningEffort?.value == "high")
    #expect(agent.withheld == [.usesNetwork])
    #expect(agent.runtimes.map(\.id) == ["roster", "codex"])
  }

  static let reading = ["glob", "grep", "skill", "update_todo", "view"]
  static let withoutNetwork = [
    "ask_user", "bash", "create", "edit", "glob", "grep", "list_agents", "list_bash", "read_agent", "read_bash",
    "skill",
    "stop_bash", "task", "update_todo", "view", "write_agent", "write_bash",
  ]

  @Test(arguments: [
    ("", ["*"]), ("sandbox_mode = \"danger-full-access\"", ["*"]),
    ("sandbox_mode = \"workspace-write\"", Self.withoutNetwork),
    ("sandbox_mode = \"read-only\"", Self.reading),
    ("default_permissions = \":workspace\"", Self.reading),
    ("profile = \"careful\"\nsandbox_mode = \"workspace-write\"", Self.reading),
    // Of two the narrower counts, and what cannot be read is none.
    ("sandbox_mode = \"danger-full-access\"\nsandbox_mode = \"read-only\"", Self.reading),
    ("sandbox_mode = \"readonly\"", []), ("sandbox_mode = [\"read-only\"]", []), ("sandbox_mode = true", []),
    ("sandbox_mode = read-only", []), ("sandbox_mode: \"read-only\"", []), ("[x\nsandbox_mode = \"read-only\"", []),
    ("notify = [\"a\"\nmodel = \"x\"", []), ("model = \"\"\"x\nsandbox_mode = \"read-only\"", []),
  ])
  func sandboxModes(more: String, tools: [String]) throws {
    #expect(try Self.granted(more) == tools)
  }

  @Test(arguments: [
    ("", true), ("sandbox_mode = \"workspace-write\"", false), ("sandbox_mode = \"danger-full-access\"", true),
    ("sandbox_mode = \"workspace-write\"\n[sandbox_workspace_write]\nnetwork_access = true", true),
    ("sandbox_mode = \"workspace-write\"\n[sandbox_workspace_write]\nnetwork_access = \"yes\"", false),
  ])
  func whoHasTheNetwork(more: String, hasNetwork: Bool) throws {
    #expect(try #require(Self.read(more).agents.first).withheld.isEmpty == hasNetwork)
  }

  @Test(arguments: [
    "hello = 1", "x-owner = \"me\"", "tool = 1\nallowed_tools = []", "sandbox_mod = \"read-only\"",
    "sandbox = \"read-only\"",
    "sandbox_mode = \"none\"", "model = gpt-5", "a = [", "name = 'b'\n[mcp_servers.x]\n[mcp_servers.x]",
  ])
  func whatCodexRefusesBlocks(more: String) {
    #expect(!Self.read(more).faults.filter(\.isBlocking).isEmpty)
  }

  @Test(arguments: [
    ("description = 'd'\ndeveloper_instructions = 'p'", "missingID"),
    ("name = 'a'\ndeveloper_instructions = 'p'", "missingDescription"),
    ("name = 'a'\ndescription = 'd'\ndeveloper_instructions = '  '", "missingPrompt"),
  ])
  func whatIsRequired(text: String, fault: String) throws {
    let loaded = FilesLoader.load(SourceFile(path: ".codex/agents/a.toml", text: text))
    #expect(loaded.faults.map { "\($0.kind)".prefix(fault.count) } == [fault[...]])
    #expect(loaded.agents.count == 1)
  }

  /// `config.toml` names three files below `agents` and one elsewhere.
  private static let configuration = """
    [agents.reviewer]
    description = "Reviews pull requests"
    config_file = "./agents/reviewer.toml"
    [agents."fast explorer"]
    description = "Explores"
    config_file = "agents/deep/../explorer.toml"
    [agents.bare]
    config_file = "agents/bare.toml"
    [agents]
    max_threads = 3
    """

  @Test(
    arguments: [
      // What the file does not say is said where it is declared; instructions are not needed then.
      ("reviewer.toml", "model = 'gpt-5'", "reviewer", "Reviews pull requests", []),
      ("explorer.toml", "sandbox_mode = 'read-only'", "fast explorer", "Explores", []),
      // What it says counts.
      ("reviewer.toml", "name = 'own'\ndescription = 'd'", "own", "d", []),
      ("bare.toml", "", "bare", nil, ["missingDescription"]),
      ("reviewer.toml", "developer_instructions = ' '", "reviewer", "Reviews pull requests", ["missingPrompt"]),
      ("other.toml", "", "other", nil, ["missingID", "missingPrompt", "missingDescription"]),
    ] as [(String, String, String, String?, [String])])
  func declaredInTheConfiguration(file: String, text: String, id: String, description: String?, faults: [String]) throws
  {
    let folder = try TestFolder([".codex/config.toml": Self.configuration, ".codex/agents/\(file)": text])
    let loaded = FilesLoader.load([folder("")])
    let agent = try #require(loaded.agents.first)
    #expect(agent.id.value == id)
    #expect(agent.description?.value == description)
    #expect(Set(loaded.faults.map { "\($0.kind)".prefix { $0 != "(" }.description }) == Set(faults))
  }

  @Test func aConfigurationBehindALinkDeclaresNothing() throws {
    let folder = try TestFolder([
      "real.toml": Self.configuration, ".codex/config.toml": "→../real.toml", ".codex/agents/reviewer.toml": "",
    ])
    #expect(FilesLoader.load([folder(".codex")]).faults.contains { $0.kind == .missingID(key: "name") })
  }
}
