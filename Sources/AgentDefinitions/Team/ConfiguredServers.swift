internal import SystemPackage

/// The MCP servers that a repository's own settings bring along, whichever system they are for.
package enum ConfiguredServers {
  /// Their names, from the settings in a file's folder and those above it, up to the top of its repository.
  package static func names(around file: SourceFile) -> Set<String> {
    guard let base = realPath(Array(TeamLoader.folder(of: file.path).utf8)),
      let boundary = RepositoryBoundary(around: base, workingDirectory: realPath([UInt8(ascii: ".")]))
    else { return [] }
    var names: Set<String> = []
    var folder = base
    for _ in 0..<32 where boundary.contains(folder) {
      for place in places { names.formUnion(servers(in: FilePath(bytes: folder), place)) }
      guard let slash = folder.lastIndex(of: UInt8(ascii: "/")), slash > 0 else { break }
      folder.removeSubrange(slash...)
    }
    return names
  }

  private struct Place: Sendable {
    let path: String
    let key: String
  }

  private static let places = [
    Place(path: ".codex/config.toml", key: "mcp_servers"),
    Place(path: ".cursor/mcp.json", key: "mcpServers"),
    Place(path: ".gemini/settings.json", key: "mcpServers"),
    Place(path: ".github/mcp.json", key: "mcpServers"),
    Place(path: ".kiro/settings/mcp.json", key: "mcpServers"),
    Place(path: ".mcp.json", key: "mcpServers"),
    Place(path: ".opencode/opencode.json", key: "mcp"),
    Place(path: ".vscode/mcp.json", key: "servers"),
    Place(path: "opencode.json", key: "mcp"),
    Place(path: "opencode.jsonc", key: "mcp"),
  ]

  private static func servers(in folder: FilePath, _ place: Place) -> [String] {
    let path = FilePath(folder.string + "/" + place.path)
    // A link might lead out of the repository.
    guard let bytes = try? ReadFile.bytes(of: path, limit: SourceLimits.bytes, followsLinks: false) else { return [] }
    // Most of these may have comments, and those that may not are none of our business here.
    let isTOML = place.path.hasSuffix(".toml")
    let file = SourceFile(path: path.string + (path.string.hasSuffix(".json") ? "c" : ""), bytes: bytes)
    let tree = isTOML ? SourceTree.parseTOML(file).tree : SourceTree.parse(file).tree
    return tree.root?[place.key]?.entries.compactMap { $0.key.text } ?? []
  }
}
