package import AgentDefinitions

/// What a fault's rule may want to know besides the fault.
package struct FaultContext: Sendable {
  /// How the file is spelled; nil when that could not be told.
  package let dialect: Dialect?
  /// The agent of the file, as far as one could be read.
  package let agent: AgentDefinition?
  /// What the project has set of the rule's options.
  package var options = RuleOptions()

  package init(dialect: Dialect?, agent: AgentDefinition? = nil) {
    self.dialect = dialect
    self.agent = agent
  }

  /// In this project's own files a value that cannot be read is an error. Other systems may be more lenient than their
  /// documentation, so there it is a warning.
  var severityOfMisreading: Severity { dialect.map { $0.runtimes.count > 1 } ?? false ? .warning : .error }

  /// The given effects on systems that read this kind of file.
  package func effects(_ all: [RuntimeEffect]) -> [RuntimeEffect] {
    guard let dialect else { return [] }
    return all.filter { dialect.runtimes.contains($0.runtime) }
  }
}
