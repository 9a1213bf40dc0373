internal import Synchronization
internal import SystemPackage

/// What Codex's `config.toml` says of the agents whose files lie in `agents` beside it: `[agents.reviewer]` gives the file
/// under its `config_file` a name and a description, and the file then needs neither, nor instructions.
final class DeclaredRoles: Sendable {
  struct Role: Sendable {
    let name: String
    let description: String?
  }

  /// For each folder `.codex`, the roles by the paths of their files. Each configuration is opened once.
  private let known = Mutex<[String: [String: Role]]>([:])

  /// What is declared of the agent in this file. The path is a whole one, or seen from the working directory.
  func role(of path: String) -> Role? {
    let path = RelativePath.tidy(FilePath(path)).string
    guard let end = ClaimedPath(path).end(of: Self.agents) else { return nil }
    let folder = String(path[..<end].dropLast("/agents".count))
    return known.withLock { known in
      let roles = known[folder] ?? Self.roles(in: folder)
      known[folder] = roles
      return roles[path]
    }
  }

  private static let agents: StaticString = ".codex/agents"

  private static func roles(in folder: String) -> [String: Role] {
    let path = FilePath(folder).appending("config.toml")
    // A link might lead out of the repository.
    guard let bytes = try? ReadFile.bytes(of: path, limit: SourceLimits.bytes, followsLinks: false) else { return [:] }
    let (tree, _) = SourceTree.parseTOML(SourceFile(path: path.string, bytes: bytes))
    guard let declared = tree.root?["agents"] else { return [:] }
    var roles: [String: Role] = [:]
    for entry in declared.entries {
      guard let name = entry.key.text, !name.isBlank, let file = entry.value["config_file"]?.text else { continue }
      let place = RelativePath.resolve(file, from: folder).string
      let description = entry.value["description"]?.text.flatMap { $0.isBlank ? nil : $0 }
      if roles[place] == nil { roles[place] = Role(name: name, description: description) }
    }
    return roles
  }
}
