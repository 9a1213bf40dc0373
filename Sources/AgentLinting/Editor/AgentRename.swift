package import AgentDefinitions

/// What is to be done for an agent to be called something else, wherever its team speaks of it.
package struct AgentRename: Sendable {
  package let edits: [Edit]
  /// The file that the name is of, where it is a file's.
  package let move: (from: String, to: String)?

  /// Why it cannot be done, for the person who asked.
  package struct Refusal: Error, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
  }
}

/// What can be renamed, and where.
package struct RenamablePlace: Sendable {
  package let range: SourceRange
  package let name: String
}

extension Workspace {
  /// The name at a place that can be changed.
  package mutating func renamable(
    in path: String, at offset: Int
  ) throws(AgentRename.Refusal) -> RenamablePlace {
    let index = AgentIndex(loaded())
    let (agent, range) = try Self.agent(in: index, path, at: offset)
    return RenamablePlace(range: range, name: agent.id.value)
  }

  package mutating func rename(
    in path: String, at offset: Int, to newName: String
  ) throws(AgentRename.Refusal) -> AgentRename {
    let loaded = self.loaded()
    let index = AgentIndex(loaded)
    let (agent, _) = try Self.agent(in: index, path, at: offset)
    try Self.check(newName, for: agent, in: loaded)
    var edits: [Edit] = []
    var move: (from: String, to: String)?
    if agent.id.range.isEmpty {
      move = (agent.file.path, try agent.path(named: newName))
    } else {
      guard let range = agent.file.word(agent.id.value, in: agent.id.range) else {
        throw AgentRename.Refusal(
          "`\(agent.id.value)` is not written in its file as it is read; change it by hand")
      }
      edits.append(Edit(range, in: agent.file, with: newName))
    }
    for reference in index.references(to: agent) {
      switch reference.form {
      case .id: edits.append(Edit(reference.range, in: reference.file, with: newName))
      case .displayName: break
      case .path:
        guard let move else { break }
        let written = reference.file.text(in: reference.range)
        let folder = written.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(written[...$0]) } ?? ""
        let name = move.to.split(separator: "/").last.map(String.init) ?? move.to
        edits.append(Edit(reference.range, in: reference.file, with: folder + name))
      }
    }
    return AgentRename(edits: edits.inOrder, move: move)
  }

  private static func agent(
    in index: AgentIndex, _ path: String, at offset: Int
  ) throws(AgentRename.Refusal) -> (AgentDefinition, SourceRange) {
    if let reference = index.reference(in: path, at: offset), reference.form != .path {
      guard reference.targets.count == 1, let agent = reference.targets.first else {
        throw AgentRename.Refusal("several agents have this id; give each its own first")
      }
      guard reference.form == .id else {
        throw AgentRename.Refusal("this is the display name of `\(agent.id.value)`; rename the agent at its id")
      }
      return (agent, reference.range)
    }
    guard let agent = index.agent(in: path, at: offset) else {
      throw AgentRename.Refusal("there is no agent's id here")
    }
    return (
      agent,
      agent.id.range.isEmpty ? agent.idRange : agent.file.word(agent.id.value, in: agent.id.range) ?? agent.id.range
    )
  }

  private static func check(
    _ name: String, for agent: AgentDefinition, in loaded: LoadedFiles
  ) throws(AgentRename.Refusal) {
    if name == agent.id.value { throw AgentRename.Refusal("that is its name already") }
    if let form = agent.dialect.refusedForm(ofID: name) {
      throw AgentRename.Refusal("`\(name)` cannot be \(agent.dialect.titleWithArticle)'s id; it must be \(form)")
    }
    let teams = loaded.teams.filter { team in team.agents.contains { $0.isSame(as: agent) } }
    if let other = teams.flatMap(\.agents).first(where: { $0.id.value == name }) {
      throw AgentRename.Refusal("`\(name)` is taken, by \(other.file.path)")
    }
    if let other = teams.flatMap(\.agents).first(where: { $0.displayName?.value == name && !$0.isSame(as: agent) }) {
      throw AgentRename.Refusal("`\(name)` is the display name of \(other.id.value)")
    }
  }
}

extension AgentDefinition {
  /// The path that its file would have.
  fileprivate func path(named name: String) throws(AgentRename.Refusal) -> String {
    let slash = file.path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(file.path[...$0]) } ?? ""
    let old = file.path.dropFirst(folder.count)
    let stem = id.value.split(separator: "/").last.map(String.init) ?? id.value
    guard old.hasPrefix(stem) else {
      throw AgentRename.Refusal("`\(id.value)` is a name that another file gives it; change it there")
    }
    let path = folder + name + old.dropFirst(stem.count)
    if WorkingFolder.exists(path) { throw AgentRename.Refusal("there is a file \(path) already") }
    return path
  }
}

extension [Edit] {
  /// By file and place, each once.
  fileprivate var inOrder: [Edit] {
    var sorted: [Edit] = []
    for edit in self.sorted(by: { ($0.file.path, $0.range.lower) < ($1.file.path, $1.range.lower) }) {
      if let last = sorted.last, last.file.path == edit.file.path, last.range == edit.range { continue }
      sorted.append(edit)
    }
    return sorted
  }
}
