package import AgentDefinitions

/// An MCP server that many use, and what it can touch. Data, with where and when it was read; a server that is not here
/// has an unknown reach, which is said and never guessed.
package struct KnownServer: Hashable, Sendable {
  /// What it is usually called in configurations; the first is its name.
  package let names: [String]
  /// What stands on a command line that starts it: package names, without a version.
  package let packages: [String]
  /// The host of its address.
  package let hosts: [String]
  /// What its tools can do that only look.
  package let reading: Set<Capability>
  /// What the others can do besides.
  package let writing: Set<Capability>
  package let source: DataSource

  package var name: String { names[0] }

  /// What one of its tools can do, or all of them for `*`. Servers name their tools `get_…`, `create_…`.
  package func capabilities(of tool: String) -> Set<Capability> {
    Self.onlyLooks(tool) ? reading : reading.union(writing)
  }

  /// `list_issues`, `browser_snapshot`, `read_text_file`.
  package static func onlyLooks(_ tool: String) -> Bool {
    let words = tool.split { !$0.isLetter }.map { $0.lowercased() }
    return !words.isEmpty && words.prefix(3).contains { looking.contains($0) }
      && !words.contains { acting.contains($0) }
  }

  private static let looking: Set<String> = [
    "describe", "directory", "fetch", "find", "get", "info", "list", "query", "read", "resolve", "search", "show",
    "snapshot", "status", "view",
  ]
  private static let acting: Set<String> = [
    "add", "create", "delete", "edit", "execute", "insert", "merge", "move", "push", "put", "remove", "run", "send",
    "set", "update", "upload", "write",
  ]
}

extension KnownServer {
  /// The server that a definition starts or connects to; by its name only when nothing else is said about it.
  package static func of(_ definition: MCPServerDefinition) -> KnownServer? {
    switch definition.transport {
    case .reference: return named(definition.name.value)
    case .command(let command, let arguments, _):
      for word in [command.value] + arguments.map(\.value) {
        if let server = byPackage[withoutVersion(word)] { return server }
      }
      return nil
    case .http(let address), .sse(let address): return host(of: address.value).flatMap { byHost[$0] }
    }
  }

  /// The server that usually goes by a name.
  package static func named(_ name: String) -> KnownServer? { byName[name.lowercased()] }

  /// `@playwright/mcp@latest` is `@playwright/mcp`, and `mcp/fetch:1` is `mcp/fetch`.
  private static func withoutVersion(_ word: String) -> String {
    let end = word.dropFirst().firstIndex { $0 == "@" || $0 == ":" || $0 == "=" }
    return end.map { String(word[..<$0]) } ?? word
  }

  private static func host(of address: String) -> String? {
    guard let scheme = address.firstRange(of: "://") else { return nil }
    return address[scheme.upperBound...].prefix { !"/:?#".contains($0) }.lowercased()
  }

  private static let byName = table(\.names)
  private static let byPackage = table(\.packages)
  private static let byHost = table(\.hosts)

  private static func table(_ keys: (KnownServer) -> [String]) -> [String: KnownServer] {
    Dictionary(all.flatMap { row in keys(row).map { ($0, row) } }, uniquingKeysWith: { first, _ in first })
  }
}
