package import AgentDefinitions

/// A file as file rules see it.
package struct CheckedFile: Sendable {
  package let source: SourceFile
  /// How the file is spelled; nil for a team file.
  package let dialect: Dialect?

  /// The team that the file is.
  package let team: TeamDefinition?
  /// The MCP servers that the file brings along.
  package let servers: [CheckedServer]

  package init(
    source: SourceFile, dialect: Dialect?, team: TeamDefinition? = nil, servers: [CheckedServer] = []
  ) {
    self.source = source
    self.dialect = dialect
    self.team = team
    self.servers = servers
  }
}
