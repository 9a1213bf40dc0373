package import AgentDefinitions
package import SessionCore
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What is protected and hidden on this machine.
extension SandboxPolicy {
  /// - Parameters:
  ///   - directory: where the session works: absolute, symlinks resolved.
  ///   - rules: what is allowed; a rule that names a protected path opens it to commands, too.
  ///   - own: folders of ours: configuration, and what is on record of sessions.
  package init(
    _ level: SandboxLevel, directory: String, protected paths: ProtectedPaths, rules: [PermissionRule] = [],
    own: [String] = [], temporary: String? = nil
  ) {
    self.init(level, temporary: temporary)
    guard isConfining else { return }
    let home = Self.home
    hidden = (home.map { home in Self.secrets.map { home + "/" + $0 } } ?? []) + own
    hidden = hidden.filter { !Self.isWithin(directory, $0) }
    protected = Self.protected(in: directory, paths, isHome: directory == home, rules)
  }

  private static func protected(
    in directory: String, _ paths: ProtectedPaths, isHome: Bool, _ rules: [PermissionRule]
  ) -> [String] {
    var relative = Set(ProtectedPaths.mayBeMade(isHome: isHome)).union(paths.files)
    relative.formUnion(existing(in: directory, paths))
    return relative.filter { path in
      !rules.contains { paths.isNamed(path, by: $0) || paths.isNamed(path + "/file", by: $0) }
    }.sorted().map { directory == "/" ? "/" + $0 : directory + "/" + $0 }
  }

  /// What is there now, however deep, without what git ignores: in the folders of packages the files of others are not
  /// what this machine's programs read.
  private static func existing(in directory: String, _ paths: ProtectedPaths) -> Set<String> {
    var found: Set<String> = []
    var folders: Set<String> = []
    for file in FileWalker.walk(roots: [FilePath(directory)]).files {
      let path = file.path.string
      guard path.hasPrefix(directory + "/") else { continue }
      let relative = String(path.dropFirst(directory.count + 1))
      if let part = paths.protectedPart(of: relative) { found.insert(part) }
      if let slash = relative.lastIndex(of: "/") { folders.insert(String(relative[..<slash])) }
    }
    // Repositories inside this one; a walk does not list what is in `.git`.
    for folder in folders where access("\(directory)/\(folder)/.git", F_OK) == 0 { found.insert(folder + "/.git") }
    return found
  }

  static func isWithin(_ path: String, _ folder: String) -> Bool { path == folder || path.hasPrefix(folder + "/") }

  private static var home: String? {
    guard let home = getenv("HOME").map({ String(cString: $0) }), home.hasPrefix("/"), home != "/",
      let real = realpath(home, nil)
    else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Keys, tokens and histories, by their place in a home.
  static let secrets = [
    ".ssh", ".gnupg", ".aws", ".azure", ".kube", ".docker", ".netrc", ".git-credentials", ".npmrc", ".pypirc",
    ".config/gh", ".config/gcloud", ".config/git/credentials", ".config/op", ".config/hub", ".config/roster",
    ".config/github-copilot", ".local/state/roster", ".local/share/keyrings", ".password-store", ".copilot", ".claude",
    ".claude.json", ".codex", ".gemini", ".cargo/credentials", ".cargo/credentials.toml", ".gem/credentials",
    ".terraform.d", ".vault-token", ".pgpass", ".my.cnf", ".mozilla", ".config/google-chrome", ".config/chromium",
    ".bash_history", ".zsh_history", ".python_history", ".node_repl_history", ".psql_history",
  ]
}
