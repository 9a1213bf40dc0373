/// Every source, once. Whoever reads one again corrects the rows that come from it, its revision and its date here.
extension DataSource {
  package static let roster = DataSource(
    of: AgentRuntime.roster.title, "this project's own agent files", "schemas/agent.schema.json",
    CalendarDate(2026, 11, 21), .apache)

  package static let copilotSDK = DataSource(
    of: "the Copilot SDK", "github/copilot-sdk nodejs/src/types.ts",
    "https://github.com/github/copilot-sdk/blob/cc0438d/nodejs/src/types.ts", revision: "cc0438d",
    CalendarDate(2026, 8, 21), .mit)

  /// The page bears no date; the repository that it was read from was of this day.
  package static let gitHubCustomAgents = DataSource(
    of: "Copilot", "GitHub Docs, custom agents configuration",
    "https://docs.github.com/en/copilot/reference/custom-agents-configuration", revision: "03e038c",
    CalendarDate(2026, 10, 6), .creativeCommons)

  /// The page bears no date; the repository that it was read from was of this day.
  package static let gitHubCommandLine = DataSource(
    of: "Copilot CLI", "GitHub Docs, CLI command reference",
    "https://docs.github.com/en/copilot/reference/copilot-cli-reference/cli-command-reference", revision: "046d267",
    CalendarDate(2026, 10, 6), .creativeCommons)

  package static let codeCustomAgents = DataSource(
    of: "VS Code", "VS Code documentation, custom agents",
    "https://code.visualstudio.com/docs/agent-customization/custom-agents", revision: "024cb9b",
    CalendarDate(2026, 7, 29), .creativeCommons)

  package static let codeTools = DataSource(
    of: "VS Code", "VS Code documentation, tools and context reference",
    "https://code.visualstudio.com/docs/agents/reference/tools-reference", revision: "4f4413d",
    CalendarDate(2026, 9, 20), .creativeCommons)

  package static let visualStudioAgents = DataSource(
    of: "Visual Studio", "Visual Studio documentation, built-in and custom agents",
    "https://learn.microsoft.com/en-us/visualstudio/ide/copilot-specialized-agents", revision: "0476150",
    CalendarDate(2026, 5, 11), .creativeCommons)

  /// No page lists them: this is what a report about custom agents names, and the plugin for Eclipse has the same.
  package static let jetBrainsTools = DataSource(
    of: "the JetBrains IDEs", "microsoft/copilot-intellij-feedback issue 1573, and microsoft/copilot-for-eclipse",
    "https://github.com/microsoft/copilot-intellij-feedback/issues/1573", CalendarDate(2026, 4, 28), .factsOnly)

  package static let claudeAgents = DataSource(
    of: "Claude Code", "Claude Code documentation, subagents", "https://code.claude.com/docs/en/sub-agents",
    CalendarDate(2026, 8, 22), .factsOnly)

  package static let claudeTools = DataSource(
    of: "Claude Code", "Claude Code documentation, tools reference",
    "https://code.claude.com/docs/en/tools-reference", CalendarDate(2026, 8, 22), .factsOnly)

  /// The page bears no date; some of its rows are known from others who quote it, the last of them of this day.
  package static let anthropicModels = DataSource(
    of: "Anthropic’s API", "Claude documentation, model deprecations",
    "https://platform.claude.com/docs/en/about-claude/model-deprecations", CalendarDate(2026, 8, 18), .factsOnly)

  /// As of the newest state that was seen; the page bears no date.
  package static let geminiModels = DataSource(
    of: "Google’s Gemini API", "Gemini API documentation, deprecations and release notes",
    "https://ai.google.dev/gemini-api/docs/deprecations", CalendarDate(2026, 9, 15), .factsOnly)

  /// As of its newest row; the page bears no date.
  package static let copilotModels = DataSource(
    of: "Copilot", "GitHub Docs, model retirement history",
    "https://docs.github.com/en/copilot/reference/ai-models/supported-models", CalendarDate(2026, 6, 1),
    .creativeCommons)

  package static let geminiAgents = DataSource(
    of: "Gemini CLI", "google-gemini/gemini-cli agentLoader.ts",
    "https://github.com/google-gemini/gemini-cli/blob/main/packages/core/src/agents/agentLoader.ts",
    revision: "5411f11", CalendarDate(2026, 8, 21), .apache)

  package static let geminiTools = DataSource(
    of: "Gemini CLI", "google-gemini/gemini-cli tool-names.ts",
    "https://github.com/google-gemini/gemini-cli/blob/main/packages/core/src/tools/tool-names.ts",
    revision: "5411f11", CalendarDate(2026, 8, 21), .apache)

  /// The file bears no date; this is the day on which it was read.
  package static let openCodeAgents = DataSource(
    of: "OpenCode", "anomalyco/opencode config/agent.ts and v1/config/agent.ts",
    "https://github.com/anomalyco/opencode/blob/dev/packages/opencode/src/config/agent.ts",
    revision: "0598880", CalendarDate(2026, 11, 21), .mit)

  /// The file bears no date; this is the day on which it was read.
  package static let openCodeConfiguration = DataSource(
    of: "OpenCode", "anomalyco/opencode core/src/v1/config/config.ts",
    "https://github.com/anomalyco/opencode/blob/dev/packages/core/src/v1/config/config.ts",
    revision: "a21f54f", CalendarDate(2026, 11, 21), .mit)

