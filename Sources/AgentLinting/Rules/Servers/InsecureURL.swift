internal import AgentDefinitions

/// Flags an MCP server that is reached over a connection without encryption.
struct InsecureURL: ServerRule {
  static let info = RuleInfo(
    id: "insecure-url",
    category: .servers,
    severity: .error,
    summary: "The server is reached over the network without encryption.",
    why: "Anybody on the way can read the keys and the data that go there, and can change what comes back: the tools' "
      + "descriptions and results, which the model follows.",
    fixes: [.unsafe],
    examples: [
      .flagged(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: http, url: ↓"http://mcp.example.com/docs", tools: [search] }
        """,
        fixed: """
          description: Renames Swift functions
          tools: [view]
          mcp-servers:
            docs: { type: http, url: "https://mcp.example.com/docs", tools: [search] }
          """),
      .clean(
        """
        description: Renames Swift functions
        tools: [view]
        mcp-servers:
          docs: { type: http, url: "https://mcp.example.com/docs", tools: [search] }
          local: { type: http, url: "http://localhost:3000/mcp", tools: [search] }
          beside: { type: http, url: "http://docs-server:8080/mcp", tools: [search] }
        """),
    ])

  func check(_ server: CheckedServer, into findings: inout Findings) {
    guard let definition = server.definition else { return }
    // `npx mcp-remote http://…` is the same in another dress.
    let bridged = (definition.commandLine?.arguments ?? []).filter { argument in
      definition.commandLine?.arguments.contains { $0.value.hasPrefix("mcp-remote") } ?? false
        && !argument.value.hasPrefix("-")
    }
    for address in [definition.address].compactMap({ $0 }) + bridged {
      guard let host = Self.openHost(address.value) else { continue }
      let fixes = Self.encrypting(address, server)
      findings.add(
        .open(host, server.name.value, isPrivate: Self.isPrivate(host), fixes: fixes), at: address.range)
    }
  }

  /// Whether the server answers there too nobody can tell from here.
  private static func encrypting(_ address: Located<String>, _ server: CheckedServer) -> [Fix] {
    guard let tree = server.value?.tree ?? server.field?.value.tree, let value = tree.value(at: address.range),
      let end = address.value.firstIndex(of: ":"),
      let scheme = value.range(of: 0..<address.value[..<end].utf8.count)
    else { return [] }
    let new = address.value.lowercased().hasPrefix("ws") ? "wss" : "https"
    return .of("write `\(new)://`", .unsafe, Edit(scheme, in: tree.file, with: new))
  }

  /// The host of an address without encryption; nil for those that cannot be anywhere but near.
  private static func openHost(_ address: String) -> String? {
    let small = address.lowercased()
    guard let scheme = ["http://", "ws://"].first(where: { small.hasPrefix($0) }) else { return nil }
    let authority = small.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let place = authority.split(separator: "@").last ?? ""
    let host = place.hasPrefix("[") ? place.dropFirst().prefix { $0 != "]" } : place.prefix { $0 != ":" }
    // A name without a dot is a container's or a neighbour's; one with a variable in it may be anything.
    guard host.contains(".") || host.contains(":"), !host.contains(where: { "${}<>%*".contains($0) }) else {
      return nil
    }
    if host.hasPrefix("127.") || host == "::1" || host == "0.0.0.0" || host == "::" { return nil }
    for ending in [".localhost", ".local", ".internal", ".svc", ".test", ".lan"] where host.hasSuffix(ending) {
      return nil
    }
    return String(host)
  }

  private static func isPrivate(_ host: String) -> Bool {
    let parts = host.split(separator: ".").compactMap { UInt8($0) }
    guard parts.count == 4 else { return host.hasPrefix("fd") && host.contains(":") }
    return parts[0] == 10 || parts[0] == 192 && parts[1] == 168 || parts[0] == 172 && (16...31).contains(parts[1])
  }
}

extension FindingText {
  fileprivate static func open(_ host: String, _ server: String, isPrivate: Bool, fixes: [Fix]) -> FindingText {
    FindingText(
      "the MCP server \(server.coded) at \(host.coded) is reached without encryption, so whoever is on the way reads and "
        + "changes what goes to and fro; write `https://`",
      severity: isPrivate ? .warning : nil, fixes: fixes)
  }
}
