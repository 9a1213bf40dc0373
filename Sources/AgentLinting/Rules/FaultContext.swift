package import AgentDefinitions

/// What a fault's rule may want to know besides the fault.
package struct FaultContext: Sendable {
  /// How the file is spelled; nil when that could not be told.
  package let dialect: Dialect?
  /// The agent of the file, as far as one could be read.
  package let agent: AgentDefinition?
  /// What the project has set of the rule's options.
  package var options = RuleOptions()
  /// The fault itself, and what was read of the file that it is in: for a cure.
  package var fault: Fault?
  package var tree: SourceTree?

  package init(dialect: Dialect?, agent: AgentDefinition? = nil) {
    self.dialect = dialect
    self.agent = agent
  }

  /// In this project's own files a value that cannot be read is an error. Other systems may be more lenient than their
  /// documentation, so there it is a warning.
  var severityOfMisreading: Severity { dialect.map { $0.runtimes.count > 1 } ?? false ? .warning : .error }

  /// A switch that was written as text, without its quotes.
  func unquotedSwitch(_ safety: Fix.Safety) -> [Fix] {
    guard let reading = agent?.fields.first(where: { $0.value.range == fault?.range }), !reading.value.isAlias,
      case .flag? = reading.field?.type, let word = reading.value.text?.lowercased(), word == "true" || word == "false"
    else { return [] }
    return .of(
      "write `\(word)` without quotes", safety, Edit(reading.value.range, in: reading.value.tree.file, with: word))
  }

  /// The given effects on systems that read this kind of file.
  package func effects(_ all: [RuntimeEffect]) -> [RuntimeEffect] {
    guard let dialect else { return [] }
    return all.filter { dialect.runtimes.contains($0.runtime) }
  }

  /// The value that the fault is about.
  var value: SourceValue? { fault.flatMap { tree?.value(at: $0.range) } }

  /// The key that the fault is about, with its mapping.
  var entry: (mapping: SourceValue, entry: SourceValue.Entry)? {
    fault.flatMap { tree?.entry(withKeyAt: $0.range) }
  }
}
