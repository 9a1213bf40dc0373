package import AgentDefinitions

/// An MCP server as the rules about servers see it: what was read of it, and how it was written.
package struct CheckedServer: Sendable {
  package let name: Located<String>
  /// Nil where nothing could be made of it, or where its dialect gives servers no meaning.
  package let definition: MCPServerDefinition?
  /// What stands behind the name; nil for a bare name.
  package let value: SourceValue?
  /// The key that the servers stand under; nil for those that a dialect says in other ways.
  package let field: FieldReading?
  /// Whose it is; nil for a team's.
  package let agent: AgentDefinition?
  package let dialect: Dialect

  /// The systems besides this project's own that read the file and use the servers in it.
  package var runtimes: [AgentRuntime] {
    (field?.field?.readBy ?? dialect.runtimes).filter { $0 != .roster && dialect.runtimes.contains($0) }
  }

  package static func all(of agent: AgentDefinition) -> [CheckedServer] {
    if agent.mcpServers.isEmpty, agent.field(.mcpServers) == nil { return [] }
    return all(agent.fields, agent.mcpServers, of: agent, as: agent.dialect)
  }

  package static func all(of team: TeamDefinition) -> [CheckedServer] {
    // OpenCode writes its servers in a shape of its own: what was read of them is all there is to look at.
    let fields = team.dialect == .openCodeJSON ? [] : team.fields
    return all(fields, team.mcpServers, of: nil, as: team.dialect ?? .native)
  }

  private static func all(
    _ fields: [FieldReading], _ definitions: [MCPServerDefinition], of agent: AgentDefinition?, as dialect: Dialect
  ) -> [CheckedServer] {
    let known = Dictionary(definitions.map { ($0.name.range, $0) }, uniquingKeysWith: { first, _ in first })
    var servers: [CheckedServer] = []
    for field in fields where field.meaning == .mcpServers {
      for (key, value) in written(field.value) {
        guard let text = key.text else { continue }
        let name = Located(text, at: key.range)
        servers.append(
          CheckedServer(
            name: name, definition: known[name.range], value: value, field: field, agent: agent, dialect: dialect))
      }
    }
    let seen = Set(servers.map(\.name.range))
    servers += definitions.filter { !seen.contains($0.name.range) }.map {
      CheckedServer(name: $0.name, definition: $0, value: nil, field: nil, agent: agent, dialect: dialect)
    }
    return servers
  }

  /// A mapping by name, or a list of names and of such mappings.
  private static func written(_ value: SourceValue) -> [(key: SourceValue, value: SourceValue?)] {
    switch value.kind {
    case .mapping: value.entries.map { ($0.key, $0.value) }
    case .sequence:
      value.elements.flatMap { element in
        element.kind == .mapping ? element.entries.map { ($0.key, $0.value) } : [(element, nil)]
      }
    case .scalar, .alias: []
    }
  }
}
