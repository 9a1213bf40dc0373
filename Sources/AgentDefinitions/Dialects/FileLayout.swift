/// Which tables a file is written by, told without reading it: also of one that is half written.
package enum FileLayout: Sendable {
  case agent(Dialect)
  /// `nil` is one of ours.
  case team(Dialect?)

  /// `team`: what the file was when it could last be read.
  package init?(of file: SourceFile, lastRead team: TeamDefinition?) {
    if let (dialect, _) = AgentFiles().claim(file) {
      self = .agent(dialect)
    } else if let team {
      self = .team(team.dialect)
    } else {
      let path = ClaimedPath(file.path)
      let names = ["team.yaml", "team.yml"]
      guard names.contains(String(path.name)) || path.hasSuffix(".team.yaml") || path.hasSuffix(".team.yml") else {
        return nil
      }
      self = .team(nil)
    }
  }

  /// Where its keys and values are; nil for Markdown that has none.
  package func data(of file: SourceFile) -> SourceRange? {
    switch self {
    case .agent(let dialect) where dialect.shape == .markdown:
      switch FrontMatter.split(file) {
      case .present(let parts), .notFirst(let parts, _, _): return parts.yaml
      // Whoever begins a file has not come to its second fence yet.
      case .unterminated(let open, let guess):
        return guess?.yaml ?? SourceRange(min(Int(open.upper) + 1, file.bytes.count), file.bytes.count)
      case .absent: return nil
      }
    default: return file.contents
    }
  }

  /// Whose tools its lists name.
  package var tools: ToolNameTable {
    switch self {
    case .agent(let dialect): dialect.tools
    case .team(let dialect): dialect?.tools ?? .native
    }
  }

  /// The systems that read the file.
  package var runtimes: [AgentRuntime] {
    switch self {
    case .agent(let dialect): dialect.runtimes
    case .team(let dialect): dialect?.runtimes ?? [.roster]
    }
  }

  /// The rows that the file's outermost keys are looked up in.
  package var fields: [Field] {
    switch self {
    case .agent(let dialect): dialect.fields
    case .team(.some(.dockerAgent)): DockerTeamFields.all
    case .team(.some(.openCodeJSON)): OpenCodeTeamFields.all
    case .team: TeamFields.all
    }
  }

  /// The rows for the keys of an agent in place.
  package var agentFields: [Field] {
    if case .team(let dialect) = self { (dialect ?? .native).fields } else { [] }
  }
}
