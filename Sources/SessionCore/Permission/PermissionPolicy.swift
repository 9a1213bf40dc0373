/// What agents may do without asking, only after asking, and not at all.
///
/// A deny from anywhere wins. Then the first layer that says anything decides (flags, team file, user configuration), and
/// inside a layer *ask* beats *allow*. What nobody mentions: reading is allowed, everything else is asked.
package struct PermissionPolicy: Sendable, Equatable {
  package struct Layer: Sendable, Equatable {
    package var allow: [PermissionRule]
    package var ask: [PermissionRule]
    package var deny: [PermissionRule]

    package init(allow: [PermissionRule] = [], ask: [PermissionRule] = [], deny: [PermissionRule] = []) {
      self.allow = allow
      self.ask = ask
      self.deny = deny
    }
  }

  package enum Verdict: Sendable, Equatable {
    /// The rule that says so; nil: the default.
    case allow(PermissionRule?)
    case ask(PermissionRule?)
    case deny(PermissionRule?)
  }

  /// The layer that decides first comes first.
  package var layers: [Layer]
  /// `--yes`: every *ask* becomes *allow*, but for protected paths.
  package var approvesAll: Bool
  /// Paths that are written only where a rule names them.
  package var protected: ProtectedPaths
  /// What people approved for the rest of the session.
  package var approved: [PermissionRequest] = []

  package init(layers: [Layer] = [], approvesAll: Bool = false, protected: ProtectedPaths = ProtectedPaths()) {
    self.layers = layers
    self.approvesAll = approvesAll
    self.protected = protected
  }

  package func verdict(on request: PermissionRequest) -> Verdict {
    for layer in layers {
      if let rule = layer.deny.first(where: { $0.forbids(request) }) { return .deny(rule) }
    }
    if case .shell(let command, _, _) = request, ShellLine(command).commands == nil,
      let rule = layers.lazy.flatMap(\.deny).first(where: { $0.subject == .shell && $0.pattern != nil })
    {
      // The line may hide what that rule denies, so nobody's blanket consent reaches it.
      return .ask(rule)
    }
    if case .write(let path, _, _) = request, protected.contains(path) {
      let named = layers.lazy.flatMap(\.allow).first { protected.isNamed(path, by: $0) }
      // Nobody's blanket consent reaches these files; a person is asked every time.
      return named.map { .allow($0) } ?? .ask(nil)
    }
    for layer in layers {
      if let rule = layer.ask.first(where: { $0.covers(request) }) {
        return approvesAll || isApproved(request) ? .allow(rule) : .ask(rule)
      }
      if let rule = layer.allow.first(where: { $0.covers(request) }) { return .allow(rule) }
    }
    if case .read = request { return .allow(nil) }
    return approvesAll || isApproved(request) ? .allow(nil) : .ask(nil)
  }

  /// Remembers that a person approved everything like `request` for this session.
  package mutating func approveForSession(_ request: PermissionRequest) { approved.append(request) }

  private func isApproved(_ request: PermissionRequest) -> Bool {
    approved.contains { earlier in
      switch (earlier, request) {
      case (.write, .write), (.read, .read): true
      case (.shell(let before, _, let programs), .shell(let now, _, let wanted)):
        before == now || (!wanted.isEmpty && Set(wanted).isSubset(of: programs))
      case (.mcp(let server, let tool, _, _), .mcp(let otherServer, let otherTool, _, _)):
        server == otherServer && tool == otherTool
      case (.url(let before, _), .url(let now, _)): before == now
      case (.customTool(let before, _), .customTool(let now, _)): before == now
      default: false
      }
    }
  }
}

/// Files through which an agent could change what it is allowed, or run something outside its session.
package struct ProtectedPaths: Sendable, Equatable {
  /// More files, relative to the working directory: the agents' own definitions.
  package var files: Set<String>

  package init(files: Set<String> = []) { self.files = files }

  private static let folders: Set<String> = [
    ".git", ".vscode", ".idea", ".roster", ".claude", ".copilot", ".codex", ".cursor", ".gemini", ".kiro", ".opencode",
    ".husky", ".ssh", ".gnupg", ".config", ".local", ".devcontainer",
  ]
  private static let names: Set<String> = [
    ".agentlint.yaml", ".bashrc", ".bash_profile", ".bash_login", ".profile", ".zshrc", ".zprofile", ".zshenv",
    ".gitconfig", ".gitmodules", ".gitattributes", ".envrc", ".mcp.json", ".npmrc", ".netrc", "team.yaml", "team.yml",
    "team.json", ".pre-commit-config.yaml",
  ]
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
    return zip(parts, parts.dropFirst()).contains { $0 == ".github" && ["workflows", "agents", "hooks"].contains($1) }
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
