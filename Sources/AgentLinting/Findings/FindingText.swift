package import AgentDefinitions

/// What a rule has to say about one place.
package struct FindingText: Sendable {
  /// What is wrong, why it matters and what to write instead: one paragraph without line breaks that makes sense alone.
  package var message: String
  /// Nil is the rule's own.
  package var severity: Severity?
  /// The systems that the finding concerns, with what each does.
  package var effects: [RuntimeEffect]
  /// What would cure it, the best first: worked out only for those who ask, since most runs do not.
  package var fixes: @Sendable () -> [Fix]

  package init(
    _ message: String, severity: Severity? = nil, effects: [RuntimeEffect] = [],
    fixes: @autoclosure @escaping @Sendable () -> [Fix] = []
  ) {
    self.message = message
    self.severity = severity
    self.effects = effects
    self.fixes = fixes
  }
}
