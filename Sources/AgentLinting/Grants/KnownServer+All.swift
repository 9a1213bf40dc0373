internal import AgentDefinitions

extension KnownServer {
  /// One row per server, by name.
  package static let all: [KnownServer] = [
    archived("brave-search", ["brave"], reading: [.takesUntrustedContent, .sendsOut]),
    KnownServer(
      names: ["context7", "io.github.upstash/context7"], packages: ["@upstash/context7-mcp"],
      hosts: ["mcp.context7.com"], reading: [.takesUntrustedContent], writing: [], source: .context7Server),
    reference("fetch", python: true, reading: [.takesUntrustedContent, .sendsOut]),
    reference("filesystem", ["files", "fs"], reading: [.readsPrivateData], writing: [.changesFiles]),
    archived("gdrive", ["google-drive"], reading: [.readsPrivateData, .takesUntrustedContent]),
    reference("git", python: true, reading: [.readsPrivateData], writing: [.changesFiles]),
    KnownServer(
      names: ["github", "github-mcp-server", "io.github.github/github-mcp-server"],
      packages: [
        "@modelcontextprotocol/server-github", "ghcr.io/github/github-mcp-server", "github-mcp-server", "mcp/github",
      ],
      hosts: ["api.githubcopilot.com"], reading: [.readsPrivateData, .takesUntrustedContent], writing: [.sendsOut],
      source: .gitHubServer),
    archived("gitlab", reading: [.readsPrivateData, .takesUntrustedContent], writing: [.sendsOut]),
    archived("google-maps", reading: [.takesUntrustedContent]),
    reference("memory", reading: []),
    KnownServer(
      names: ["microsoft-docs", "microsoft-learn"], packages: [], hosts: ["learn.microsoft.com"], reading: [],
      writing: [], source: .learnServer),
    KnownServer(
      names: ["playwright", "microsoft/playwright-mcp"],
      packages: ["@playwright/mcp", "mcr.microsoft.com/playwright/mcp"], hosts: [],
      reading: [.takesUntrustedContent], writing: [.sendsOut], source: .playwrightServer),
    archived("postgres", ["postgresql"], reading: [.readsPrivateData]),
    archived("puppeteer", reading: [.takesUntrustedContent], writing: [.sendsOut]),
    archived("redis", reading: [.readsPrivateData], writing: [.sendsOut]),
    archived("sentry", python: true, reading: [.readsPrivateData, .takesUntrustedContent]),
    reference("sequential-thinking", ["sequentialthinking"], image: "mcp/sequentialthinking", reading: []),
    archived("slack", reading: [.readsPrivateData, .takesUntrustedContent], writing: [.sendsOut]),
    archived("sqlite", python: true, reading: [.readsPrivateData], writing: [.changesFiles]),
    reference("time", python: true, reading: []),
  ]

  /// The Model Context Protocol's own servers, whose packages are named alike.
  private static func reference(
    _ name: String, _ otherNames: [String] = [], python: Bool = false, image: String? = nil, reading: Set<Capability>,
    writing: Set<Capability> = [], source: DataSource = .referenceServers
  ) -> KnownServer {
    let package = python ? "mcp-server-\(name)" : "@modelcontextprotocol/server-\(name)"
    return KnownServer(
      names: [name] + otherNames, packages: [package, image ?? "mcp/\(name)"], hosts: [], reading: reading,
      writing: writing, source: source)
  }

  /// Those that are no longer looked after, and still in use.
  private static func archived(
    _ name: String, _ otherNames: [String] = [], python: Bool = false, reading: Set<Capability>,
    writing: Set<Capability> = []
  ) -> KnownServer {
    reference(name, otherNames, python: python, reading: reading, writing: writing, source: .archivedServers)
  }
}
