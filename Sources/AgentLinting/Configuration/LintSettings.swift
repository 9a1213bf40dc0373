package import AgentDefinitions

/// What the linter is asked to do with each file.
package struct LintSettings: Sendable {
  private let common: RuleSettings

  /// The same for every file.
  package init(_ common: RuleSettings = .recommended) { self.common = common }

  package func rules(for file: SourceFile) -> RuleSettings { common }
}
