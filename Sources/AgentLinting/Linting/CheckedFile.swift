package import AgentDefinitions

/// A file as file rules see it.
package struct CheckedFile: Sendable {
  package let source: SourceFile
  /// How the file is spelled; nil for a team file.
  package let dialect: Dialect?

  package init(source: SourceFile, dialect: Dialect?) {
    self.source = source
    self.dialect = dialect
  }
}
