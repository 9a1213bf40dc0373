extension KnownServer {
  /// One row per server, by name.
  package static let all: [KnownServer] = [
    reference("brave-search", ["brave"], reading: [.takesUntrustedContent, .sendsOut]),
    KnownServer(
      names: ["context7", "io.github.upstash/context7"], packages: ["@upstash/context7-mcp"],
      hosts: ["mcp.context7.com"], reading: [.takesUntrustedContent], writing: [],
      source: "upstash/context7 README.md", date: read),
    reference("fetch", python: true, reading: [.takesUntrustedContent, .sendsOut]),
    reference("filesystem", ["files", "fs"], reading: [.readsPrivateData], writing: [.changesFiles]),
    reference("gdrive", ["google-drive"], reading: [.readsPrivateData, .takesUntrustedContent]),
    reference("git", python: true, reading: [.readsPrivateData], writing: [.changesFiles]),
    KnownServer(
      names: ["github", "github-mcp-server", "io.github.github/github-mcp-server"],
      packages: [
        "@modelcontextprotocol/server-github", "ghcr.io/github/github-mcp-server", "github-mcp-server", "mcp/github",
      ],
      hosts: ["api.githubcopilot.com"], reading: [.readsPrivateData, .takesUntrustedContent], writing: [.sendsOut],
      source: "github/github-mcp-server README.md", date: read),
    reference("gitlab", reading: [.readsPrivateData, .takesUntrustedContent], writing: [.sendsOut]),
    reference("google-maps", reading: [.takesUntrustedContent]),
    reference("memory", reading: []),
    KnownServer(
      names: ["microsoft-docs", "microsoft.docs.mcp", "microsoft-learn", "mslearnmcp"], packages: [],
      hosts: ["learn.microsoft.com"], reading: [], writing: [], source: "MicrosoftDocs/mcp README.md", date: read),
    KnownServer(
      names: ["playwright", "microsoft/playwright-mcp"],
      packages: ["@playwright/mcp", "mcp/playwright", "mcr.microsoft.com/playwright/mcp"], hosts: [],
      reading: [.takesUntrustedContent], writing: [.sendsOut],
      source: "microsoft/playwright-mcp README.md", date: read),
    reference("postgres", ["postgresql"], reading: [.readsPrivateData]),
    reference("puppeteer", reading: [.takesUntrustedContent], writing: [.sendsOut]),
    reference("redis", reading: [.readsPrivateData], writing: [.sendsOut]),
    reference("sentry", python: true, reading: [.readsPrivateData, .takesUntrustedContent]),
    reference("sequential-thinking", ["sequentialthinking"], reading: []),
    reference("slack", reading: [.readsPrivateData, .takesUntrustedContent], writing: [.sendsOut]),
    reference("sqlite", python: true, reading: [.readsPrivateData], writing: [.changesFiles]),
    reference("time", python: true, reading: []),
  ]

  private static let read = "2026-11-21"

  /// The Model Context Protocol's own servers, whose packages are named alike.
  private static func reference(
    _ name: String, _ otherNames: [String] = [], python: Bool = false, reading: Set<Capability>,
    writing: Set<Capability> = []
  ) -> KnownServer {
    let package = python ? "mcp-server-\(name)" : "@modelcontextprotocol/server-\(name)"
    return KnownServer(
      names: [name] + otherNames, packages: [package, "mcp/\(name)"], hosts: [], reading: reading, writing: writing,
      source: "modelcontextprotocol/servers README.md (000fdd3)", date: read)
  }
}
