/// Files through which an agent could change what it is allowed, or run something outside its session.
package struct ProtectedPaths: Sendable, Hashable {
  /// More files, relative to the working directory: the agents' own definitions.
  package var files: Set<String>

  package init(files: Set<String> = []) { self.files = files }

  static let folders: Set<String> = [
    ".git", ".vscode", ".idea", ".roster", ".claude", ".copilot", ".codex", ".cursor", ".gemini", ".kiro", ".opencode",
    ".husky", ".ssh", ".gnupg", ".config", ".local", ".devcontainer",
  ]
  static let names: Set<String> = [
    ".agentlint.yaml", ".bashrc", ".bash_profile", ".bash_login", ".profile", ".zshrc", ".zprofile", ".zshenv",
    ".gitconfig", ".gitmodules", ".gitattributes", ".envrc", ".mcp.json", ".npmrc", ".netrc", "team.yaml", "team.yml",
    "team.json", ".pre-commit-config.yaml",
  ]
  static let foldersOfGitHub: Set<String> = ["workflows", "agents", "hooks"]
  private static let endings = [
    ".agent.md", ".agent.yaml", ".agent.yml", ".agent.json", ".chatmode.md", ".team.yaml", ".team.yml", ".team.json",
  ]

  /// - Parameter path: relative to the working directory, already resolved.
  package func contains(_ path: String) -> Bool {
    if files.contains(path) { return true }
    let parts = path.split(separator: "/").map { $0.lowercased() }
    if parts.contains(where: { Self.folders.contains($0) }) { return true }
    if let name = parts.last, Self.names.contains(name) || Self.endings.contains(where: { name.hasSuffix($0) }) {
      return true
    }
    return zip(parts, parts.dropFirst()).contains { $0 == ".github" && Self.foldersOfGitHub.contains($1) }
  }

  /// Whether an allow rule means this file: it says its path, or all of a protected folder. A broad pattern that happens
  /// to fit does not.
  package func isNamed(_ path: String, by rule: PermissionRule) -> Bool {
    guard let pattern = rule.pattern, rule.covers(.write(path: path, intention: "", diff: "")) else { return false }
    if pattern == path { return true }
    let literal = pattern.prefix { !"*?[{".contains($0) }
    guard let slash = literal.lastIndex(of: "/") else { return false }
    return contains(literal[..<slash] + "/file")
  }
}
