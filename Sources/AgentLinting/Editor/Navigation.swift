package import AgentDefinitions

/// A place in some file.
package struct FilePlace: Sendable {
  package let file: SourceFile
  package let range: SourceRange
}

/// An agent or a key, for lists of what there is.
package struct Symbol: Sendable {
  package enum Kind: Sendable { case agent, team, field }

  package let name: String
  package let detail: String
  package let kind: Kind
  package let file: SourceFile
  /// All of it, and what to point at.
  package let range: SourceRange
  package let selection: SourceRange
  package var children: [Symbol] = []
}

extension Workspace {
  /// Where what is named at a place is defined.
  package mutating func definitions(in path: String, at offset: Int) -> [FilePlace] {
    let loaded = self.loaded()
    let index = AgentIndex(loaded)
    if let reference = index.reference(in: path, at: offset) {
      return reference.targets.map { FilePlace(file: $0.file, range: $0.idRange) }
    }
    for agent in loaded.agents where agent.file.path == path {
      if let skill = agent.skills.first(where: { $0.range.isTouched(by: offset) }),
        let found = loaded.skills.first(where: { $0.id == skill.value })
      {
        return [FilePlace(file: found.file, range: found.name?.range ?? found.file.lineRange(1))]
      }
    }
    return index.agent(in: path, at: offset).map { [FilePlace(file: $0.file, range: $0.idRange)] } ?? []
  }

  /// Where the agent at a place is named, its definition first if that is asked for.
  package mutating func references(in path: String, at offset: Int, withDefinition: Bool) -> [FilePlace] {
    let index = AgentIndex(loaded())
    let named = index.reference(in: path, at: offset)?.targets ?? []
    let agents = named.isEmpty ? index.agent(in: path, at: offset).map { [$0] } ?? [] : named
    return agents.flatMap { agent in
      (withDefinition ? [FilePlace(file: agent.file, range: agent.idRange)] : [])
        + index.references(to: agent).map { FilePlace(file: $0.file, range: $0.range) }
    }
  }

  /// What an open file has in it.
  package mutating func symbols(in path: String) -> [Symbol] {
    let loaded = self.loaded()
    let agents = loaded.agents.filter { $0.file.path == path }.map(Symbol.init)
    guard let team = loaded.teams.first(where: { $0.file?.path == path && !$0.fields.isEmpty }), let file = team.file
    else { return agents }
    let name = team.name?.value ?? path.split(separator: "/").last.map(String.init) ?? path
    let fields = team.fields.map { Symbol($0, in: file) }
    let all = Symbol(
      name: name, detail: "team", kind: .team, file: file, range: file.contents,
      selection: team.name?.range ?? file.lineRange(1), children: fields + agents)
    return [all]
  }

  /// The agents whose names have the letters of the query in them, in their order.
  package mutating func agents(matching query: String) -> [Symbol] {
    let letters = Array(query.lowercased().utf8)
    return loaded().agents.filter { agent in
      [agent.id.value, agent.shownName].contains { name in
        var rest = letters[...]
        for byte in name.lowercased().utf8 where byte == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
      }
    }.map(Symbol.init)
  }
}

extension Symbol {
  fileprivate init(_ agent: AgentDefinition) {
    self.init(
      name: agent.id.value, detail: agent.dialect.title, kind: .agent, file: agent.file, range: agent.range,
      selection: agent.idRange.clamped(to: agent.range),
      children: agent.fields.map { Symbol($0, in: agent.file) })
  }

  fileprivate init(_ field: FieldReading, in file: SourceFile) {
    self.init(
      name: field.key.value, detail: field.field?.summary ?? "", kind: .field, file: file, range: field.range,
      selection: field.key.range)
  }
}