  /// The file bears no date; this is the day on which it was read.
  package static let codexAgents = DataSource(
    of: "Codex", "openai/codex core/src/config/agent_roles.rs",
    "https://github.com/openai/codex/blob/main/codex-rs/core/src/config/agent_roles.rs",
    revision: "25d313c", CalendarDate(2026, 11, 21), .apache)

  /// The file bears no date; this is the day on which it was read.
  package static let codexSettings = DataSource(
    of: "Codex", "openai/codex core/config.schema.json",
    "https://github.com/openai/codex/blob/main/codex-rs/core/config.schema.json",
    revision: "000c857", CalendarDate(2026, 11, 21), .apache)

  /// Read on this day: the page bears no date.
  package static let cursorAgents = DataSource(
    of: "Cursor", "Cursor documentation, subagents", "https://cursor.com/docs/subagents",
    CalendarDate(2026, 11, 21), .factsOnly)

  package static let dockerSchema = DataSource(
    of: "docker-agent", "docker/docker-agent agent-schema.json, version 15",
    "https://github.com/docker/docker-agent/blob/02d05d6/agent-schema.json", revision: "02d05d6",
    CalendarDate(2026, 11, 21), .apache)

  package static let dockerTools = DataSource(
    of: "docker-agent", "docker/docker-agent pkg/tools/builtin",
    "https://github.com/docker/docker-agent/tree/0d76412/pkg/tools/builtin", revision: "0d76412",
    CalendarDate(2026, 3, 14), .apache)

  /// Read on this day: the page bears no date.
  package static let kiroAgents = DataSource(
    of: "Kiro", "Kiro documentation, custom agents", "https://kiro.dev/docs/custom-agents/",
    CalendarDate(2026, 11, 21), .factsOnly)

  /// Read on this day: the page bears no date.
  package static let kiroCommandLine = DataSource(
    of: "Kiro", "Kiro documentation, agent configuration reference",
    "https://kiro.dev/docs/cli/custom-agents/configuration-reference", CalendarDate(2026, 11, 21), .factsOnly)

  /// The page bears no date; this is the day on which the version was read.
  package static let agentSkills = DataSource(
    of: "Agent Skills", "Agent Skills specification", "https://agentskills.io/specification", revision: "00d5a46",
    CalendarDate(2026, 11, 21), .creativeCommons)

  /// Read on this day: the page bears no date.
  package static let gitHubSkills = DataSource(
    of: "Copilot", "GitHub Docs, adding agent skills",
    "https://docs.github.com/en/copilot/how-tos/copilot-on-github/customize-copilot/customize-cloud-agent/add-skills",
    CalendarDate(2026, 11, 21), .creativeCommons)

  /// Known from others who quote it; the date is that day.
  package static let claudeSkills = DataSource(
    of: "Claude Code", "Claude Code documentation, skills", "https://code.claude.com/docs/en/skills",
    CalendarDate(2026, 11, 21), .factsOnly)

  package static let context7Server = DataSource(
    of: "the MCP server Context7", "upstash/context7", "https://github.com/upstash/context7", revision: "c324828",
    CalendarDate(2026, 8, 21), .mit)

  package static let gitHubServer = DataSource(
    of: "GitHub’s MCP server", "github/github-mcp-server", "https://github.com/github/github-mcp-server",
    revision: "64a49f3", CalendarDate(2026, 8, 3), .mit)

  /// What vendors charge and how much their models take, gathered by others who keep the day of every change.
  package static let modelsDev = DataSource(
    of: "model vendors", "anomalyco/models.dev providers/",
    "https://github.com/anomalyco/models.dev/tree/f3fc692/providers", revision: "f3fc692", CalendarDate(2026, 7, 1),
    .mit)

  package static let learnServer = DataSource(
    of: "Microsoft Learn’s MCP server", "MicrosoftDocs/mcp", "https://github.com/MicrosoftDocs/mcp",
    revision: "caa3d67", CalendarDate(2026, 5, 10), .creativeCommons)

  package static let playwrightServer = DataSource(
    of: "Playwright’s MCP server", "microsoft/playwright-mcp", "https://github.com/microsoft/playwright-mcp",
    revision: "7e0457a", CalendarDate(2026, 8, 7), .apache)

  package static let referenceServers = DataSource(
    of: "the MCP reference servers", "modelcontextprotocol/servers",
    "https://github.com/modelcontextprotocol/servers", revision: "76d64c8", CalendarDate(2026, 7, 29), .apache)

  /// The last state of those that are archived.
  package static let archivedServers = DataSource(
    of: "the archived MCP reference servers", "modelcontextprotocol/servers, before some were archived",
    "https://github.com/modelcontextprotocol/servers/tree/1f705677", revision: "1f70567", CalendarDate(2025, 5, 29),
    .mit, isClosed: true)

  package static let all: [DataSource] = [
    .agentSkills, .anthropicModels, .archivedServers, .claudeAgents, .claudeSkills, .claudeTools, .codeCustomAgents,
    .codeTools, .codexAgents, .codexSettings, .context7Server, .copilotModels, .copilotSDK, .cursorAgents,
    .dockerSchema, .dockerTools, .geminiAgents, .geminiModels, .geminiTools, .gitHubCommandLine, .gitHubCustomAgents,
    .gitHubServer, .gitHubSkills, .jetBrainsTools, .kiroAgents, .kiroCommandLine, .learnServer, .modelsDev,
    .openCodeAgents,
    .openCodeConfiguration, .playwrightServer, .referenceServers, .roster, .visualStudioAgents,
  ]
}
